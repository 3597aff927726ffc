"""How far one dissemination has come: its parts, its people, and its days."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Count

from directives.models import Delivery, Dissemination
from directives.standing import OPEN, SIGNED, Standing


@dataclass(frozen=True)
class Parts:
    """How many deliveries stand where; they add up to the frozen roster."""

    counts: dict[Standing, int]

    def __getitem__(self, standing: Standing) -> int:
        return self.counts.get(Standing(standing), 0)

    @cached_property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def signed(self) -> int:
        return self._sum(SIGNED)

    @property
    def waiting(self) -> int:
        """Not signed, and still asked to."""
        return self._sum(OPEN)

    @property
    def overdue(self) -> int:
        return self[Standing.OVERDUE]

    @property
    def asked(self) -> int:
        """Everyone who has signed or still has to: what a percentage is taken of."""
        return self.signed + self.waiting

    @property
    def percent_signed(self) -> int:
        """Rounded down, so that 100 means everyone."""
        return self.signed * 100 // self.asked if self.asked else 0

    @property
    def by_standing(self) -> list[tuple[Standing, int]]:
        return [(standing, self[standing]) for standing in Standing if self[standing]]

    def _sum(self, standings: Iterable[Standing]) -> int:
        return sum(self[standing] for standing in standings)


@dataclass(frozen=True)
class Day:
    """How many had signed by the end of a day."""

    day: date
    signed: int


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


def days(dissemination: Dissemination) -> list[Day]:
    """The running total of signatures, a row for each day on which somebody signed. One query."""
    rows = (
        dissemination.deliveries.filter(closed_as=Delivery.End.ACKNOWLEDGED)
        .values_list("closed_on")
        .annotate(people=Count("*"))
        .order_by("closed_on")
    )
    total, found = 0, []
    for day, people in rows:
        total += people
        found.append(Day(day, total))
    return found
