"""The table of rules is complete and names what the order leaves to the city."""

import pytest

from deadlines.rules import CODES, RULES, Direction, Origin, Roll

ASKED = [
    "clerk_transmittal",
    "agency_directive",
    "officer_notice",
    "acknowledgment",
    "uvisa_policy",
    "certification",
    "certification_expedited",
    "certification_appeal",
    "contract_hearing",
    "contract_notice",
    "meeting_notice",
    "annual_schedule",
    "quarterly_report",
    "annual_redissemination",
]


def test_every_clock_has_its_row():
    assert ASKED == CODES


@pytest.mark.parametrize("code", ["officer_notice", "acknowledgment", "quarterly_report"])
def test_what_the_order_does_not_ask_is_called_city_policy(code):
    assert RULES[code].origin is Origin.CITY
    assert RULES[code].source == "City policy, not in the order"


@pytest.mark.parametrize(
    "rule", [rule for code, rule in RULES.items() if code.startswith(("certification", "contract"))]
)
def test_section_2_and_section_8_clocks_roll_backward(rule):
    assert rule.roll is Roll.BACKWARD


def test_only_notices_are_counted_before_their_event():
    before = {code for code, rule in RULES.items() if rule.direction is Direction.BEFORE}
    assert before == {"contract_hearing", "contract_notice", "meeting_notice", "notice_translations"}
