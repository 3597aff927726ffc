"""The signatures of one sending over time: a point for each day, and the day most of its people were due."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from directives.models import Dissemination
from directives.reports.progress import Day, Tally


@dataclass(frozen=True)
class Course:
    """`points` holds how many had signed by the end of each day from `first` on; `days` only those on which somebody
    did. The line's width stands for `span` days, so that a due date still to come has its place on it."""

    first: date
    points: list[int]
    days: list[Day]
    due_on: date | None
    asked: int

    @property
    def due_at(self) -> int | None:
        """Which point the due date falls on."""
        return (self.due_on - self.first).days if self.due_on else None

    @property
    def span(self) -> int:
        return max(len(self.points) - 1, self.due_at or 0, 1)

    @property
    def last(self) -> date:
        return self.first + timedelta(days=self.span)


def course(dissemination: Dissemination, tally: Tally, *, today: date) -> Course:
    """No query. A finished sending ends with its last signature or its due date; an open one today."""
    found, due_on = tally.days, tally.due_on
    first = min([timezone.localdate(dissemination.sent_at), *(day.day for day in found[:1])])
    end = today if tally.parts.waiting else max(day for day in [first, due_on, *(d.day for d in found[-1:])] if day)
    return Course(first, list(_points(found, first, min(end, today))), found, due_on, tally.parts.asked)


def _points(found: list[Day], first: date, end: date) -> Iterator[int]:
    signed, totals = 0, {day.day: day.signed for day in found}
    for number in range((end - first).days + 1):
        signed = totals.get(first + timedelta(days=number), signed)
        yield signed
