"""How far a dissemination has come, or anything else that is asked of people: its parts and its days."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import accumulate

from django.db.models import Count, QuerySet

from directives.models import Delivery
from directives.models.records import standing_on
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


@dataclass(frozen=True)
class Tally:
    """Deliveries or enrollments counted through. `days` are those on which somebody did what was asked; `due_on` is the
    date most of them have, for the clock starts for each person by itself."""

    parts: Parts
    days: list[Day]
    due_on: date | None


def tally(asked: QuerySet, *, today: date) -> Tally:
    """One query: a hundred thousand people are read once, and come as a row for each way they are alike."""
    stands = asked.annotate(standing=standing_on(today))
    alike = stands.values_list("standing", "closed_as", "closed_on", "due_on").annotate(people=Count("*"))
    stand, done, due = Counter[Standing](), Counter[date](), Counter[date]()
    for standing, closed_as, closed_on, due_on, people in alike.order_by():
        stand[Standing(standing)] += people
        if closed_as in DONE:
            done[closed_on] += people
        if due_on:
            due[due_on] += people
    usual = max(due, key=lambda day: (due[day], day), default=None)
    return Tally(Parts(dict(stand)), _running_total(done), usual)


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


def counted(found: QuerySet) -> Parts:
    """How many of these rows, each with its `standing`, stand where. One query."""
    rows = found.order_by().values_list("standing").annotate(people=Count("*"))
    return Parts({Standing(standing): people for standing, people in rows})


def _running_total(done: Mapping[date, int]) -> list[Day]:
    days = sorted(done)
    return [Day(day, total) for day, total in zip(days, accumulate(done[day] for day in days), strict=True)]
