"""The one place that knows what time it is. Rules take the day as an argument and never ask."""

from datetime import date, datetime

from django.conf import settings
from django.utils import timezone


def now() -> datetime:
    """This instant; in a demonstration, the instant its date is held at (`CLOCK_AT`)."""
    if settings.CLOCK_AT:
        held = datetime.fromisoformat(settings.CLOCK_AT)
        return held if held.tzinfo else timezone.make_aware(held)
    return timezone.now()


def today() -> date:
    """The civil date in the municipality's own time zone."""
    return timezone.localdate(now())
