"""The people of one dissemination, as its officer sees them: who, where they stand, what comes next."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import reduce
from operator import or_

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from directives.models import Delivery, Dissemination
from directives.reports.notings import has_live_noting
from directives.standing import OPEN, Standing


@dataclass(frozen=True)
class Line:
    """One person's line."""

    delivery_id: int
    number: str
    name: str
    job: str
    has_email: bool
    standing: Standing
    served_on: date | None
    served_how: str
    due_on: date | None
    signed_on: date | None
    reminded_on: date | None
    days_over: int
    # Something was noted of them and waits for a second person.
    is_noted: bool

    @property
    def is_open(self) -> bool:
        return self.standing in OPEN


def deliveries(dissemination: Dissemination, *, today: date, standing: str = "", search: str = "") -> QuerySet:
    """The deliveries a filter and a search leave, the longest overdue first. Slice or page it, then `lines()`.

    `standing` is a Standing, or `waiting` for all who have not signed; anything else filters nothing.
    """
    found = dissemination.deliveries.with_standing(today).select_related("employee", "job_role")
    found = found.annotate(is_noted=has_live_noting())
    return longest_overdue_first(narrowed(found, standing=standing, search=search))


def narrowed(found: QuerySet, *, standing: str, search: str, person: str = "employee__") -> QuerySet:
    """Of rows with a `standing`, those a filter and a search leave. `person` is the way from a row to its person."""
    if standing == "waiting":
        found = found.filter(standing__in=OPEN)
    elif standing in set(Standing):
        found = found.filter(standing=standing)
    for word in search.split()[:5]:
        names = (f"{person}{name}__icontains" for name in ("given_name", "family_name", "number"))
        found = found.filter(reduce(or_, (Q((name, word)) for name in names)))
    return found


def longest_overdue_first(found: QuerySet) -> QuerySet:
    return found.order_by(
        F("closed_on").asc(nulls_first=True),
        F("due_on").asc(nulls_last=True),
        "employee__family_name",
        "employee__given_name",
        "pk",
    )


def lines(found, *, today: date) -> Iterator[Line]:
    """The lines of these deliveries; no further query."""
    # Said once: asking each row for its words again is most of what a long list would cost.
    ways = {way.value: str(way.label) for way in Delivery.Service}
    for delivery in found:
        yield _line(delivery, ways, today)


def _line(delivery: Delivery, ways: dict[str, str], today: date) -> Line:
    employee = delivery.employee
    standing = Standing(delivery.standing)
    return Line(
        delivery_id=delivery.pk,
        number=employee.number,
        name=employee.name,
        job=delivery.job_role.name if delivery.job_role else "",
        has_email=bool(employee.email),
        standing=standing,
        served_on=day_of(delivery.served_at),
        served_how=ways.get(delivery.served_how, ""),
        due_on=delivery.due_on,
        signed_on=delivery.closed_on if delivery.closed_as == Delivery.End.ACKNOWLEDGED else None,
        reminded_on=day_of(delivery.reminded_at),
        days_over=days_over(standing, delivery.due_on, delivery.closed_on, today),
        is_noted=getattr(delivery, "is_noted", False),
    )


def days_over(standing: Standing, due_on: date | None, closed_on: date | None, today: date) -> int:
    """How many days past its due date it was done, or is still not done."""
    if standing not in (Standing.OVERDUE, Standing.LATE) or due_on is None:
        return 0
    return ((closed_on or today) - due_on).days


def day_of(at: datetime | None) -> date | None:
    """The municipality's date at an instant."""
    return timezone.localdate(at) if at else None
