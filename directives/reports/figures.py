"""A percentage taken apart: everyone on the list, who is not counted and why, and who of the rest has done it.

The parts always add up to the list. Nothing here knows whether it is signed or learned.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, OuterRef, QuerySet, Subquery

from directives.models.records import standing_on
from directives.reports.progress import Parts
from directives.standing import OPEN, SIGNED, Standing
from people.models import Leave

# So many reasons are said one by one; whoever writes each in other words is still counted.
SAID = 12
# Who has done it, then who still has to.
COUNTED = (*SIGNED, *OPEN)


@dataclass(frozen=True)
class Part:
    """How many stand there. `reasons` say why, the commonest first, and `others` how many have reasons besides these;
    of a part that needs none both are empty."""

    standing: Standing
    count: int
    reasons: list[tuple[str, int]]
    others: int = 0


@dataclass(frozen=True)
class Figures:
    """`counted` make up the percentage; `left_out` do not, and stand on the list all the same."""

    parts: Parts
    counted: list[Part]
    left_out: list[Part]


def figures(asked: QuerySet, *, today: date) -> Figures:
    """Of these deliveries, or enrollments. Two queries, however many they are."""
    stands = asked.order_by().annotate(standing=standing_on(today))
    rows = stands.values_list("standing", "closed_reason").annotate(people=Count("pk"))
    why: dict[Standing, Counter[str]] = defaultdict(Counter)
    for standing, reason, people in rows:
        why[Standing(standing)][reason] += people
    why[Standing.ON_LEAVE] = _leaves(stands, today)
    parts = Parts({standing: reasons.total() for standing, reasons in why.items() if reasons})
    left_out = [standing for standing, _people in parts.by_standing if standing not in COUNTED]
    return Figures(
        parts,
        counted=[_part(standing, why[standing]) for standing in COUNTED if parts[standing]],
        left_out=[_part(standing, why[standing]) for standing in left_out],
    )


def _leaves(stands: QuerySet, today: date) -> Counter[str]:
    """In what words those on leave are away."""
    words = Leave.objects.on(today).filter(employee=OuterRef("employee")).order_by("pk").values("reason")[:1]
    away = stands.filter(standing=Standing.ON_LEAVE).annotate(away_as=Subquery(words))
    rows = away.values_list("away_as").annotate(people=Count("pk"))
    return Counter({str(Leave.Reason(reason).label): people for reason, people in rows})


def _part(standing: Standing, why: Counter[str]) -> Part:
    said = [(reason, people) for reason, people in why.most_common() if reason]
    return Part(standing, why.total(), said[:SAID], sum(people for _reason, people in said[SAID:]))
