"""The one place that knows what time it is. Rules take the day as an argument and never ask."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.conf import settings
from django.utils import timezone

_held: ContextVar[datetime | None] = ContextVar("held", default=None)


def now() -> datetime:
    """This instant; in a demonstration, the instant its date is held at (`CLOCK_AT`)."""
    if instant := _held.get():
        return instant
    return _aware(settings.CLOCK_AT) if settings.CLOCK_AT else timezone.now()


def today() -> date:
    """The civil date in the municipality's own time zone."""
    return timezone.localdate(now())


@contextmanager
def held(at: datetime | str) -> Iterator[None]:
    """Hold the clock at an instant (local time when it names no zone): how the past is written and time travelled."""
    token = _held.set(_aware(at))
    try:
        yield
    finally:
        _held.reset(token)


def _aware(at: datetime | str) -> datetime:
    instant = datetime.fromisoformat(at) if isinstance(at, str) else at
    return instant if instant.tzinfo else timezone.make_aware(instant)
