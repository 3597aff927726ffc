"""What was asked over time: a point for each day, and the day most of its people were due."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from directives.reports.progress import Day, Tally


@dataclass(frozen=True)
class Course:
    """`points` holds how many had done it by the end of each day from `first` on; `days` only those on which somebody
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


def course(tally: Tally, *, since: date, today: date) -> Course:
    """Of what was asked since that day. No query. What is finished ends with the last one done or its due date; what
    is open ends today."""
    found, due_on = tally.days, tally.due_on
    first = min([since, *(day.day for day in found[:1])])
    end = today if tally.parts.waiting else max(day for day in [first, due_on, *(d.day for d in found[-1:])] if day)
    return Course(first, list(_points(found, first, min(end, today))), found, due_on, tally.parts.asked)


def _points(found: list[Day], first: date, end: date) -> Iterator[int]:
    done, totals = 0, {day.day: day.done for day in found}
    for number in range((end - first).days + 1):
        done = totals.get(first + timedelta(days=number), done)
        yield done
