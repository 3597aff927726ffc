"""Whom a module is asked of on a day, and what asking it of more people would do: said before it is done."""

from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet, Subquery, prefetch_related_objects

from deadlines.due import Deadline, due
from people.models import Agency, Employee, Employment, JobRole
from training.models import Assignment, Completion, Enrollment, ModulePage

# The ways in which an assignment names people.
WHOM = ("agencies", "job_roles", "people")


@dataclass(frozen=True)
class Whom:
    """Everyone; or who works in one of the agencies, in one of the job roles where any are given; or people by name."""

    is_for_everyone: bool = False
    agencies: tuple[Agency, ...] = ()
    job_roles: tuple[JobRole, ...] = ()
    people: tuple[Employee, ...] = ()

    @property
    def names_nobody(self) -> bool:
        return not (self.is_for_everyone or self.agencies or self.job_roles or self.people)

    def on(self, day: date) -> Q:
        """The employees it names, among those employed that day."""
        if self.is_for_everyone:
            return Q(pk__isnull=False)
        named = Q(pk__in=[person.pk for person in self.people])
        works = employed(day)
        if self.agencies:
            works = works.filter(agency__in=[agency.pk for agency in self.agencies])
        if self.job_roles:
            works = works.filter(job_role__in=[role.pk for role in self.job_roles])
        return named | Q(pk__in=works) if self.agencies or self.job_roles else named


@dataclass(frozen=True)
class Preview:
    """What an assignment would do: whom it names, how many of them would be enrolled now, how many of those get a
    letter, and until when they would have. `left_out` have been asked before: they owe it, passed it or are excused."""

    named: int
    enrolled: int
    by_letter: int
    due: Deadline

    @property
    def left_out(self) -> int:
        return self.named - self.enrolled

    @property
    def by_hand(self) -> int:
        return self.enrolled - self.by_letter


def preview(module: ModulePage, whom: Whom, *, today: date) -> Preview:
    """One query besides those that count a date."""
    named = Employee.objects.filter(whom.on(today), pk__in=employed(today))
    new = Q(last_end=None) | Q(last_end=Enrollment.End.SEPARATED)
    counted = with_last_end(named, module).aggregate(
        named=Count("pk"), enrolled=Count("pk", filter=new), by_letter=Count("pk", filter=new & Q(email__isnull=False))
    )
    return Preview(**counted, due=due("training", today))


def modules() -> QuerySet[ModulePage]:
    """The modules that are asked of anybody: the pages of the governing language, each with its assignments."""
    asked = ModulePage.objects.filter(assignments__isnull=False).order_by("code").distinct()
    return asked.prefetch_related(*(f"assignments__{whom}" for whom in WHOM))


def audience(module: ModulePage, *, today: date) -> QuerySet[Employee]:
    """Everyone employed today whom one of the module's assignments in force names."""
    return _named_by([each for each in assignments(module) if each.is_in_force(today)], today)


def still_there(module: ModulePage, *, today: date) -> QuerySet[Employee]:
    """Everyone employed today whom any assignment names that is or was in force: what is owed under one that has
    ended stays owed."""
    return _named_by(assignments(module), today)


def with_certificates_ending(*, until: date) -> set[int]:
    """The keys of the modules that somebody passed in their last cycle, and must pass again by that day. One query: on
    most mornings there is none."""
    passed = Enrollment.objects.newest().filter(
        module=OuterRef("module"), employee=OuterRef("employee"), closed_as=Enrollment.End.COMPLETED
    )
    ending = Completion.objects.newest().filter(Exists(passed), expires_on__lte=until)
    return set(ending.order_by().values_list("module", flat=True).distinct())


def with_last_end(people: QuerySet[Employee], module: ModulePage) -> QuerySet[Employee]:
    """Each with `.last_end`: how their last cycle of the module ended, empty while it is open, None without any."""
    last = Enrollment.objects.filter(module=module, employee=OuterRef("pk")).order_by("-cycle")
    return people.annotate(last_end=Subquery(last.values("closed_as")[:1]))


def asked_before(module: ModulePage) -> QuerySet:
    """The keys of those whose last cycle is open, or ended in any way but by leaving the city. As a set, as below."""
    cycles = Enrollment.objects.filter(module=module).order_by().values("employee")
    asked = Max("cycle", filter=~Q(closed_as=Enrollment.End.SEPARATED))
    return cycles.annotate(last=Max("cycle"), asked=asked).filter(asked=F("last")).values("employee")


def employed(day: date) -> QuerySet:
    """The keys of everyone employed that day. As a set, found once: asked person by person, SQLite walks through the
    whole agency for each of its people."""
    return Employment.objects.on(day).values("employee")


def assignments(module: ModulePage) -> list[Assignment]:
    """Whom the module is and was asked of. No query for one of `modules()`, else four."""
    found = list(module.assignments.all())
    prefetch_related_objects(found, *WHOM)
    return found


def _named_by(assignments: list[Assignment], today: date) -> QuerySet[Employee]:
    rules = [_whom(each).on(today) for each in assignments]
    if not rules:
        return Employee.objects.none()
    return Employee.objects.filter(reduce(or_, rules), pk__in=employed(today))


def _whom(assignment: Assignment) -> Whom:
    return Whom(assignment.is_for_everyone, *(tuple(getattr(assignment, whom).all()) for whom in WHOM))
