"""Forty-eight hours before a meeting, on days when the clocks change and on days when they do not."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deadlines.counting import CannotCount, count
from deadlines.rules import RULES
from tests.deadlines.calendar_of_new_jersey import NEW_YORK, calendar_for

YEARS = calendar_for(range(2026, 2030))


def latest(start: str) -> str:
    return count(RULES["meeting_notice"], datetime.fromisoformat(start), YEARS).due.isoformat()


@pytest.mark.parametrize(
    ("start", "due"),
    [
        ("2026-11-12T19:00", "2026-11-10T19:00:00-05:00"),
        # Spring: the same clock time would be only 47 hours.
        ("2027-03-15T19:00", "2027-03-13T18:00:00-05:00"),
        ("2027-03-14T19:00", "2027-03-12T18:00:00-05:00"),
        # Autumn: 48 elapsed hours would be an hour later on the clock.
        ("2026-11-02T19:00", "2026-10-31T19:00:00-04:00"),
        ("2027-11-08T19:00", "2027-11-06T19:00:00-04:00"),
        # The hour that comes twice: the first is the safer start.
        ("2027-11-07T01:30", "2027-11-05T01:30:00-04:00"),
        # Two days after it, the notice's own hour comes twice: again the first.
        ("2027-11-09T01:30", "2027-11-07T01:30:00-04:00"),
        # Two days after the hour that is left out, the elapsed hours still have an answer.
        ("2027-03-16T02:30", "2027-03-14T01:30:00-05:00"),
        # A start that names its zone is that instant.
        ("2027-03-15T23:00+00:00", "2027-03-13T18:00:00-05:00"),
    ],
)
def test_the_earlier_of_48_hours_and_the_same_clock_time(start, due):
    assert latest(start) == due


def test_a_meeting_in_the_hour_that_is_left_out_is_refused():
    with pytest.raises(CannotCount) as refused:
        latest("2027-03-14T02:30")
    assert refused.value.code == "time_never_happens"


def test_a_meeting_without_a_time_is_refused():
    with pytest.raises(CannotCount) as refused:
        count(RULES["meeting_notice"], date(2027, 3, 15), YEARS)
    assert refused.value.code == "time_missing"


@given(start=st.builds(datetime.combine, st.dates(date(2026, 6, 1), date(2029, 6, 1)), st.times()))
def test_never_less_than_48_hours_nor_later_on_the_clock(start):
    try:
        deadline = count(RULES["meeting_notice"], start, YEARS)
    except CannotCount:
        assert start.hour == 2
        assert start.month == 3
        return
    elapsed = deadline.trigger.astimezone(UTC) - deadline.due.astimezone(UTC)
    assert 48 * 3600 <= elapsed.total_seconds() <= 50 * 3600
    assert deadline.due.utcoffset() == deadline.due.astimezone(NEW_YORK).utcoffset()
    assert deadline.raw == deadline.due
    assert deadline.roll == "none"
