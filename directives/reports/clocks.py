"""The city's own clocks: what the order asks of the city itself in the next twelve months."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from deadlines.counting import Deadline
from deadlines.due import due
from directives.acts.transmittals import clerk_clock
from directives.models import Edition
from people.models import Agency


@dataclass(frozen=True)
class Clock:
    """One duty of the city: what it is, when it is due and why, and how far it is."""

    what: str
    deadline: Deadline
    left: int  # how many agencies it still waits for; 0 for a duty with a date only
    today: date

    @property
    def state(self) -> str:
        return "overdue" if self.today > self.deadline.due_on else "due"

    @property
    def days(self) -> int:
        """Days until it is due; negative once it is past."""
        return (self.deadline.due_on - self.today).days


def city_clocks(*, today: date) -> list[Clock]:
    """Every clock that ends within a year, and those that ended undone, the nearest first."""
    editions = list(Edition.objects.of_the_order().in_force(today))
    if not editions:
        return []
    clocks = [*_copies(editions, today), *_policies(editions[-1], today), *_quarters(today)]
    return in_order(clocks, today=today)


def in_order(clocks: Iterable[Clock], *, today: date) -> list[Clock]:
    """Those that end within a year, the nearest first."""
    year_end = today + timedelta(days=366)
    return sorted((c for c in clocks if c.deadline.due_on <= year_end), key=lambda clock: clock.deadline.due_on)


def _copies(editions: list[Edition], today: date) -> list[Clock]:
    """§12: copies of each edition that some agency has not been sent."""
    agencies = Agency.objects.count()
    clocks = []
    for edition in editions:
        if left := agencies - edition.transmittals.count():
            what = _("Send edition %(number)s of the order") % {"number": edition.number}
            clocks.append(Clock(what, due("clerk_transmittal", clerk_clock(edition)), left, today))
    return clocks


def _policies(first: Edition, today: date) -> list[Clock]:
    """§8: each certifying agency adopts its U-visa policy."""
    without = Agency.objects.filter(is_certifying=True).exclude(editions__kind=Edition.Kind.POLICY)
    left = without.count()
    deadline = due("uvisa_policy", first.effective_on)
    return [Clock(_("Adopt the U-visa policy"), deadline, left, today)] if left else []


def _quarters(today: date) -> list[Clock]:
    """§7: figures of each quarter, thirty days after it ends."""
    ends = [
        date(year, month, 31 if month in (3, 12) else 30)
        for year in (today.year - 1, today.year, today.year + 1)
        for month in (3, 6, 9, 12)
    ]
    clocks = []
    for end in ends:
        deadline = due("quarterly_report", end)
        if deadline.due_on >= today:
            what = _("Publish the figures of quarter %(quarter)s, %(year)s") % {
                "quarter": end.month // 3,
                "year": end.year,
            }
            clocks.append(Clock(what, deadline, 0, today))
    return clocks
