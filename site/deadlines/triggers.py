"""Reading the event a rule is counted from, as a person types it."""

import re
from datetime import date, datetime

from deadlines.counting import CannotCount
from deadlines.rules import RULES, Unit

_YEAR = re.compile(r"[0-9]{4}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(_DAY.pattern + r"T[0-9]{2}:[0-9]{2}(:[0-9]{2})?([+-][0-9]{2}:[0-9]{2}|Z)?")


def read_trigger(rule_code: str, text: str) -> date | datetime | int:
    """The date, date-time or year in `text`, whichever that rule is counted from.

    Raises CannotCount with what was expected: a date `2026-10-01`; for meeting_notice a local date-time
    `2027-03-15T19:00`; for annual_schedule a date or a bare year.
    """
    text = text.strip()
    if rule_code == "annual_schedule" and _YEAR.fullmatch(text):
        return int(text)
    by_the_hour = rule_code in RULES and RULES[rule_code].unit is Unit.HOURS
    try:
        if by_the_hour and _MOMENT.fullmatch(text):
            return datetime.fromisoformat(text)
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass  # Well written, but no such day: the thirtieth of February.
    expected = "moment" if by_the_hour else "day_or_year" if rule_code == "annual_schedule" else "day"
    raise CannotCount(f"{expected}_expected", given=text)
