"""What binds today: the order in force, and each agency's directive and policy."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Prefetch

from deadlines import clock
from directives.models import Edition, EditionText
from people.models import Agency

PUBLISHED = (Edition.Kind.DIRECTIVE, Edition.Kind.POLICY)


@dataclass(frozen=True)
class Shelf:
    """What one agency has in force."""

    agency: Agency
    editions: tuple[Edition, ...]


def order_in_force(request) -> EditionText | None:
    """The governing text, without its words, of the order in force today; None before there is one. One query for
    each request, however often it is asked."""
    if not hasattr(request, "_order_in_force"):
        request._order_in_force = (
            EditionText.objects.filter(
                is_source=True, edition__kind=Edition.Kind.ORDER, edition__effective_on__lte=clock.today()
            )
            .select_related("edition")
            .defer("body")
            .order_by("-edition__number")
            .first()
        )
    return request._order_in_force


def shelves(*, today: date) -> list[Shelf]:
    """The newest directive and policy in force of each agency that has one. Two queries: editions, and their texts."""
    rows = (
        Edition.objects.filter(kind__in=PUBLISHED, effective_on__lte=today)
        .select_related("agency")
        .prefetch_related(Prefetch("texts", EditionText.objects.defer("body")))
        .order_by("agency__name", "kind", "-number")
    )
    return [
        Shelf(agency, tuple(next(group) for _kind, group in groupby(found, key=lambda edition: edition.kind)))
        for agency, found in groupby(rows, key=lambda edition: edition.agency)
    ]


def published(*, today: date) -> int:
    """How many agencies have a directive in force. One query."""
    in_force = Edition.objects.filter(kind=Edition.Kind.DIRECTIVE, effective_on__lte=today)
    return in_force.values("agency").distinct().count()
