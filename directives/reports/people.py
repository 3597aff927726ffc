"""The people of one dissemination, as its officer sees them: who, where they stand, what comes next."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from directives.models import Delivery, Dissemination
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

    @property
    def is_open(self) -> bool:
        return self.standing in OPEN


def deliveries(dissemination: Dissemination, *, today: date, standing: str = "", search: str = "") -> QuerySet:
    """The deliveries a filter and a search leave, the longest overdue first. Slice or page it, then `lines()`.

    `standing` is a Standing, or `waiting` for all who have not signed; anything else filters nothing.
    """
    found = dissemination.deliveries.with_standing(today).select_related("employee", "job_role")
    if standing == "waiting":
        found = found.filter(closed_at=None)
    elif standing in set(Standing):
        found = found.filter(standing=standing)
    for word in search.split()[:5]:
        found = found.filter(
            Q(employee__given_name__icontains=word)
            | Q(employee__family_name__icontains=word)
            | Q(employee__number__icontains=word)
        )
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
        served_on=_day(delivery.served_at),
        served_how=ways.get(delivery.served_how, ""),
        due_on=delivery.due_on,
        signed_on=delivery.closed_on if delivery.closed_as == Delivery.End.ACKNOWLEDGED else None,
        reminded_on=_day(delivery.reminded_at),
        days_over=_days_over(delivery, standing, today),
    )


def _days_over(delivery: Delivery, standing: Standing, today: date) -> int:
    if standing == Standing.OVERDUE:
        return (today - delivery.due_on).days
    return (delivery.closed_on - delivery.due_on).days if standing == Standing.LATE else 0


def _day(at) -> date | None:
    return timezone.localdate(at) if at else None
