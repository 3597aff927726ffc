"""The quarter rule: held counts, cancelled does not, and amber comes before red."""

from datetime import date, datetime

import pytest

from commission.quarters import Quarter, State, first_owed, owed, state

Q4 = Quarter(2026, 4)


@pytest.mark.parametrize(
    ("day", "quarter"),
    [("2026-01-01", (2026, 1)), ("2026-03-31", (2026, 1)), ("2026-04-01", (2026, 2)), ("2026-12-31", (2026, 4))],
)
def test_a_day_is_in_its_quarter(day, quarter):
    assert Quarter.of(date.fromisoformat(day)) == Quarter(*quarter)
    assert date.fromisoformat(day) in Quarter(*quarter)


def test_a_quarter_begins_and_ends_with_its_months():
    assert (Q4.first_day, Q4.last_day) == (date(2026, 10, 1), date(2026, 12, 31))
    assert Q4.next == Quarter(2027, 1)


@pytest.mark.parametrize(("signed", "first"), [("2026-09-14", (2026, 4)), ("2026-12-31", (2027, 1))])
def test_the_first_is_the_quarter_after_the_order_was_signed(signed, first):
    assert first_owed(date.fromisoformat(signed)) == Quarter(*first)


def test_every_quarter_since_is_owed_the_present_one_included():
    assert owed(date(2026, 9, 14), today=date(2026, 9, 30)) == []
    assert owed(date(2026, 9, 14), today=date(2027, 4, 1)) == [Q4, Quarter(2027, 1), Quarter(2027, 2)]


# held, scheduled, now, where it stands. The last notice for December 31 at 11:59 p.m. is due on the 29th.
STANDS = [
    ([], [], "2026-10-01T09:00", State.OPEN),
    ([], [], "2026-11-15T09:00", State.OPEN),
    ([], [], "2026-11-16T00:00", State.SOON),
    ([], [], "2026-12-29T23:59", State.SOON),
    ([], [], "2026-12-30T00:00", State.TOO_LATE),
    ([], [], "2027-01-01T00:00", State.MISSED),
    ([], ["2026-12-10"], "2026-11-20T09:00", State.SCHEDULED),
    # Scheduled, its day is past, and nobody said that it was held.
    ([], ["2026-12-10"], "2026-12-11T09:00", State.SOON),
    ([], ["2027-01-10"], "2026-11-20T09:00", State.SOON),
    (["2026-11-12"], [], "2026-11-20T09:00", State.MET),
    (["2026-11-12"], [], "2027-02-01T09:00", State.MET),
    (["2026-09-30"], [], "2026-12-30T09:00", State.TOO_LATE),
]


@pytest.mark.parametrize(("held", "scheduled", "now", "expected"), STANDS)
def test_a_quarter_stands_where_a_clerk_would_say(held, scheduled, now, expected):
    days = [[date.fromisoformat(day) for day in each] for each in (held, scheduled)]
    found = state(
        Q4,
        held=days[0],
        scheduled=days[1],
        now=datetime.fromisoformat(now),
        last_notice_at=datetime.fromisoformat("2026-12-29T23:59"),
    )
    assert found == expected
