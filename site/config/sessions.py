"""Where a person is signed in, and when they were last seen there."""

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.core.cache import cache

# Seconds between two writings for one session: a page read is not a row written.
EVERY = 5 * 60


class LastSeen:
    """Keep the list of a person's sessions up to date, without a write for each page."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if settings.USERSESSIONS_TRACK_ACTIVITY and request.user.is_authenticated:
            key = request.session.session_key
            if key and cache.add(f"seen:{key}", True, EVERY):
                UserSession.objects.create_from_request(request)
        return self.get_response(request)
