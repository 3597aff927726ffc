"""One person of an agency: every text they were asked to sign there, what was allowed them and why, and when they are
away."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from directives.models import Delivery, Extension
from directives.reports.people import Line, lines
from people.models import Agency, Employee, Employment, Leave


@dataclass(frozen=True)
class Thing:
    """One text. `extensions` are the days it was moved, the first first; `receipt` the code of what they signed."""

    line: Line
    delivery: Delivery
    extensions: list[Extension]
    receipt: str


@dataclass(frozen=True)
class Person:
    """`leaves` are all that were noted, the newest first; `away` the one of today."""

    employee: Employee
    job: str
    works_here: bool
    things: list[Thing]
    leaves: list[Leave]
    away: Leave | None


def people_of(agency: Agency, *, today: date) -> QuerySet[Employee]:
    """Whoever works for the agency that day, or was ever asked to sign something there."""
    works = Employment.objects.on(today).filter(agency=agency, employee=OuterRef("pk"))
    asked = Delivery.objects.filter(dissemination__agency=agency, employee=OuterRef("pk"))
    return Employee.objects.filter(Q(Exists(works)) | Q(Exists(asked)))


def person(employee: Employee, agency: Agency, *, today: date) -> Person:
    """Four queries."""
    job = Employment.objects.on(today).filter(agency=agency, employee=employee).select_related("job_role").first()
    leaves = list(employee.leaves.select_related("noted_by__employee"))
    return Person(
        employee=employee,
        job=job.job_role.name if job and job.job_role else "",
        works_here=job is not None,
        things=_things(employee, agency, today),
        leaves=leaves,
        away=next((each for each in leaves if _covers(each, today)), None),
    )


def _things(employee: Employee, agency: Agency, today: date) -> list[Thing]:
    found = list(
        Delivery.objects.with_standing(today)
        .filter(employee=employee, dissemination__agency=agency)
        .select_related(
            "employee", "job_role", "due", "closed_by__employee", "dissemination__edition", "acknowledgment"
        )
        .order_by("-dissemination__sent_at", "-pk")
    )
    moved = _extensions(found)
    told = zip(found, lines(found, today=today), strict=True)
    return [Thing(line, each, moved[each.pk], _code(each)) for each, line in told]


def _extensions(found: Iterable[Delivery]) -> dict[int, list[Extension]]:
    moved = defaultdict(list)
    for each in Extension.objects.filter(delivery__in=found).select_related("granted_by__employee"):
        moved[each.delivery_id].append(each)
    return moved


def _code(delivery: Delivery) -> str:
    signed = getattr(delivery, "acknowledgment", None)
    return signed.code if signed else ""


def _covers(leave: Leave, day: date) -> bool:
    return leave.starts_on <= day and (leave.ends_on is None or leave.ends_on >= day)
