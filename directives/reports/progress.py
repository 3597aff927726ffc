"""How far a dissemination has come, or anything else that is asked of people: its parts and its days."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Count, QuerySet

from directives.models import Delivery, Dissemination
from directives.standing import DONE, OPEN, SIGNED, Standing


@dataclass(frozen=True)
class Parts:
    """How many deliveries, or enrollments, stand where; they add up to all who were ever asked."""

    counts: dict[Standing, int]

    def __getitem__(self, standing: Standing) -> int:
        return self.counts.get(Standing(standing), 0)

    @cached_property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def done(self) -> int:
        return self._sum(SIGNED)

    @property
    def waiting(self) -> int:
        """Not done, and still asked."""
        return self._sum(OPEN)

    @property
    def overdue(self) -> int:
        return self[Standing.OVERDUE]

    @property
    def asked(self) -> int:
        """Everyone who has done it or still has to: what a percentage is taken of."""
        return self.done + self.waiting

    @property
    def percent_done(self) -> int:
        """Rounded down, so that 100 means everyone."""
        return self.done * 100 // self.asked if self.asked else 0

    @property
    def by_standing(self) -> list[tuple[Standing, int]]:
        return [(standing, self[standing]) for standing in Standing if self[standing]]

    def _sum(self, standings: Iterable[Standing]) -> int:
        return sum(self[standing] for standing in standings)


@dataclass(frozen=True)
class Day:
    """How many had done it by the end of a day."""

    day: date
    done: int


def parts(dissemination: Dissemination, *, today: date) -> Parts:
    """One query."""
    return parts_of([dissemination.pk], today=today).get(dissemination.pk, Parts({}))


def parts_of(dissemination_ids: Iterable[int], *, today: date) -> dict[int, Parts]:
    """The parts of many disseminations, by their keys. One query."""
    rows = (
        Delivery.objects.filter(dissemination__in=list(dissemination_ids))
        .with_standing(today)
        .values_list("dissemination", "standing")
        .annotate(people=Count("*"))
        .order_by()
    )
    counts: dict[int, dict[Standing, int]] = {}
    for dissemination, standing, people in rows:
        counts.setdefault(dissemination, {})[Standing(standing)] = people
    return {key: Parts(value) for key, value in counts.items()}


def counted(found: QuerySet) -> Parts:
    """How many of these rows, each with its `standing`, stand where. One query."""
    rows = found.order_by().values_list("standing").annotate(people=Count("*"))
    return Parts({Standing(standing): people for standing, people in rows})


def days(found: QuerySet) -> list[Day]:
    """The running total of what was done, a row for each day on which somebody did it. One query."""
    rows = found.filter(closed_as__in=DONE).values_list("closed_on").annotate(people=Count("*")).order_by("closed_on")
    total, found = 0, []
    for day, people in rows:
        total += people
        found.append(Day(day, total))
    return found
