"""How far a dissemination has come: its parts, and its days."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import accumulate

from django.db.models import Count

from directives.models import Delivery, Dissemination
from directives.standing import OPEN, SIGNED, Standing, standing


@dataclass(frozen=True)
class Parts:
    """How many deliveries stand where; they add up to the frozen roster."""

    counts: dict[Standing, int]

    def __getitem__(self, word: Standing) -> int:
        return self.counts.get(Standing(word), 0)

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
        return [(each, self[each]) for each in Standing if self[each]]

    def _sum(self, standings: Iterable[Standing]) -> int:
        return sum(self[each] for each in standings)


@dataclass(frozen=True)
class Day:
    """How many had signed by the end of a day."""

    day: date
    signed: int


@dataclass(frozen=True)
class Tally:
    """One dissemination counted through. `days` are those on which somebody signed; `due_on` is the date most of its
    people have, for the clock starts for each when the text reaches them."""

    parts: Parts
    days: list[Day]
    due_on: date | None


def tally(dissemination: Dissemination, *, today: date) -> Tally:
    """One query: a hundred thousand people are read once, and come as a row for each way they are alike."""
    alike = dissemination.deliveries.values_list("closed_as", "closed_on", "due_on").annotate(people=Count("*"))
    stand, signed, due = Counter[Standing](), Counter[date](), Counter[date]()
    for closed_as, closed_on, due_on, people in alike.order_by():
        stand[standing(closed_as=closed_as, closed_on=closed_on, due_on=due_on, today=today)] += people
        if closed_as == Delivery.End.ACKNOWLEDGED:
            signed[closed_on] += people
        if due_on:
            due[due_on] += people
    usual = max(due, key=lambda day: (due[day], day), default=None)
    return Tally(Parts(dict(stand)), _running_total(signed), usual)


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
    for dissemination, word, people in rows:
        counts.setdefault(dissemination, {})[Standing(word)] = people
    return {key: Parts(value) for key, value in counts.items()}


def _running_total(signed: Mapping[date, int]) -> list[Day]:
    days = sorted(signed)
    return [Day(day, total) for day, total in zip(days, accumulate(signed[day] for day in days), strict=True)]
