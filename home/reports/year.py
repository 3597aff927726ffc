"""The clerk's year: twelve months on one page, day by day, what goes out and is due, and why on that day."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from commission.reports import year as commission
from commission.reports.overview import overview
from deadlines import clock
from deadlines.due import books_open, city_calendar
from deadlines.models import Holiday
from deadlines.sentences import holiday_name
from directives.reports import year as directives
from directives.reports.board import board, order_carried_out
from directives.reports.clocks import city_clocks
from directives.reports.year import Kind, Line, of_clock
from home.models import Pause
from home.morning import next_morning
from training.reports import year as training

# Within one day what goes out comes first.
_TURNS = list(Kind)


@dataclass(frozen=True)
class Day:
    on: date
    lines: list[Line]

    @property
    def closing(self) -> Line | None:
        """The holiday it is, if it is one."""
        return next((line for line in self.lines if line.kind == Kind.CLOSED), None)

    @property
    def open_lines(self) -> list[Line]:
        return [line for line in self.lines if line.kind != Kind.CLOSED]

    @property
    def in_short(self) -> list[tuple[str, int]]:
        """Each thing once, with its people."""
        found: Counter[str] = Counter()
        for line in self.open_lines:
            found[line.what] += line.people
        return list(found.items())


@dataclass(frozen=True)
class Month:
    """Also one with nothing in it: the reader sees that it is empty."""

    first: date
    days: list[Day]

    @property
    def count(self) -> int:
        return sum(len(day.open_lines) for day in self.days)


@dataclass(frozen=True)
class Year:
    today: date
    months: list[Month]
    pause: Pause | None

    @property
    def next(self) -> Day | None:
        """The first day on which anything happens."""
        return next((day for month in self.months for day in month.days if day.open_lines), None)

    @property
    def days_to_next(self) -> int:
        return (self.next.on - self.today).days if self.next else 0


@books_open()
def year(*, today: date, language: str = "") -> Year:
    """From today to the same day next year. A fixed number of queries, whatever the number of agencies and people."""
    now, until = clock.now(), same_day_next_year(today)
    morning = next_morning(now)
    order = order_carried_out(today=today)
    rows = board(order, today=today) if order else []
    span = {"today": today, "until": until}
    found = [
        *directives.lines(rows, morning=morning, **span),
        *training.lines(morning=morning, language=language, **span),
        *commission.lines(overview(now=now), now=now, until=until),
        *(of_clock(each, ("board:index",)) for each in city_clocks(today=today)),
        *_closings(today, until),
    ]
    within = [line for line in found if today <= line.on < until]
    return Year(today, _months(within, today, until), Pause.objects.on(today).first())


def same_day_next_year(day: date) -> date:
    """The day the twelve months end before; February 29 ends them on the 28th."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return date(day.year + 1, 2, 28)


def _closings(today: date, until: date) -> list[Line]:
    known = city_calendar(range(today.year, until.year + 1)).holidays
    kinds = dict(Holiday.Kind.choices)
    return [
        Line(
            closing.on,
            Kind.CLOSED,
            holiday_name(closing.kind, closing.name),
            to=("city_holidays:index",),
            reason=str(kinds[closing.kind]),
        )
        for closing in known.values()
    ]


def _months(lines: list[Line], today: date, until: date) -> list[Month]:
    lines = sorted(lines, key=lambda line: (line.on, _TURNS.index(line.kind), line.what))
    days = [Day(on, list(found)) for on, found in groupby(lines, key=lambda line: line.on)]
    by_month = {first: list(found) for first, found in groupby(days, key=lambda day: day.on.replace(day=1))}
    months, first = [], today.replace(day=1)
    while first < until:
        months.append(Month(first, by_month.get(first, [])))
        first = (first + timedelta(days=31)).replace(day=1)
    return months
