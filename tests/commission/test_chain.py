"""The sixty-day chain, forward and backward, for any day."""

from datetime import date, timedelta

import pytest

from commission.chain import backward, forward, with_hearing
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
]


@pytest.mark.parametrize(("act", "hearing", "notice", "translations"), WORKED)
def test_backward_from_the_act(act, hearing, notice, translations):
    chain = backward(date.fromisoformat(act), due=due)
    found = [chain.hearing.due_on, chain.notice.due_on, chain.translations.due_on]
    assert [day.isoformat() for day in found] == [hearing, notice, translations]


def test_forward_from_today_is_the_earliest_lawful_act():
    chain = forward(date(2026, 11, 23), due=due)
    assert (chain.act_on, chain.hearing.due_on, chain.notice.due_on) == (
        date(2027, 1, 22),
        date(2026, 12, 23),
        date(2026, 11, 23),
    )


@pytest.mark.parametrize("start", [date(2026, 1, 1) + timedelta(days=step) for step in range(0, 1100, 13)])
def test_forward_and_backward_agree_on_every_day(start):
    """The earliest act is in time, and a day earlier would not have been."""
    chain = forward(start, due=due)
    assert not chain.is_too_late(start)
    assert chain.act_on - start >= timedelta(days=60)
    before = backward(chain.act_on - timedelta(days=1), due=due)
    assert before.is_too_late(start) or before.act_on - start < timedelta(days=60)


def test_the_day_after_the_last_notice_is_too_late():
    chain = backward(date(2027, 5, 14), due=due)
    assert not chain.is_too_late(date(2027, 3, 15))
    assert chain.is_too_late(date(2027, 3, 16))


def test_a_hearing_on_a_day_of_ones_own_has_its_own_notice():
    chain = with_hearing(date(2027, 5, 14), date(2027, 4, 8), due=due)
    assert (chain.hearing.due_on, chain.notice.due_on) == (date(2027, 4, 14), date(2027, 3, 9))
