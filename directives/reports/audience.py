"""Who a sending would reach if it left now: said before it is done."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from people.models import Agency, Employee, Employment
from people.readings import who_answers_for

NAMED = 12


@dataclass(frozen=True)
class Audience:
    """`by_hand` are those who have no e-mail address, a dozen of them by name; `has_officer` says whether anybody
    answers for the agency, so that somebody sees who has signed."""

    people: int
    by_letter: int
    names: tuple[str, ...]
    has_officer: bool

    @property
    def by_hand(self) -> int:
        return self.people - self.by_letter

    @property
    def unnamed(self) -> int:
        return self.by_hand - len(self.names)


def audience(agency: Agency, *, today: date) -> Audience:
    """Everyone the agency employs that day, each once, as `disseminate` would list them. At most four queries."""
    here = Employee.objects.filter(pk__in=Employment.objects.on(today).filter(agency=agency).values("employee"))
    counted = here.aggregate(people=Count("pk"), by_letter=Count("pk", filter=Q(email__isnull=False)))
    unaddressed = here.filter(email=None).values_list("given_name", "family_name")
    return Audience(
        people=counted["people"],
        by_letter=counted["by_letter"],
        names=tuple(f"{given} {family}" for given, family in unaddressed[:NAMED]),
        has_officer=not who_answers_for(agency, on=today).is_gap,
    )
