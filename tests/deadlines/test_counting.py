"""What holds for every rule, event and calendar."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deadlines.calendars import Closing
from deadlines.counting import count, due_at, reach
from deadlines.rules import RULES, Direction, Roll, Rule, Unit
from tests.deadlines.calendar_of_new_jersey import NEW_YORK, calendar_for

BY_DATE = [rule for rule in RULES.values() if rule.unit is not Unit.HOURS]
YEARS = calendar_for(range(2024, 2036))
SNOW = calendar_for(range(2024, 2036), Closing(date(2027, 2, 1), "emergency", "Snow emergency"))


def counted(rule: Rule, day: date, calendar=YEARS):
    return count(rule, day, calendar)


days = st.dates(date(2026, 1, 1), date(2032, 12, 31))
rules = st.sampled_from(BY_DATE)
# Any length and roll a clerk may set.
set_rules = st.builds(
    lambda rule, amount, roll: rule if rule.unit is Unit.JANUARY else replace(rule, amount=amount, roll=roll),
    rules,
    st.integers(1, 24),
    st.sampled_from(Roll),
)


@given(rule=set_rules, day=days)
def test_a_date_that_rolls_never_lands_on_a_closed_day(rule, day):
    if rule.roll is not Roll.NONE:
        assert YEARS.closing(counted(rule, day).due) is None


@given(rule=set_rules, day=days)
def test_a_date_moves_only_the_way_its_rule_says(rule, day):
    deadline = counted(rule, day)
    allowed = {Roll.NONE: {0}, Roll.FORWARD: {0, 1}, Roll.BACKWARD: {0, -1}}[rule.roll]
    moved = (deadline.due > deadline.raw) - (deadline.due < deadline.raw)
    assert moved in allowed
    assert deadline.roll == {0: "none", 1: "forward", -1: "backward"}[moved]


@given(rule=set_rules, day=days)
def test_between_the_raw_date_and_the_due_date_the_city_is_closed(rule, day):
    deadline = counted(rule, day)
    step = timedelta(1 if deadline.due >= deadline.raw else -1)
    passed = [deadline.raw + step * n for n in range(abs((deadline.due - deadline.raw).days))]
    assert all(YEARS.closing(on) for on in passed)


@given(rule=set_rules, day=days)
def test_a_later_event_is_never_due_earlier(rule, day):
    if rule.unit is not Unit.JANUARY:
        assert counted(rule, day).due <= counted(rule, day + timedelta(1)).due


@given(rule=rules.filter(lambda rule: rule.unit is Unit.DAYS), day=days)
def test_the_day_of_the_event_is_not_counted_and_the_last_is(rule, day):
    sign = 1 if rule.direction is Direction.AFTER else -1
    assert (counted(rule, day).raw - day).days == sign * rule.amount


@given(rule=set_rules, day=days)
def test_no_more_years_are_needed_than_reach_says(rule, day):
    assert count(rule, day, calendar_for(reach(rule, day))).due == counted(rule, day).due


def test_under_seven_days_week_ends_and_holidays_are_not_counted():
    """Five days from Wednesday, December 23, 2026: Thursday 24 is the first, Friday is Christmas."""
    five = replace(RULES["acknowledgment"], amount=5)
    deadline = counted(five, date(2026, 12, 23))
    assert deadline.due == date(2026, 12, 31)
    skipped = [step["on"] for step in deadline.steps if step["code"] == "not_counted"]
    assert skipped == ["2026-12-25", "2026-12-26", "2026-12-27"]


def test_seven_days_are_counted_through_the_week_end():
    assert counted(replace(RULES["acknowledgment"], amount=7), date(2026, 12, 23)).due == date(2026, 12, 30)


def test_a_notice_five_days_before_a_meeting_skips_them_too():
    five = replace(RULES["contract_notice"], amount=5)
    assert counted(five, date(2026, 12, 31)).due == date(2026, 12, 23)


def test_a_short_clock_of_section_8_has_no_week_end_grace():
    five = replace(RULES["certification_expedited"], amount=5)
    deadline = counted(five, date(2026, 12, 23))
    assert (deadline.raw, deadline.due) == (date(2026, 12, 28), date(2026, 12, 28))


def test_a_rule_that_does_not_roll_stays_on_christmas():
    still = replace(RULES["certification_expedited"], roll=Roll.NONE)
    deadline = counted(still, date(2026, 12, 11))
    assert (deadline.due, deadline.roll) == (date(2026, 12, 25), "none")
    assert deadline.steps[-1]["code"] == "never_moves"


def test_a_snow_day_moves_the_date_and_the_calendars_version():
    assert counted(RULES["quarterly_report"], date(2026, 12, 31), SNOW).due == date(2027, 2, 2)
    assert SNOW.version != YEARS.version


def test_an_event_just_before_midnight_counts_as_that_date():
    late = datetime(2026, 10, 1, 23, 59, tzinfo=NEW_YORK)
    assert counted(RULES["agency_directive"], late) == counted(RULES["agency_directive"], date(2026, 10, 1))


def test_half_past_eleven_at_night_on_the_last_day_is_in_time():
    """In UTC it is the next day already."""
    done = datetime(2026, 10, 14, 23, 30, tzinfo=NEW_YORK)
    assert done <= due_at(date(2026, 10, 14), NEW_YORK) < done + timedelta(minutes=30)


def test_a_calendar_does_not_answer_for_years_it_does_not_hold():
    with pytest.raises(LookupError, match="2024 to 2035"):
        YEARS.closing(date(2040, 1, 1))
