"""What officers noted away from a screen: whom it cannot be noted of, what waits for a second person, the disputes."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from directives.models import Delivery, Noting
from directives.models.notings import LIVE
from directives.reports.handling import Plan, plan
from people.models import Agency, Employment, User

A_MONTH = timedelta(days=30)


def obstacles(*, way: str, happened_on: date, by) -> dict[str, Q]:
    """Why this cannot be noted of a delivery, the first that holds: its text is not asked any more, it was noted
    already, the officer would write of themselves, the person did not work there that day. The acts and the page that
    asks first share it. Whoever refused may have signed after all."""
    over = ~Q(closed_as="") if way == Noting.Way.REFUSED else ~Q(closed_as__in=["", Delivery.End.REFUSED])
    there = Employment.objects.on(happened_on).filter(
        employee=OuterRef("employee"), agency=OuterRef("dissemination__agency")
    )
    return {
        "closed": over,
        "noted": has_live_noting(),
        "own": Q(employee__user=by.pk),
        "elsewhere": ~Q(Exists(there)),
    }


def has_live_noting() -> Q:
    """Of a delivery: something was noted, and waits for a second person or for the clerk."""
    return Q(Exists(Noting.objects.live().filter(delivery=OuterRef("pk"))))


@dataclass(frozen=True)
class Counts:
    """Of an agency: how many notings wait for a second person, and how many are disputed."""

    waiting: int
    disputed: int


def counts(agency: Agency) -> Counts:
    """One query."""
    theirs = Noting.objects.filter(delivery__dissemination__agency=agency)
    live, disputed = theirs.to_confirm().values("pk"), theirs.disputed().values("pk")
    found = theirs.aggregate(
        waiting=Count("pk", filter=Q(pk__in=live)), disputed=Count("pk", filter=Q(pk__in=disputed))
    )
    return Counts(**found)


def to_confirm(agency: Agency) -> QuerySet[Noting]:
    """What waits for a second person, sheet by sheet: what one officer noted of one day stands together."""
    found = Noting.objects.to_confirm().filter(delivery__dissemination__agency=agency)
    return _with_what_they_name(found).order_by(
        "happened_on", "way", "noted_at", "delivery__employee__family_name", "delivery__employee__given_name", "pk"
    )


def disputes(agency: Agency | None = None) -> QuerySet[Noting]:
    """What waits for the clerk, the oldest first: of an agency, or of the whole city."""
    found = Noting.objects.disputed()
    if agency:
        found = found.filter(delivery__dissemination__agency=agency)
    return _with_what_they_name(found).order_by("disputed_at", "pk")


def noted(agency: Agency, *, today: date, standing: str = "", search: str = "") -> QuerySet[Delivery]:
    """The deliveries that something waits to be confirmed of, as a list that an officer chooses from: each has one."""
    theirs = Noting.objects.to_confirm().filter(delivery__dissemination__agency=agency)
    return Delivery.objects.filter(pk__in=theirs.values("delivery")).order_by(
        "employee__family_name", "employee__given_name", "pk"
    )


def confirming(found: QuerySet[Delivery], *, by) -> Plan:
    """Of these, what this officer would confirm. Passed over: mine (they noted it), own (it is about them)."""
    mine = Noting.objects.live().filter(delivery=OuterRef("pk"), noted_by=by)
    return plan(found, own=Q(employee__user=by.pk), mine=Q(Exists(mine)))


def _with_what_they_name(found: QuerySet[Noting]) -> QuerySet[Noting]:
    return found.select_related(
        "delivery__employee",
        "delivery__dissemination__agency",
        "delivery__dissemination__edition",
        "noted_by__employee",
        "confirmed_by__employee",
    )


def about(user: User) -> QuerySet[Noting]:
    """What was noted about somebody and was not set aside, the newest first."""
    found = Noting.objects.filter(delivery__employee__user=user, set_aside_at=None)
    return _with_what_they_name(found).order_by("-noted_at", "-pk")


def shown_to(user: User, *, today: date) -> QuerySet[Noting]:
    """What stands on somebody's desk: what waits, what is disputed, and for a month what was decided. Later a receipt
    leads to it."""
    since = timezone.make_aware(datetime.combine(today - A_MONTH, time.min))
    is_new = Q(confirmed_at__gte=since) | Q(settled_at__gte=since)
    return about(user).filter(LIVE | Q(disputed_at__isnull=False, settled_at=None) | is_new)
