"""Where a delivery stands on a day. Dates in, a word out; nobody here knows what day it is."""

from datetime import date
from enum import StrEnum


class Standing(StrEnum):
    UNSERVED = "unserved"  # it has not reached the person yet, so no clock runs
    DUE = "due"
    OVERDUE = "overdue"
    ON_TIME = "on_time"
    LATE = "late"
    EXEMPT = "exempt"
    SEPARATED = "separated"
    REFUSED = "refused"
    SUPERSEDED = "superseded"
    TAKEN_BACK = "taken_back"


OPEN = (Standing.UNSERVED, Standing.DUE, Standing.OVERDUE)
SIGNED = (Standing.ON_TIME, Standing.LATE)
# How what was asked ends when it is done: a delivery is acknowledged, an enrollment completed.
DONE = ("acknowledged", "completed")


def standing(*, closed_as: str, closed_on: date | None, due_on: date | None, today: date) -> Standing:
    """The standing of a delivery or an enrollment: the last day itself is still in time.

    `closed_as` is how it ended ("" while it is open), `due_on` None until it has been served.
    """
    if closed_as in DONE:
        return Standing.LATE if due_on and closed_on and closed_on > due_on else Standing.ON_TIME
    if closed_as:
        return Standing(closed_as)
    if due_on is None:
        return Standing.UNSERVED
    return Standing.OVERDUE if today > due_on else Standing.DUE
