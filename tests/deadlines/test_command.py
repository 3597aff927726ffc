"""`manage.py deadline RULE TRIGGER [--json]`."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

pytestmark = pytest.mark.django_db


def said(*arguments):
    out = StringIO()
    call_command("deadline", *arguments, stdout=out)
    return out.getvalue()


def test_the_answer_is_text_for_a_person():
    assert said("agency_directive", "2026-10-01").splitlines() == [
        "Agency gives its employees a written directive",
        "Due by the end of Monday, November 2, 2026.",
        "  Counted from Thursday, October 1, 2026, the day the clerk sent the copy.",
        "  Day 30 is Saturday, October 31, 2026.",
        "  That is a Saturday, so it moves forward to Monday, November 2, 2026.",
        "  It passes over Sunday, November 1, 2026: the city is closed.",
        "The order, section 12",
    ]


def test_json_has_these_six_keys_and_no_other():
    answer = json.loads(said("certification", "2027-01-20", "--json"))
    reasons = answer.pop("reasons")
    assert answer == {
        "rule": "certification",
        "trigger": "2027-01-20",
        "raw": "2027-03-06",
        "due": "2027-03-05",
        "roll": "backward",
    }
    assert reasons[2] == "That is a Saturday, so it moves back to Friday, March 5, 2027."


def test_a_meeting_is_answered_in_local_time_with_its_offset():
    answer = json.loads(said("meeting_notice", "2027-03-15T19:00", "--json"))
    assert answer["trigger"] == "2027-03-15T19:00:00-04:00"
    assert answer["raw"] == answer["due"] == "2027-03-13T18:00:00-05:00"
    assert "Due by Saturday, March 13, 2027, 6 p.m. EST." in said("meeting_notice", "2027-03-15T19:00")


def test_a_bare_year_is_one_without_reorganization():
    answer = json.loads(said("annual_schedule", "2027", "--json"))
    assert (answer["rule"], answer["trigger"]) == ("annual_schedule", "2027")
    assert (answer["raw"], answer["due"], answer["roll"]) == ("2027-01-10", "2027-01-08", "backward")


@pytest.mark.parametrize(
    ("rule", "trigger", "expected"),
    [
        ("directive", "2026-10-01", "Expected one of: clerk_transmittal, agency_directive"),
        ("annual_schedule_january", "2027-01-01", "There is no rule “annual_schedule_january”"),
        ("agency_directive", "10/01/2026", "Expected year-month-day, as in 2026-10-01."),
        ("agency_directive", "2026-02-30", "“2026-02-30” is not a date."),
        ("agency_directive", "2026-10-01T09:00", "Expected year-month-day"),
        ("agency_directive", "2027", "Expected year-month-day"),
        ("agency_directive", "", "“” is not a date."),
        ("annual_schedule", "soon", "or 2027."),
        ("meeting_notice", "7 pm", "Expected local time, as in 2027-03-15T19:00."),
        ("meeting_notice", "2027-03-15T25:00", "Expected local time"),
        ("meeting_notice", "2027-03-15", "A time of day is needed"),
        ("meeting_notice", "2027-03-14T02:30", "never happens in America/New_York"),
        ("certification", "9999-12-31", "years from 2000 to 2098 can be counted"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_was_expected(rule, trigger, expected):
    with pytest.raises(CommandError, match="^") as refused:
        said(rule, trigger)
    assert expected in str(refused.value)
