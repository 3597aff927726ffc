"""Who must pass what, rule by rule, and how far each module is."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from people.models import Agency, Employee, JobRole
from training.models import Assignment, Enrollment, ModulePage


@dataclass(frozen=True)
class Progress:
    """The people of one module today: who passed their last cycle, who still owes it, and who of those is late."""

    passed: int = 0
    owed: int = 0
    overdue: int = 0


@dataclass(frozen=True)
class Rule:
    """One assignment. `has_ended` says that it asks the module of nobody new."""

    assignment: Assignment
    agencies: tuple[Agency, ...]
    job_roles: tuple[JobRole, ...]
    people: tuple[Employee, ...]
    has_ended: bool


@dataclass(frozen=True)
class Asked:
    """One module with its rules, those in force first."""

    module: ModulePage
    rules: tuple[Rule, ...]
    progress: Progress


def asked(*, today: date) -> list[Asked]:
    """Every module that is or was asked of anybody, by its code. Five queries, however many they are."""
    rows = Assignment.objects.select_related("module", "made_by__employee")
    rules: dict[ModulePage, list[Rule]] = {}
    for each in rows.prefetch_related("agencies", "job_roles", "people").order_by("module__code", "-starts_on", "pk"):
        rules.setdefault(each.module, []).append(_rule(each, today))
    counted = _progress(today)
    return [
        Asked(module, tuple(sorted(found, key=lambda rule: rule.has_ended)), counted.get(module.pk, Progress()))
        for module, found in rules.items()
    ]


def owed_under(assignment: Assignment) -> int:
    """How many people owe the assignment's module. One query."""
    return assignment.module.enrollments.open().count()


def _rule(each: Assignment, today: date) -> Rule:
    agencies, job_roles, people = (tuple(part.all()) for part in (each.agencies, each.job_roles, each.people))
    return Rule(each, agencies, job_roles, people, each.ends_on is not None)


def _progress(today: date) -> dict[int, Progress]:
    ended = Q(closed_as=Enrollment.End.COMPLETED)
    rows = Enrollment.objects.newest().values("module").order_by()
    counted = rows.annotate(
        passed=Count("pk", filter=ended),
        owed=Count("pk", filter=Q(closed_at=None)),
        overdue=Count("pk", filter=Q(closed_at=None, due_on__lt=today)),
    )
    return {row["module"]: Progress(row["passed"], row["owed"], row["overdue"]) for row in counted}
