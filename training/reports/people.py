"""The people of one agency with one module, as their officer sees them: who, where they stand, what comes next."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Func, Min, OuterRef, QuerySet, Subquery

from deadlines.models import KeptDeadline
from directives.reports.course import Course, course
from directives.reports.people import day_of, days_over, longest_overdue_first, narrowed
from directives.reports.progress import tally
from directives.reports.sending import due_dates
from directives.standing import UNENDED, Standing
from people.models import Agency, Employment
from training.models import Attempt, Completion, Enrollment, GroupSession, ModulePage
from training.reports.modules import asked_of


@dataclass(frozen=True)
class Line:
    """One person's line. `until` is the last day their newest certificate counts; a revoked one is none."""

    enrollment_id: int
    employee_id: int
    number: str
    name: str
    job: str
    has_email: bool
    standing: Standing
    why: str
    due_id: int
    due_on: date
    done_on: date | None
    reminded_on: date | None
    attempts: int
    certificate: str
    until: date | None
    is_current: bool
    days_over: int

    @property
    def is_open(self) -> bool:
        return self.standing in UNENDED


@dataclass(frozen=True)
class Sheet:
    people: list[Line]
    # Each deadline that stands on the sheet, once, the soonest first.
    deadlines: list[KeptDeadline]


def enrollments(
    module: ModulePage, agency: Agency, *, today: date, standing: str = "", search: str = ""
) -> QuerySet[Enrollment]:
    """The newest enrollment of each of the agency's people that a filter and a search leave, the longest overdue
    first. Slice or page it, then `lines()`."""
    found = asked_of(agency, today=today).filter(module=module).select_related("employee")
    return longest_overdue_first(narrowed(found, standing=standing, search=search))


def sheet(found: Iterable[Enrollment], agency: Agency, *, today: date) -> Sheet:
    """The people of these enrollments. Two queries besides theirs, however many they are."""
    order = {each.pk: place for place, each in enumerate(found)}
    rows = Enrollment.objects.filter(pk__in=order).with_standing(today).select_related("employee")
    people = sorted(lines(rows, agency, today=today), key=lambda line: order[line.enrollment_id])
    return Sheet(people, list(due_dates(line.due_id for line in people).values()))


def lines(found: QuerySet[Enrollment], agency: Agency, *, today: date) -> Iterator[Line]:
    """The lines of these enrollments, read as they are used. One query."""
    for row in _detailed(found, agency, today).iterator(chunk_size=2000):
        standing = Standing(row.standing)
        yield Line(
            enrollment_id=row.pk,
            employee_id=row.employee_id,
            number=row.employee.number,
            name=row.employee.name,
            job=row.job or "",
            has_email=bool(row.employee.email),
            standing=standing,
            why=row.closed_reason,
            due_id=row.due_id,
            due_on=row.due_on,
            done_on=row.closed_on if row.closed_as == Enrollment.End.COMPLETED else None,
            reminded_on=day_of(row.reminded_at),
            attempts=row.tries or 0,
            certificate=row.certificate or "",
            until=row.until,
            is_current=bool(row.until and row.until >= today),
            days_over=days_over(standing, row.due_on, row.closed_on, today),
        )


def _detailed(found: QuerySet[Enrollment], agency: Agency, today: date) -> QuerySet[Enrollment]:
    """Each with its person's job, its attempts, and the newest certificate that was not revoked."""
    works = Employment.objects.on(today).filter(agency=agency, employee=OuterRef("employee")).order_by("-starts_on")
    counts = Completion.objects.counting().filter(module=OuterRef("module"), employee=OuterRef("employee"))
    tries = Attempt.objects.filter(enrollment=OuterRef("pk")).order_by()
    return found.annotate(
        job=Subquery(works.values("job_role__name")[:1]),
        tries=Subquery(tries.annotate(tries=Func(F("pk"), function="COUNT")).values("tries")),
        certificate=Subquery(counts.values("number")[:1]),
        until=Subquery(counts.values("expires_on")[:1]),
    )


def course_of(module: ModulePage, agency: Agency, *, today: date) -> Course | None:
    """How the agency's people passed it over time; nothing before anybody was asked. Two queries."""
    asked = asked_of(agency, today=today).filter(module=module)
    began = asked.aggregate(began=Min("enrolled_at"))["began"]
    return course(tally(asked, today=today), since=day_of(began), today=today) if began else None


def sessions(module: ModulePage, agency: Agency) -> QuerySet[GroupSession]:
    """The record of what was taught to groups of the agency, each with how many were credited as `.people`; without
    the sheets themselves. One query."""
    found = GroupSession.objects.filter(module=module, agency=agency).select_related("credited_by__employee")
    return found.annotate(people=Count("completions"))
