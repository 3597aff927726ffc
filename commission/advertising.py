"""The twice-monthly advertisement of the legal-notices page (N.J.S.A. 35:3-5).

Dates in, a word out; no Django, no clock.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

EACH_MONTH = 2
FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
# Days before a month ends at which what is missing turns amber.
WARNING = timedelta(days=14)


class State(StrEnum):
    DONE = "done"
    OPEN = "open"
    DUE = "due"  # the month ends soon
    LATE = "late"  # it is over


@dataclass(frozen=True)
class Month:
    """One month of the duty."""

    first_day: date
    count: int
    today: date

    @property
    def last_day(self) -> date:
        return (self.first_day + timedelta(days=31)).replace(day=1) - timedelta(days=1)

    @property
    def state(self) -> State:
        if self.count >= EACH_MONTH:
            return State.DONE
        if self.today > self.last_day:
            return State.LATE
        return State.DUE if self.today >= self.last_day - WARNING else State.OPEN


def months(advertised: Iterable[date], *, since: date, today: date) -> list[Month]:
    """Each month of the duty from that of `since` to the present one; none after the year the law asks it for."""
    days = list(advertised)
    first, last = max(since, FIRST).replace(day=1), min(today, LAST)
    found = []
    while first <= last:
        count = sum((day.year, day.month) == (first.year, first.month) for day in days)
        found.append(Month(first, count, today))
        first = (first + timedelta(days=31)).replace(day=1)
    return found
