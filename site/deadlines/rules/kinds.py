"""What a rule is: how long, in which unit, from what, which way it rolls, and who says so."""

from dataclasses import dataclass
from enum import StrEnum


class Unit(StrEnum):
    DAYS = "days"
    # Days the city is open.
    OPEN_DAYS = "open_days"
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
        if self.unit is Unit.OPEN_DAYS:
            return True
        lenient = self.roll is Roll.FORWARD or (self.roll is Roll.BACKWARD and self.direction is Direction.BEFORE)
        return self.unit is Unit.DAYS and self.amount < 7 and lenient

    @property
    def asks_the_calendar(self) -> bool:
        """Whether a closed day can change the date: not for months or calendar days that never roll."""
        return self.roll is not Roll.NONE or self.unit in (Unit.HOURS, Unit.OPEN_DAYS)
