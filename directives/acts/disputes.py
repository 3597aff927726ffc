"""The one whom a noting is about says that it is not right; the clerk looks into it, and settles it."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from deadlines import clock
from directives import permissions
from directives.acts.disseminations import send
from directives.models import AcknowledgmentCorrection, Delivery, Dissemination, Noting
from directives.refusal import Refusal
from evidence.acts import record
from people.models import Employment

LONGEST = 1000


@transaction.atomic
def dispute(*, noting: Noting, words: str, by) -> Noting:
    """Say, in one's own words, that what was noted is not right. Nobody reminds or escalates until it is settled.

    A second dispute of the same changes nothing. Raises PermissionDenied for anybody else, and Refusal without words,
    or when it counts no more or was settled already.
    """
    noting = _locked(noting)
    if not permissions.may_sign(by, noting.delivery):
        raise PermissionDenied
    if noting.is_disputed:
        return noting
    words = words.strip()
    if not words:
        raise Refusal(_("Say in a few words what is not right."))
    if len(words) > LONGEST:
        raise Refusal(_("That is longer than 1,000 letters. Say the main thing; the clerk will ask you for the rest."))
    if noting.settled_at or noting.set_aside_at:
        raise Refusal(_("This was settled already. Speak to the city clerk if it is still not right."))
    noting.disputed_at, noting.disputed_words = clock.now(), words
    noting.save(update_fields=["disputed_at", "disputed_words"])
    record(action="noting disputed", about=noting.delivery, by=by, details={"noting": noting.pk, "words": words})
    return noting


@transaction.atomic
def settle(*, noting: Noting, settled_as: str, why: str, by) -> Noting:
    """The clerk says that it stands, or takes it back, and why.

    Taken back before a second person confirmed it, it is as if it had not been noted. A refusal taken back opens the
    delivery again. A signature taken back stays written: a correction points at it, the delivery ends, and the text is
    sent to that one person again, with a clock of its own.
    """
    if not permissions.may_settle(by):
        raise PermissionDenied
    noting, why = _locked(noting), " ".join(why.split())[:250]
    if not noting.is_disputed or noting.set_aside_at:
        raise Refusal(_("There is no dispute of this that waits."))
    if settled_as not in Noting.Settlement:
        raise Refusal(_("Say whether it stands, or is taken back."))
    if not why:
        raise Refusal(_("Say why. Both sides will see the reason."))
    noting.settled_at, noting.settled_by, noting.settled_as, noting.settled_why = clock.now(), by, settled_as, why
    noting.save(update_fields=["settled_at", "settled_by", "settled_as", "settled_why"])
    details = {"noting": noting.pk, "as": str(settled_as), "why": why}
    record(action="dispute settled", about=noting.delivery, by=by, details=details)
    if settled_as == Noting.Settlement.TAKEN_BACK and noting.confirmed_at:
        _take_back(noting, why, by)
    return noting


def _locked(noting: Noting) -> Noting:
    rows = Noting.objects.select_for_update(of=("self", "delivery"))
    return rows.select_related("delivery__employee", "delivery__dissemination__edition__agency").get(pk=noting.pk)


def _take_back(noting: Noting, why: str, by) -> None:
    delivery = noting.delivery
    if noting.acknowledgment_id:
        AcknowledgmentCorrection.objects.create(
            acknowledgment_id=noting.acknowledgment_id, why=why, corrected_at=clock.now(), corrected_by=by
        )
        delivery.closed_at, delivery.closed_on = clock.now(), clock.today()
        delivery.closed_as, delivery.closed_reason = Delivery.End.TAKEN_BACK, why
        delivery.save(update_fields=["closed_at", "closed_on", "closed_as", "closed_reason"])
        _send_again(delivery, by)
    elif delivery.closed_as == Delivery.End.REFUSED:
        _open_again(delivery, noting)


def _open_again(delivery: Delivery, noting: Noting) -> None:
    """As it was before the refusal: the clock too, when the refusal had started it."""
    delivery.closed_at = delivery.closed_on = None
    delivery.closed_as = ""
    if noting.has_served:
        delivery.served_at = delivery.served_by = delivery.due = delivery.due_on = None
        delivery.served_how = ""
    delivery.save()


def _send_again(delivery: Delivery, by) -> None:
    """To that one person; not when they have had the text once more since, or have left the agency."""
    sending = delivery.dissemination
    edition = sending.edition
    later = Delivery.objects.filter(
        employee=delivery.employee,
        dissemination__agency=sending.agency_id,
        dissemination__edition__kind=edition.kind,
        dissemination__sent_at__gt=sending.sent_at,
    )
    here = Employment.objects.on(clock.today()).filter(employee=delivery.employee, agency=sending.agency_id)
    if later.exists() or not here.exists():
        return
    before = edition.disseminations.filter(reason=Dissemination.Reason.AGAIN).aggregate(last=Max("cycle"))["last"]
    again = Dissemination.Reason.AGAIN
    send(edition=edition, reason=again, cycle=(before or 0) + 1, provided_due_id=None, by=by, to=here)
