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


def warning_due(expires_on: date, *, today: date) -> int | None:
    """The nearest warning that is due: 60, 30 or 7 days before; None before the first and after the end."""
    left = (expires_on - today).days
    if left < 0:
        return None
    return next((days for days in sorted(WARNINGS) if left <= days), None)
