"""Service, the moment a text reaches somebody, and reminders of what is still owed."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import CharField, F, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone
from django.utils.translation import gettext as _

from deadlines import clock
from deadlines.due import due, keep
from directives import permissions
from directives.models import Delivery, Dissemination
from directives.models.records import DeliveryQuerySet
from directives.refusal import Refusal
from directives.reports.notings import has_live_noting
from evidence.acts import record
from letters.acts import owe_many


@transaction.atomic
def record_service(*, dissemination: Dissemination, deliveries: QuerySet[Delivery], how: str, by) -> int:
    """An officer handed the text over on paper, or read it at roll call, to the people of these deliveries; return
    to how many for the first time. Their clock starts today. Whoever had it already keeps the earlier date, and a
    delivery of another dissemination is passed over. Raises Refusal when `how` is not a way an officer serves.
    """
    if not permissions.may_direct(by, dissemination.agency, today=clock.today()):
        raise PermissionDenied
    if how not in (Delivery.Service.PAPER, Delivery.Service.ROLL_CALL):
        raise Refusal(_("Say whether it was handed over on paper or read at roll call."))
    served = _serve(dissemination.deliveries.filter(pk__in=deliveries.values("pk")), how=how, by=by)
    if served:
        record(action="delivery served", about=dissemination, by=by, details={"how": how, "people": served})
    return served


@transaction.atomic
def serve_at_sign_in(*, user) -> int:
    """Signing in shows the desk, and the desk shows what is owed: that is service (see DESIGN of `Service`)."""
    unserved = Delivery.objects.of(user).open().unserved()
    return _serve(unserved, how=Delivery.Service.SIGN_IN, by=user) if unserved.exists() else 0


@transaction.atomic
def serve_by_email(*, delivery_ids: Iterable[int]) -> int:
    """The mail server accepted the letters of these deliveries."""
    return _serve(Delivery.objects.filter(pk__in=list(delivery_ids)), how=Delivery.Service.EMAIL, by=None)


@transaction.atomic
def remind(*, dissemination: Dissemination, deliveries: QuerySet[Delivery], by) -> int:
    """Owe a reminder to each of these people who has not signed and has an address; return to how many.

    Nobody is written to twice on one day: who was reminded today is passed over. The same number of statements for
    ten people or a hundred thousand.
    """
    if not permissions.may_direct(by, dissemination.agency, today=clock.today()):
        raise PermissionDenied
    now = clock.now()
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    waiting = dissemination.deliveries.open().filter(pk__in=deliveries.values("pk"), employee__email__isnull=False)
    # A second person speaks first of whom something was noted.
    waiting = waiting.filter(~has_live_noting())
    waiting = waiting.filter(Q(reminded_at=None) | Q(reminded_at__lt=midnight))
    people = Delivery.objects.filter(pk__in=waiting.values("pk")).update(reminded_at=now, reminders=F("reminders") + 1)
    if people:
        owe_reminders(dissemination.deliveries.filter(reminded_at=now))
        record(action="people reminded", about=dissemination, by=by, details={"people": people})
    return people


def _serve(deliveries: DeliveryQuerySet, *, how: str, by) -> int:
    """Start the clock of those not served yet: one UPDATE, one deadline for all of them."""
    now = clock.now()
    deadline = keep(due("acknowledgment", timezone.localdate(now)))
    unserved = deliveries.open().unserved().order_by()
    return unserved.update(served_at=now, served_how=how, served_by=by, due=deadline, due_on=deadline.due_on)


def owe_reminders(deliveries: QuerySet[Delivery]) -> None:
    """A letter for each, part of an act's transaction; one owed already, by its key, is owed once."""
    owe_many(
        deliveries,
        kind="reminder",
        key=Concat(Value("reminder:"), Cast("pk", CharField()), Value(":"), Cast("reminders", CharField())),
        to="employee__email",
        name=Concat(F("employee__given_name"), Value(" "), F("employee__family_name")),
        language="employee__language",
        subject_id="pk",
    )
