"""The city's clocks, one row each: how long, from what, and who says so.

Only the words and numbers are here. `counting` counts with them, `sentences` says them in the reader's
language, and a clerk's `RuleSetting` may put another length or another roll in force.
"""

from dataclasses import dataclass
from enum import StrEnum


def _(message: str) -> str:
    """Mark words for the catalogues; they are translated where they are shown."""
    return message


class Unit(StrEnum):
    DAYS = "days"
    MONTHS = "months"
    HOURS = "hours"
    # No length: a fixed day of the year, the tenth of January.
    JANUARY = "january"


class Direction(StrEnum):
    AFTER = "after"
    BEFORE = "before"


class Roll(StrEnum):
    """Where a date goes that falls on a day the city is closed."""

    NONE = "none"
    FORWARD = "forward"
    BACKWARD = "backward"


class Origin(StrEnum):
    """Who set the length of the clock."""

    ORDER = "order"
    LAW = "law"
    CITY = "city"


@dataclass(frozen=True)
class Rule:
    """One clock. `trigger` is the event in words, `source` where the length is written.

    `version` is 0 for the length and roll given here; a clerk's setting has its own number.
    """

    code: str
    title: str
    amount: int
    unit: Unit
    direction: Direction
    roll: Roll
    trigger: str
    origin: Origin
    source: str
    note: str = ""
    version: int = 0
    # Whether it may be asked for by its code; the others are reached through a sister rule.
    by_name: bool = True

    @property
    def counts_open_days_only(self) -> bool:
        """R. 1:3-1: in a period under seven days, Saturdays, Sundays and holidays are not counted.

        Not where a date after an event rolls backward (§8): a weekend gives no grace there. Not where
        nothing rolls: that is plain calendar counting.
        """
        lenient = self.roll is Roll.FORWARD or (self.roll is Roll.BACKWARD and self.direction is Direction.BEFORE)
        return self.unit is Unit.DAYS and self.amount < 7 and lenient


_CITY = _("City policy, not in the order")
_START_UNSAID = _("The order does not say from which day; the city counts from this one.")
_NO_GRACE = _("A late answer hurts a person, so this date never moves past the last day the order gives.")

_TABLE = [
    Rule(
        "clerk_transmittal",
        _("Clerk sends the order to every agency"),
        30,
        Unit.DAYS,
        Direction.AFTER,
        Roll.FORWARD,
        _("the day the order or its amendment took effect"),
        Origin.ORDER,
        _("The order, section 12"),
        _START_UNSAID,  # A1
    ),
    Rule(
        "agency_directive",
        _("Agency gives its employees a written directive"),
        30,
        Unit.DAYS,
        Direction.AFTER,
        Roll.FORWARD,
        _("the day the clerk sent the copy"),
        Origin.ORDER,
        _("The order, section 12"),
        _("The order says “of notice” and not whose; the city counts from the clerk's copy, the earliest."),  # A2
    ),
    Rule(
        "officer_notice",
        _("Appointing officer informs every employee"),
        15,
        Unit.DAYS,
        Direction.AFTER,
        Roll.FORWARD,
        _("the day the clerk sent the copy"),
        Origin.CITY,
        _CITY,
        _("The order asks for this notice and gives no day for it."),
    ),
    Rule(
        "acknowledgment",
        _("Employee acknowledges"),
        30,
        Unit.DAYS,
        Direction.AFTER,
        Roll.FORWARD,
        _("the day it was delivered to the employee"),
        Origin.CITY,
        _CITY,  # A5
    ),
    Rule(
        "uvisa_policy",
        _("Agency drafts its U-visa policy and starts to carry it out"),
        30,
        Unit.DAYS,
        Direction.AFTER,
        Roll.FORWARD,
        _("the day the order took effect"),
        Origin.ORDER,
        _("The order, section 8"),
        _START_UNSAID,  # A12
    ),
    Rule(
        "certification",
        _("Answer to a request for a U-visa certification"),
        45,
        Unit.DAYS,
        Direction.AFTER,
        Roll.BACKWARD,
        _("the day the request was received"),
        Origin.ORDER,
        _("The order, section 8.E"),
        _NO_GRACE,  # A13, A27
    ),
    Rule(
        "certification_expedited",
        _("Answer to a request for a U-visa certification, faster review"),
        14,
        Unit.DAYS,
        Direction.AFTER,
        Roll.BACKWARD,
        _("the day the request was received"),
        Origin.ORDER,
        _("The order, section 8.E"),
        _NO_GRACE,
    ),
    Rule(
        "certification_expedited_later",
        _("Answer to a request for a U-visa certification, faster review asked for later"),
        14,
        Unit.DAYS,
        Direction.AFTER,
        Roll.BACKWARD,
        _("the day the city was told of removal proceedings"),
        Origin.ORDER,
        _("The order, section 8.E"),
        _NO_GRACE,  # A15
        by_name=False,
    ),
    Rule(
        "certification_appeal",
        _("Answer to an appeal against a denied certification"),
        90,
        Unit.DAYS,
        Direction.AFTER,
        Roll.BACKWARD,
        _("the day the appeal letter was received"),
        Origin.ORDER,
        _("The order, section 8.E"),
        _NO_GRACE,
    ),
    Rule(
        "contract_hearing",
        _("Last day for the public meeting about a proposed contract"),
        30,
        Unit.DAYS,
        Direction.BEFORE,
        Roll.BACKWARD,
        _("the day the city means to act"),
        Origin.ORDER,
        _("The order, section 2"),
    ),
    Rule(
        "contract_notice",
        _("Last day to give notice of the meeting about a proposed contract"),
        30,
        Unit.DAYS,
        Direction.BEFORE,
        Roll.BACKWARD,
        _("the day of the public meeting"),
        Origin.ORDER,
        _("The order, section 2"),
    ),
    Rule(
        "meeting_notice",
        _("Last moment to give notice of a public meeting"),
        48,
        Unit.HOURS,
        Direction.BEFORE,
        Roll.NONE,
        _("the start of the meeting"),
        Origin.LAW,
        _("Open Public Meetings Act, N.J.S.A. 10:4-8(d)"),
    ),
    Rule(
        "annual_schedule",
        _("Yearly schedule of meetings is posted"),
        7,
        Unit.DAYS,
        Direction.AFTER,
        Roll.BACKWARD,
        _("the day of the reorganization meeting"),
        Origin.LAW,
        _("Open Public Meetings Act, N.J.S.A. 10:4-18"),
    ),
    Rule(
        "annual_schedule_january",
        _("Yearly schedule of meetings is posted, in a year without reorganization"),
        10,
        Unit.JANUARY,
        Direction.AFTER,
        Roll.BACKWARD,
        _("the year without a reorganization meeting"),
        Origin.LAW,
        _("Open Public Meetings Act, N.J.S.A. 10:4-18"),
        by_name=False,
    ),
    Rule(
        "quarterly_report",
        _("Quarterly figures are published"),
        30,
        Unit.DAYS,
        Direction.AFTER,
        Roll.FORWARD,
        _("the last day of the quarter"),
        Origin.CITY,
        _CITY,
        _("The order, section 7, says “quarterly” and gives no day."),  # A8
    ),
    Rule(
        "annual_redissemination",
        _("U-visa policy goes to every employee again"),
        12,
        Unit.MONTHS,
        Direction.AFTER,
        Roll.BACKWARD,
        _("the day it last went out"),
        Origin.ORDER,
        _("The order, section 8.L"),
    ),
]

RULES: dict[str, Rule] = {rule.code: rule for rule in _TABLE}

CODES: list[str] = [code for code, rule in RULES.items() if rule.by_name]
