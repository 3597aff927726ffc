"""The sixty-day chain, forward and backward, for any day."""

from datetime import date, timedelta

import pytest

from commission.chain import backward, earliest_hearing, forward, with_hearing
from deadlines.counting import count, reach
from deadlines.rules import RULES
from tests.deadlines.calendar_of_new_jersey import calendar_for


def due(code, day):
    rule = RULES[code]
    return count(rule, day, calendar_for(reach(rule, day)))


# act, last hearing, last notice, last day to the translators
WORKED = [
    ("2027-05-14", "2027-04-14", "2027-03-15", "2027-03-01"),
    ("2027-01-22", "2026-12-23", "2026-11-23", "2026-11-06"),
    # Christmas closes the hearing's last day, so it moves back, and everything before it.
    ("2027-01-24", "2026-12-24", "2026-11-24", "2026-11-09"),
    # New Year's Day is a Friday: back over the year's end to Thursday, December 31.
    ("2027-01-31", "2026-12-31", "2026-12-01", "2026-11-16"),
    # A Saturday: the Friday before.
    ("2027-07-12", "2027-06-11", "2027-05-12", "2027-04-28"),
    # Juneteenth is kept on the third Friday of June, and a Saturday follows it.
    ("2027-07-18", "2027-06-17", "2027-05-18", "2027-05-04"),
    ("2027-07-19", "2027-06-17", "2027-05-18", "2027-05-04"),
    # Independence Day is a Sunday, kept on Monday: Monday, Sunday and Saturday are passed over.
    ("2027-08-04", "2027-07-02", "2027-06-02", "2027-05-18"),
    # Thanksgiving is passed over to Wednesday; the notice before it needs no move.
    ("2026-12-26", "2026-11-25", "2026-10-26", "2026-10-09"),
    # Over February 29 of a leap year, and a notice on a Sunday goes back to Friday.
    ("2028-03-30", "2028-02-29", "2028-01-28", "2028-01-13"),
    ("2027-11-08", "2027-10-08", "2027-09-08", "2027-08-24"),
]


@pytest.mark.parametrize(("act", "hearing", "notice", "translations"), WORKED)
def test_backward_from_the_act(act, hearing, notice, translations):
    chain = backward(date.fromisoformat(act), due=due)
    found = [chain.hearing.due_on, chain.notice.due_on, chain.translations.due_on]
    assert [day.isoformat() for day in found] == [hearing, notice, translations]


# today; the earliest lawful act, with its hearing and its notice
FORWARD = [
    ("2026-11-23", "2027-01-22", "2026-12-23", "2026-11-23"),
    ("2026-11-25", "2027-01-27", "2026-12-28", "2026-11-27"),
    ("2026-12-14", "2027-02-12", "2027-01-13", "2026-12-14"),
    ("2027-03-15", "2027-05-14", "2027-04-14", "2027-03-15"),
]


@pytest.mark.parametrize(("today", "act", "hearing", "notice"), FORWARD)
def test_forward_from_today_is_the_earliest_lawful_act(today, act, hearing, notice):
    chain = forward(date.fromisoformat(today), due=due)
    found = [chain.act_on, chain.hearing.due_on, chain.notice.due_on]
    assert [day.isoformat() for day in found] == [act, hearing, notice]


def days(step):
    """Three years, a leap day and every holiday among them."""
    return [date(2026, 1, 1) + timedelta(days=number) for number in range(0, 1100, step)]


@pytest.mark.parametrize("month", sorted({(day.year, day.month) for day in days(1)}))
def test_every_link_is_lawful_before_an_act_on_any_day(month):
    """Thirty days at the least on either side, each last day an open one, and none later would have been lawful."""
    for act in (day for day in days(1) if (day.year, day.month) == month):
        check_the_chain_before(act)


def check_the_chain_before(act):
    chain = backward(act, due=due)
    hearing, notice, translations = chain.hearing.due_on, chain.notice.due_on, chain.translations.due_on
    calendar = calendar_for(range(act.year - 1, act.year + 1))
    assert act - hearing >= timedelta(days=30)
    assert hearing - notice >= timedelta(days=30)
    assert not any(calendar.closing(day) for day in (hearing, notice, translations))
    assert all(calendar.closing(day) for day in after(hearing, until=act - timedelta(days=30)))
    assert all(calendar.closing(day) for day in after(notice, until=hearing - timedelta(days=30)))
    assert sum(not calendar.closing(day) for day in after(translations, until=notice)) == 10


def after(day, *, until):
    """The days after one, up to another and with it."""
    return [day + timedelta(days=number) for number in range(1, (until - day).days + 1)]


@pytest.mark.parametrize("start", days(7))
def test_forward_and_backward_agree_on_every_day(start):
    """The earliest act is in time, and no earlier one would have been."""
    chain = forward(start, due=due)
    assert chain == backward(chain.act_on, due=due)
    assert not chain.is_too_late(start)
    assert chain.act_on - start >= timedelta(days=60)
    earlier = [start + timedelta(days=number) for number in range(60, (chain.act_on - start).days)]
    assert all(backward(day, due=due).is_too_late(start) for day in earlier)


@pytest.mark.parametrize("today", days(29))
def test_the_earliest_hearing_leaves_its_notice_in_time_and_the_day_before_does_not(today):
    first = earliest_hearing(today, due=due)
    assert due("contract_notice", first).due_on >= today
    before = first - timedelta(days=1)
    assert due("contract_notice", before).due_on < today or before - today < timedelta(days=30)
    assert forward(today, due=due).hearing.due_on >= first


def test_the_day_after_the_last_notice_is_too_late():
    chain = backward(date(2027, 5, 14), due=due)
    assert not chain.is_too_late(date(2027, 3, 15))
    assert chain.is_too_late(date(2027, 3, 16))


def test_a_hearing_on_a_day_of_ones_own_has_its_own_notice():
    chain = with_hearing(date(2027, 5, 14), date(2027, 4, 8), due=due)
    assert (chain.hearing.due_on, chain.notice.due_on) == (date(2027, 4, 14), date(2027, 3, 9))
