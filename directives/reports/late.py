"""Who is late: served, past their day, and not away."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Exists, OuterRef, QuerySet

from directives.models import Delivery
from directives.reports.notings import has_live_noting
from people.models import Leave


def late(*, today: date) -> QuerySet[Delivery]:
    return waiting(today=today).filter(due_on__lt=today)


def waiting(*, today: date) -> QuerySet[Delivery]:
    """Served, not ended, and not on leave that day. Of whom something was noted is not waited for: a second person
    speaks first, and a dispute is settled first."""
    away = Leave.objects.on(today).filter(employee=OuterRef("employee"))
    return Delivery.objects.open().filter(~Exists(away), ~has_live_noting(), due_on__isnull=False)


def late_by_agency(agencies: Iterable[int], *, today: date) -> list[tuple[int, int]]:
    """For each of these agencies that has late people, its key and how many. One query."""
    rows = late(today=today).filter(dissemination__agency__in=list(agencies)).order_by()
    counted = rows.values("dissemination__agency").annotate(people=Count("employee", distinct=True))
    return list(counted.values_list("dissemination__agency", "people"))
