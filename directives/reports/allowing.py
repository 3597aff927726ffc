"""What extending, exempting and asking again would do, said before it is done. The rules are those of
`acts.allowances`; a test holds each to its act."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from directives.models import Delivery
from directives.reports.handling import Plan, plan
from people.models import Employment


def extending(found: QuerySet) -> Plan:
    """Of these deliveries, whose time could be extended. Passed over: closed, unserved (no clock runs yet)."""
    return plan(found, closed=~Q(closed_as=""), unserved=Q(due_on=None))


def exempting(found: QuerySet) -> Plan:
    """Of these deliveries, who could be excused. Passed over: closed."""
    return plan(found, closed=~Q(closed_as=""))


def asking_again(found: QuerySet, *, today: date) -> Plan:
    """Of these deliveries, who could be asked again. Passed over: not_exempt, gone, newer (a newer sending asks)."""
    return plan(found, not_exempt=~_excused(), gone=~_works_there(today), newer=_was_sent_again())


def can_be_asked_again(found: QuerySet, *, today: date) -> QuerySet:
    return found.filter(_excused(), _works_there(today), ~_was_sent_again())


def _excused() -> Q:
    return Q(closed_as=Delivery.End.EXEMPT)


def _works_there(today: date) -> Q:
    there = Employment.objects.on(today).filter(employee=OuterRef("employee"), agency=OuterRef("dissemination__agency"))
    return Q(Exists(there))


def _was_sent_again() -> Q:
    newer = Delivery.objects.filter(
        employee=OuterRef("employee"),
        dissemination__agency=OuterRef("dissemination__agency"),
        dissemination__edition__kind=OuterRef("dissemination__edition__kind"),
        dissemination__gt=OuterRef("dissemination"),
    )
    return Q(Exists(newer))
