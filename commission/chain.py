"""The sixty-day chain of §2: notice, thirty days, a public meeting, thirty days, the act. No Django, no clock.

`due` is `deadlines.due.due`, or anything that answers like it: a rule's code and a date in, a Deadline out.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from deadlines.counting import Deadline

Due = Callable[[str, date], Deadline]
# Both periods of thirty days, stacked (A22).
HALF = timedelta(days=30)
AT_LEAST = 2 * HALF


@dataclass(frozen=True)
class Chain:
    """The last lawful day of each link before an act planned for `act_on`, each with its reasons."""

    act_on: date
    hearing: Deadline
    notice: Deadline
    translations: Deadline

    def is_too_late(self, today: date) -> bool:
        """Whether notice can no longer be given in time."""
        return today > self.notice.due_on


def backward(act_on: date, *, due: Due) -> Chain:
    """Counted backward from the day the city means to act: the latest hearing, notice and order for translations."""
    hearing = due("contract_hearing", act_on)
    return _chain(act_on, hearing, hearing.due_on, due)


def with_hearing(act_on: date, hearing_on: date, *, due: Due) -> Chain:
    """The same with the hearing on a day of the city's own choice: its notice is counted from that day."""
    return _chain(act_on, due("contract_hearing", act_on), hearing_on, due)


def forward(today: date, *, due: Due) -> Chain:
    """The earliest lawful act when notice is given today, and the chain before it."""
    act_on = today + AT_LEAST
    while (chain := backward(act_on, due=due)).is_too_late(today):
        act_on += timedelta(days=1)
    return chain


def earliest_hearing(today: date, *, due: Due) -> date:
    """The first day of a public meeting that leaves its notice, given today, in time."""
    day = today + HALF
    while due("contract_notice", day).due_on < today:
        day += timedelta(days=1)
    return day


def _chain(act_on: date, hearing: Deadline, hearing_on: date, due: Due) -> Chain:
    notice = due("contract_notice", hearing_on)
    return Chain(act_on, hearing, notice, due("notice_translations", notice.due_on))
