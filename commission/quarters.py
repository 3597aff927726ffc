"""The commission meets each quarter (§11). Dates in, a word out; no Django, no clock."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

# Days before a quarter ends at which one with no meeting scheduled turns amber.
WARNING = timedelta(days=45)


@dataclass(frozen=True, order=True)
class Quarter:
    """A quarter of a calendar year (A7): the first is January to March."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> "Quarter":
        return cls(day.year, (day.month + 2) // 3)

    @property
    def next(self) -> "Quarter":
        return Quarter(self.year + self.number // 4, self.number % 4 + 1)

    @property
    def first_day(self) -> date:
        return date(self.year, self.number * 3 - 2, 1)

    @property
    def last_day(self) -> date:
        return self.next.first_day - timedelta(days=1)

    def __contains__(self, day: date) -> bool:
        return self.first_day <= day <= self.last_day


class State(StrEnum):
    """Where a quarter stands."""

    MET = "met"  # a meeting was held in it
    SCHEDULED = "scheduled"
    OPEN = "open"  # none is scheduled, and there is time
    SOON = "soon"  # none is scheduled, and the quarter ends soon
    TOO_LATE = "too_late"  # none is scheduled, and lawful notice can no longer be given
    MISSED = "missed"  # it is over, and none was held


def first_owed(signed_on: date) -> Quarter:
    """The first quarter in which the commission must meet: the one after the order was signed (§11)."""
    return Quarter.of(signed_on).next


def owed(signed_on: date, *, today: date) -> list[Quarter]:
    """Every quarter from the first owed to the present one; empty before the first begins."""
    quarters, quarter = [], first_owed(signed_on)
    while quarter.first_day <= today:
        quarters.append(quarter)
        quarter = quarter.next
    return quarters


def state(
    quarter: Quarter, *, held: Iterable[date], scheduled: Iterable[date], now: datetime, last_notice_at: datetime
) -> State:
    """Where the quarter stands. A meeting that was cancelled is neither held nor scheduled.

    `now` and `last_notice_at` are local; the second is the last minute at which notice of a meeting on the quarter's
    last evening can lawfully be given.
    """
    today = now.date()
    if any(day in quarter for day in held):
        return State.MET
    if today > quarter.last_day:
        return State.MISSED
    if any(day in quarter and day >= today for day in scheduled):
        return State.SCHEDULED
    if now > last_notice_at:
        return State.TOO_LATE
    return State.SOON if today >= quarter.last_day - WARNING else State.OPEN
