"""Service, the moment a text reaches somebody, and reminders of what is still owed."""

from collections.abc import Collection, Iterable

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import CharField, F, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone
from django.utils.translation import gettext as _

from deadlines import clock
from deadlines.due import due, keep
from directives import permissions
from directives.models import Delivery, Dissemination
from directives.refusal import Refusal
from evidence.acts import record
from letters.acts import owe_many


@transaction.atomic
def record_service(*, dissemination: Dissemination, delivery_ids: Collection[int], how: str, by) -> int:
    """An officer handed the text over on paper, or read it at roll call; return to how many people for the first
    time. Their clock starts today. Whoever had it already keeps the earlier date.

    Raises Refusal when `how` is not a way an officer serves.
    """
    if not permissions.may_direct(by, dissemination.agency, today=clock.today()):
        raise PermissionDenied
    if how not in (Delivery.Service.PAPER, Delivery.Service.ROLL_CALL):
        raise Refusal(_("Say whether it was handed over on paper or read at roll call."))
    chosen = dissemination.deliveries.filter(pk__in=delivery_ids).open().unserved()
    ids = list(chosen.values_list("pk", flat=True))
    served = _serve(ids, how=how, by=by)
    if served:
        record(action="delivery served", about=dissemination, by=by, details={"how": how, "deliveries": ids})
    return served


@transaction.atomic
def serve_at_sign_in(*, user) -> int:
    """Signing in shows the desk, and the desk shows what is owed: that is service (see DESIGN of `Service`)."""
    ids = list(Delivery.objects.of(user).open().unserved().values_list("pk", flat=True))
    return _serve(ids, how=Delivery.Service.SIGN_IN, by=user) if ids else 0


@transaction.atomic
def serve_by_email(*, delivery_ids: Iterable[int]) -> int:
    """The mail server accepted the letters of these deliveries."""
    return _serve(list(delivery_ids), how=Delivery.Service.EMAIL, by=None)


@transaction.atomic
def remind(*, dissemination: Dissemination, delivery_ids: Collection[int], by) -> int:
    """Owe a reminder to each of these people who has not signed and has an address; return to how many.

    Nobody is written to twice on one day: who was reminded today is passed over.
    """
    if not permissions.may_direct(by, dissemination.agency, today=clock.today()):
        raise PermissionDenied
    now = clock.now()
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    chosen = dissemination.deliveries.open().filter(pk__in=delivery_ids).exclude(employee__email=None)
    ids = list(chosen.exclude(reminded_at__gte=midnight).select_for_update(of=("self",)).values_list("pk", flat=True))
    if not ids:
        return 0
    Delivery.objects.filter(pk__in=ids).update(reminded_at=now, reminders=F("reminders") + 1)
    _owe_reminders(ids)
    record(action="people reminded", about=dissemination, by=by, details={"deliveries": ids})
    return len(ids)


def _serve(ids: list[int], *, how: str, by) -> int:
    """Start the clock of those not served yet: one UPDATE, one deadline for all of them."""
    now = clock.now()
    deadline = keep(due("acknowledgment", timezone.localdate(now)))
    return (
        Delivery.objects.filter(pk__in=ids)
        .open()
        .unserved()
        .update(served_at=now, served_how=how, served_by=by, due=deadline, due_on=deadline.due_on)
    )


def _owe_reminders(ids: list[int]) -> None:
    owe_many(
        Delivery.objects.filter(pk__in=ids),
        kind="reminder",
        key=Concat(Value("reminder:"), Cast("pk", CharField()), Value(":"), Cast("reminders", CharField())),
        to="employee__email",
        name=Concat(F("employee__given_name"), Value(" "), F("employee__family_name")),
        language="employee__language",
        subject_id="pk",
    )
