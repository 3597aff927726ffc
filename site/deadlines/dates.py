"""Dates in full, as each language writes them."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format, get_format, time_format
from django.utils.translation import get_language

# Django's own DATE_FORMAT shortens months in English and never names the weekday.
_LONG_DAY = {"en": "l, F j, Y", "es": r"l, j \d\e F \d\e Y", "ar": "l، j F Y"}


def long_day(day: date) -> str:
    """“Monday, November 2, 2026”, in the active language."""
    language = (get_language() or "en").split("-")[0]
    return date_format(day, _LONG_DAY.get(language) or f"l, {get_format('DATE_FORMAT')}")


def long_moment(moment: datetime) -> str:
    """“Saturday, March 13, 2027, 6 p.m. EST”, in the city's own time and the active language."""
    here = timezone.localtime(moment)
    comma = "، " if (get_language() or "").startswith("ar") else ", "
    return f"{long_day(here.date())}{comma}{time_format(here)} {here.tzname()}"
