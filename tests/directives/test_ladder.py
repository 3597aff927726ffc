"""The rungs of the ladder: each due day belongs to one rung at most, and the latest counts."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from directives.ladder import parse, rungs, spans
from directives.years import next_on

TODAY = date(2027, 3, 15)
LADDER = rungs(before=(14, 7, 1), after=(1,))


@pytest.mark.parametrize(("typed", "days"), [("14, 7, 1", (14, 7, 1)), ("7", (7,)), ("", ()), (" 3 , 2", (3, 2))])
def test_days_as_the_clerk_types_them(typed, days):
    assert parse(typed) == days


def rung_of(due_on):
    return [each.rung for each in spans(LADDER, today=TODAY) if (each.first or date.min) <= due_on <= each.last]


@pytest.mark.parametrize(
    ("days_left", "rung"),
    [(15, []), (14, [-14]), (8, [-14]), (7, [-7]), (2, [-7]), (1, [-1]), (0, [-1]), (-1, [1]), (-400, [1])],
)
def test_who_stands_where(days_left, rung):
    assert rung_of(TODAY + timedelta(days=days_left)) == rung


@given(some.sets(some.integers(-60, 60), min_size=1), some.integers(-90, 90))
def test_nobody_stands_on_two_rungs(ladder, days_left):
    due_on = TODAY + timedelta(days=days_left)
    found = [each.rung for each in spans(tuple(sorted(ladder)), today=TODAY) if (each.first or due_on) <= due_on]
    standing = [rung for rung in found if due_on + timedelta(days=rung) <= TODAY]
    assert standing == sorted(rung for rung in ladder if due_on + timedelta(days=rung) <= TODAY)[-1:]


def test_a_city_without_rungs_reminds_nobody():
    assert spans((), today=TODAY) == []


@pytest.mark.parametrize(
    ("last", "month_day", "expected"),
    [
        (date(2026, 10, 15), (9, 14), date(2027, 9, 14)),
        (date(2026, 10, 15), (10, 15), date(2027, 10, 15)),
        (date(2026, 10, 15), (12, 1), None),
        (date(2026, 10, 15), (1, 13), date(2027, 1, 13)),
        (date(2026, 10, 15), (1, 12), None),
        (date(2026, 10, 15), (2, 29), date(2027, 2, 28)),
        (date(2027, 2, 28), (2, 29), date(2028, 2, 29)),
        (date(2028, 2, 29), (2, 29), date(2029, 2, 28)),
    ],
)
def test_the_citys_day_never_comes_later_than_twelve_months(last, month_day, expected):
    month, day = month_day
    assert next_on(last, month=month, day=day) == expected
    assert expected is None or expected <= last + timedelta(days=366)
