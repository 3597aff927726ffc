"""Light, dark, or as the reader's device says; and the page that shows every component."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

LOOKS = ("auto", "light", "dark")
COOKIE = "look"
ONE_YEAR = 365 * 24 * 60 * 60


def chosen(request: HttpRequest) -> str:
    look = request.COOKIES.get(COOKIE)
    return look if look in LOOKS else "auto"


@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Keep the reader's choice in a cookie, on this device only, and go back to where they were."""
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}, require_https=request.is_secure()):
        back = reverse("look")
    response = HttpResponseRedirect(back)
    look = request.POST.get("look")
    if look in LOOKS:
        response.set_cookie(
            COOKIE, look, max_age=ONE_YEAR, samesite="Lax", httponly=True, secure=settings.SESSION_COOKIE_SECURE
        )
    return response
