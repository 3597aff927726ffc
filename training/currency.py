"""How long training counts, and what a certificate is worth on a day. Dates in, words out; no Django, no clock."""

from datetime import date
from enum import StrEnum


class Currency(StrEnum):
    """What a certificate is worth on a day."""

    VALID = "valid"
    EXPIRED = "expired"
    SUPERSEDED = "superseded"
    REVOKED = "revoked"


# Days before a certificate ends at which a certifying official is warned.
WARNINGS = (60, 30, 7)


def currency(*, expires_on: date, is_revoked: bool, is_superseded: bool, today: date) -> Currency:
    """The last day itself still counts. One that was followed by a newer is superseded, whenever it ends."""
    if is_revoked:
        return Currency.REVOKED
    if is_superseded:
        return Currency.SUPERSEDED
    return Currency.EXPIRED if today > expires_on else Currency.VALID


def next_fixed_day(after: date, *, month: int, day: int) -> date:
    """The first such day of a year after `after`; February 29 falls on the 28th in a year that has none."""
    candidates = (_day_of(year, month, day) for year in (after.year, after.year + 1))
    return next(each for each in candidates if each > after)


def _day_of(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        return date(year, month, day - 1)


def warning_due(expires_on: date, *, today: date) -> int | None:
    """The nearest warning that is due: 60, 30 or 7 days before; None before the first and after the end."""
    left = (expires_on - today).days
    if left < 0:
        return None
    return next((days for days in sorted(WARNINGS) if left <= days), None)
