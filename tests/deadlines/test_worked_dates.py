"""The dates worked by hand, in one table: no database, no clock."""

from datetime import date

import pytest

from deadlines.counting import count, reach
from deadlines.rules import RULES
from tests.deadlines.calendar_of_new_jersey import calendar_for

# rule, counted from, before any roll, due
WORKED = [
    # The clerk's copies: order signed Mon 14 Sep 2026; Amendment 1 effective Tue 1 Dec 2026.
    ("clerk_transmittal", "2026-09-14", "2026-10-14", "2026-10-14"),
    ("clerk_transmittal", "2026-12-01", "2026-12-31", "2026-12-31"),
    # Thirty days across the leap day.
    ("clerk_transmittal", "2028-01-30", "2028-02-29", "2028-02-29"),
    # Saturday → Monday; Election Day, the Tuesday, is not reached.
    ("agency_directive", "2026-10-01", "2026-10-31", "2026-11-02"),
    # Straight onto Election Day, which New Jersey keeps in odd years as well.
    ("agency_directive", "2026-10-04", "2026-11-03", "2026-11-04"),
    ("agency_directive", "2027-10-03", "2027-11-02", "2027-11-03"),
    # A Saturday before a Monday holiday moves to the Tuesday.
    ("acknowledgment", "2026-09-10", "2026-10-10", "2026-10-13"),
    ("officer_notice", "2026-10-01", "2026-10-16", "2026-10-16"),
    ("uvisa_policy", "2026-09-14", "2026-10-14", "2026-10-14"),
    # Lincoln's Birthday closes nothing; Good Friday does.
    ("acknowledgment", "2027-01-13", "2027-02-12", "2027-02-12"),
    ("acknowledgment", "2027-02-24", "2027-03-26", "2027-03-29"),
    # Juneteenth is the third Friday: the 18th in 2027, not the Saturday after.
    ("acknowledgment", "2027-05-19", "2027-06-18", "2027-06-21"),
    # New Year's Day 2028 is a Saturday, so Friday the 31st is closed.
    ("acknowledgment", "2027-12-01", "2027-12-31", "2028-01-03"),
    # §8 never waits past its last day. The city's four sample cases:
    ("certification", "2026-11-02", "2026-12-17", "2026-12-17"),
    ("certification", "2026-11-11", "2026-12-26", "2026-12-24"),
    ("certification_expedited", "2026-12-11", "2026-12-25", "2026-12-24"),
    ("certification", "2026-10-05", "2026-11-19", "2026-11-19"),
    ("certification_appeal", "2026-12-02", "2027-03-02", "2027-03-02"),
    ("certification", "2027-01-20", "2027-03-06", "2027-03-05"),
    # §2: act, meeting, notice: sixty days in all.
    ("contract_hearing", "2027-05-14", "2027-04-14", "2027-04-14"),
    ("contract_notice", "2027-04-14", "2027-03-15", "2027-03-15"),
    ("contract_hearing", "2027-01-22", "2026-12-23", "2026-12-23"),
    ("contract_notice", "2026-12-23", "2026-11-23", "2026-11-23"),
    ("contract_notice", "2027-01-24", "2026-12-25", "2026-12-24"),
    # The year's schedule: after reorganization, or by the tenth of January.
    ("annual_schedule", "2027-01-04", "2027-01-11", "2027-01-11"),
    ("annual_schedule_january", "2027-01-01", "2027-01-10", "2027-01-08"),
    ("quarterly_report", "2026-12-31", "2027-01-30", "2027-02-01"),
    ("quarterly_report", "2026-09-30", "2026-10-30", "2026-10-30"),
    # Twelve months; February 29 becomes February 28.
    ("annual_redissemination", "2026-10-14", "2027-10-14", "2027-10-14"),
    ("annual_redissemination", "2028-02-29", "2029-02-28", "2029-02-28"),
    ("annual_redissemination", "2026-10-16", "2027-10-16", "2027-10-15"),
    # Ten days the city is open before a notice; Veterans Day and the week-ends are not counted.
    ("notice_translations", "2026-11-23", "2026-11-06", "2026-11-06"),
    ("schedule_revision", "2027-03-01", "2027-03-08", "2027-03-08"),
    ("minutes_draft", "2026-11-12", "2026-11-26", "2026-11-27"),
    # Training: thirty days to pass, and twelve months that end where they end, open or closed.
    # The city's own day of the year: a Saturday moves back to the Friday, and a day that is open stays.
    ("annual_redissemination_fixed", "2027-10-02", "2027-10-02", "2027-10-01"),
    ("annual_redissemination_fixed", "2027-09-14", "2027-09-14", "2027-09-14"),
    # From the first day on.
    ("joiner", "2026-11-09", "2026-12-09", "2026-12-09"),
    ("joiner", "2026-10-01", "2026-10-31", "2026-11-02"),
    # A day that was given, a Saturday; fourteen days after a leave, onto Christmas; fourteen from being asked again.
    ("acknowledgment_extended", "2026-12-19", "2026-12-19", "2026-12-21"),
    ("acknowledgment_after_leave", "2026-12-11", "2026-12-25", "2026-12-28"),
    ("acknowledgment_asked_again", "2026-11-20", "2026-12-04", "2026-12-04"),
    ("training", "2026-10-01", "2026-10-31", "2026-11-02"),
    ("training_renewal", "2026-10-17", "2027-10-17", "2027-10-17"),
    ("training_renewal_fixed", "2027-01-31", "2027-01-31", "2027-01-31"),
]


@pytest.mark.parametrize(("code", "trigger", "raw", "due"), WORKED)
def test_the_worked_dates_come_out(code, trigger, raw, due):
    rule, day = RULES[code], date.fromisoformat(trigger)
    deadline = count(rule, day, calendar_for(reach(rule, day)))
    roll = "none" if raw == due else "forward" if due > raw else "backward"
    assert (deadline.raw.isoformat(), deadline.due.isoformat(), deadline.roll) == (raw, due, roll)


def test_every_rule_has_a_worked_date():
    assert {code for code, *_ in WORKED} >= set(RULES) - {"meeting_notice", "certification_expedited_later"}
