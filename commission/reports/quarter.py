"""Where the quarter stands: was the commission's meeting held, and until when can one still be called (§11)."""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils import timezone

from commission import quarters
from commission.models import Meeting
from commission.quarters import Quarter, State
from deadlines.counting import Deadline
from deadlines.due import due, zone
from directives.models import Edition

# A meeting on the quarter's last evening: the latest there can be.
LAST_EVENING = time(23, 59)


@dataclass(frozen=True)
class Standing:
    """One quarter: its state, and the last minute to give notice of a meeting in it, with its reasons."""

    quarter: Quarter
    state: State
    last_notice: Deadline

    @property
    def tone(self) -> str:
        """done, due, late or overdue, as the rest of the house colours them."""
        tones = {State.MET: "done", State.SCHEDULED: "done", State.OPEN: "due", State.SOON: "late"}
        return tones.get(self.state, "overdue")


def signed_on() -> date | None:
    """The day the order was first signed, from which the commission's duties run. One query."""
    days = Edition.objects.of_the_order().order_by("number").values_list("signed_on", flat=True)
    return days.first()


def standings(*, now: datetime, since: date | None) -> list[Standing]:
    """The present quarter first, then those before it that were missed; none before the commission owes one, in the
    quarter after `since`. One query, and two for each quarter told of."""
    if since is None:
        return []
    here = timezone.localtime(now)
    owed = quarters.owed(since, today=here.date())
    states = Meeting.State
    rows = Meeting.objects.exclude(state=states.CANCELLED).values_list("state", "starts_at") if owed else []
    days = [(state, timezone.localdate(start)) for state, start in rows]
    held = [day for state, day in days if state == states.HELD]
    scheduled = [day for state, day in days if state == states.SCHEDULED]
    missed = [each for each in owed[:-1] if not any(day in each for day in held)]
    return [_standing(each, held, scheduled, here) for each in [*owed[-1:], *reversed(missed)]]


def last_notice(quarter: Quarter) -> Deadline:
    """The last minute to give notice of a meeting on the quarter's last evening."""
    return due("meeting_notice", datetime.combine(quarter.last_day, LAST_EVENING, zone()))


def _standing(quarter: Quarter, held, scheduled, here: datetime) -> Standing:
    last = last_notice(quarter)
    found = quarters.state(quarter, held=held, scheduled=scheduled, now=here, last_notice_at=last.due)
    return Standing(quarter, found, last)
