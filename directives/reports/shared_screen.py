"""What somebody at a shared screen has to sign: one text at a time."""

from dataclasses import dataclass

from django.db.models import F

from directives.models import Delivery
from directives.reports.notings import has_live_noting
from people.models import Employee


@dataclass(frozen=True)
class Queue:
    """The next text of a person, the soonest due first, and how many there are with it."""

    next: Delivery | None
    left: int


def queue(employee: Employee) -> Queue:
    """What was noted of them waits for a second person, and is not asked meanwhile. One query."""
    found = list(
        Delivery.objects.filter(~has_live_noting(), employee=employee)
        .open()
        .select_related("employee", "due", "dissemination__agency", "dissemination__edition", "acknowledgment")
        .order_by(F("due_on").asc(nulls_last=True), "dissemination__sent_at", "pk")
    )
    return Queue(found[0] if found else None, len(found))
