"""Whom no letter can reach: to be handed what they are owed."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from directives.models import Delivery
from directives.reports.notings import has_live_noting
from people.models import Agency, Leave

SHOWN = 10


@dataclass(frozen=True)
class Waiting:
    """One person, one text. `since` is the day their letter came back, or the day of the sending for who has none."""

    delivery_id: int
    sending_id: int
    name: str
    title: str
    since: date
    has_bounced: bool


@dataclass(frozen=True)
class Unreached:
    """The first of them, those who wait longest; and how many there are."""

    people: list[Waiting]
    count: int

    @property
    def more(self) -> int:
        return self.count - len(self.people)


def unreached(agency: Agency, *, today: date) -> Unreached:
    """Not served, still asked, not on leave, nothing noted of them, and their letter came back or they have no address.
    Two queries."""
    away = Leave.objects.on(today).filter(employee=OuterRef("employee"))
    open_ones = Delivery.objects.open().unserved().filter(~Exists(away), ~has_live_noting())
    open_ones = open_ones.filter(dissemination__agency=agency)
    found = open_ones.filter(Q(bounced_at__isnull=False) | Q(employee__email=None))
    since = Coalesce("bounced_at", "dissemination__sent_at")
    rows = found.select_related("employee", "dissemination__edition").annotate(since=since).order_by("since", "pk")
    return Unreached([_waiting(row) for row in rows[:SHOWN]], found.count())


def _waiting(delivery: Delivery) -> Waiting:
    return Waiting(
        delivery_id=delivery.pk,
        sending_id=delivery.dissemination_id,
        name=delivery.employee.name,
        title=delivery.dissemination.edition.title,
        since=timezone.localdate(delivery.since),
        has_bounced=delivery.bounced_at is not None,
    )
