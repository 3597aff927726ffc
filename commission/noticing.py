"""Whether a notice is on time. Instants in, a word out; no Django, no clock.

A meeting's notice must stand in every place the law names at least 48 hours before it begins (N.J.S.A. 10:4-8(d));
`latest` is that minute, as `deadlines.due("meeting_notice", …)` counts it across a change of clocks.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Place(StrEnum):
    """Where a notice is put."""

    WEBSITE = "website"
    PUBLIC_PLACE = "public_place"
    NEWSPAPER = "newspaper"
    CLERK = "clerk"
    SUBSCRIBERS = "subscribers"


class Timeliness(StrEnum):
    WAITING = "waiting"  # there is time, and some place is still to be posted
    ON_TIME = "on_time"
    LATE = "late"  # posted everywhere, some of it after the last minute
    MISSED = "missed"  # the last minute is past, and some place was never posted


@dataclass(frozen=True)
class Outlet:
    """One place a notice must be put: `name` tells two newspapers apart."""

    place: Place
    name: str = ""


class TooLate(ValueError):
    """Posting now would not be lawful notice. `latest` was the last lawful minute."""

    def __init__(self, latest: datetime):
        super().__init__(latest.isoformat())
        self.latest = latest


def check(at: datetime, *, latest: datetime, is_emergency: bool, reason: str) -> None:
    """Raises TooLate for a posting after the last lawful minute, unless the meeting is an emergency's or a reason is
    stated. The last minute itself is in time."""
    if at > latest and not is_emergency and not reason.strip():
        raise TooLate(latest)


def timeliness(posted: Mapping[Outlet, datetime | None], *, latest: datetime, now: datetime) -> Timeliness:
    """Where a notice stands: `posted` gives for each outlet it must be put in when that was done, or None."""
    instants = list(posted.values())
    if all(instants):
        return Timeliness.LATE if any(at > latest for at in instants if at) else Timeliness.ON_TIME
    return Timeliness.MISSED if now > latest else Timeliness.WAITING
