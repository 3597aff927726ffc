"""What a person reads under “Why this date?”."""

from datetime import date, datetime

import pytest

from deadlines.counting import count, reach
from deadlines.rules import RULES
from deadlines.sentences import reasons
from tests.deadlines.calendar_of_new_jersey import calendar_for


def why(code, trigger):
    rule = RULES[code]
    return reasons(count(rule, trigger, calendar_for(reach(rule, trigger))).steps)


@pytest.mark.parametrize(
    ("code", "trigger", "said"),
    [
        (
            "agency_directive",
            date(2026, 10, 1),
            [
                "Counted from Thursday, October 1, 2026, the day the clerk sent the copy.",
                "Day 30 is Saturday, October 31, 2026.",
                "That is a Saturday, so it moves forward to Monday, November 2, 2026.",
                "It passes over Sunday, November 1, 2026: the city is closed.",
            ],
        ),
        (
            "clerk_transmittal",
            date(2026, 9, 14),
            [
                "Counted from Monday, September 14, 2026, the day the order or its amendment took effect.",
                "Day 30 is Wednesday, October 14, 2026.",
                "The city is open that day, so the date stands.",
            ],
        ),
        (
            "certification",
            date(2026, 11, 11),
            [
                "Counted from Wednesday, November 11, 2026, the day the request was received.",
                "Day 45 is Saturday, December 26, 2026.",
                "That is a Saturday, so it moves back to Thursday, December 24, 2026.",
                "It passes over Friday, December 25, 2026: Christmas Day.",
            ],
        ),
        (
            "acknowledgment",
            date(2027, 12, 1),
            [
                "Counted from Wednesday, December 1, 2027, the day it was delivered to the employee.",
                "Day 30 is Friday, December 31, 2027.",
                "The city is closed that day (New Year's Day, observed), so it moves forward "
                "to Monday, January 3, 2028.",
                "It passes over Saturday, January 1, 2028: New Year's Day.",
                "It passes over Sunday, January 2, 2028: the city is closed.",
            ],
        ),
        (
            "contract_notice",
            date(2027, 1, 24),
            [
                "Counted from Sunday, January 24, 2027, the day of the public meeting.",
                "30 days before is Friday, December 25, 2026.",
                "The city is closed that day (Christmas Day), so it moves back to Thursday, December 24, 2026.",
            ],
        ),
        (
            "annual_redissemination",
            date(2028, 2, 29),
            [
                "Counted from Tuesday, February 29, 2028, the day it last went out.",
                "12 months later is Wednesday, February 28, 2029.",
                "The city is open that day, so the date stands.",
            ],
        ),
        (
            "meeting_notice",
            datetime.fromisoformat("2027-03-15T19:00"),
            [
                "Counted from Monday, March 15, 2027, 7 p.m. EDT, the start of the meeting.",
                "48 full hours before is Saturday, March 13, 2027, 6 p.m. EST.",
                "The same time on the clock 2 days before is Saturday, March 13, 2027, 7 p.m. EST.",
                "The clocks change in between, so the earlier of the two holds: Saturday, March 13, 2027, 6 p.m. EST.",
            ],
        ),
    ],
)
def test_the_reasons_read_as_plain_sentences(code, trigger, said):
    assert why(code, trigger) == said
