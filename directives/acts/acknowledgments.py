"""The employee signs. Once, for words they were shown."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from deadlines import clock
from deadlines.due import due, keep
from deadlines.models import KeptDeadline
from directives import permissions, statements
from directives.models import Acknowledgment, Delivery, EditionText
from directives.refusal import Refusal
from directives.showings import NotShown, Showing, unseal
from evidence.acts import record


@transaction.atomic
def acknowledge(*, delivery: Delivery, note: str, typed_name: str, by) -> Acknowledgment:
    """Sign for the delivery; return the acknowledgment. A second signing returns the first one.

    `note` is the sealed proof that the text was shown (`directives.showings`). Raises PermissionDenied for another
    person's delivery, and Refusal when the text was not shown, no name was typed, or the delivery has ended.
    """
    delivery = _locked(delivery)
    if not permissions.may_sign(by, delivery):
        raise PermissionDenied
    if delivery.closed_as == Delivery.End.ACKNOWLEDGED and hasattr(delivery, "acknowledgment"):
        return delivery.acknowledgment
    # Whoever refused, before a witness, may sign after all.
    if delivery.closed_as not in ("", Delivery.End.REFUSED):
        raise Refusal(_("This is no longer asked of you: %(why)s.") % {"why": delivery.get_closed_as_display()})
    name = _name(typed_name)
    showing, text = _shown(note, delivery, by)
    deadline = _deadline(delivery, showing, by)
    acknowledgment = _sign(delivery, deadline, text, showing, name, by)
    record(
        action="edition acknowledged",
        about=delivery,
        by=by,
        details={"code": acknowledgment.code, "sha256": text.sha256, "language": text.language},
    )
    return acknowledgment


def _locked(delivery: Delivery) -> Delivery:
    """The row itself, held until the end: two tabs become one signature."""
    return (
        Delivery.objects.select_for_update(of=("self",))
        .select_related("employee", "dissemination__edition", "due")
        .get(pk=delivery.pk)
    )


def _name(typed: str) -> str:
    name = " ".join(typed.split())
    if not any(letter.isalpha() for letter in name):
        raise Refusal(_("Type your name to sign."))
    if len(name) > 170:
        raise Refusal(_("That name is longer than 170 letters. Type it as you sign on paper."))
    return name


def _shown(note: str, delivery: Delivery, by) -> tuple[Showing, EditionText]:
    try:
        showing = unseal(note)
    except NotShown as wrong:
        raise Refusal(_("Open the text again before you sign: we keep no sign that it was shown to you.")) from wrong
    text = EditionText.objects.filter(pk=showing.text_id, edition=delivery.dissemination.edition).first()
    is_his = (showing.delivery_id, showing.user_id) == (delivery.pk, by.pk)
    if text is None or not is_his or showing.sha256 != text.sha256:
        raise Refusal(_("Open the text again before you sign: what was shown is not what this asks you to sign."))
    if not statements.has_statement(delivery.dissemination.edition.kind, text.language):
        raise Refusal(_("There is no statement to sign in this language yet. Choose another language above the text."))
    return showing, text


def _deadline(delivery: Delivery, showing: Showing, by) -> KeptDeadline:
    """When it was due. Whoever reads it has it: the clock starts with the showing when nothing started it before."""
    if delivery.due is None:
        delivery.served_at, delivery.served_how, delivery.served_by = showing.shown_at, Delivery.Service.SIGN_IN, by
        delivery.due = keep(due("acknowledgment", timezone.localdate(showing.shown_at)))
        delivery.due_on = delivery.due.due_on
    return delivery.due


def _sign(
    delivery: Delivery, deadline: KeptDeadline, text: EditionText, showing: Showing, name: str, by
) -> Acknowledgment:
    now = clock.now()
    delivery.closed_at, delivery.closed_on, delivery.closed_as = now, timezone.localdate(now), Delivery.End.ACKNOWLEDGED
    delivery.save()
    return Acknowledgment.objects.create(
        delivery=delivery,
        text=text,
        text_sha256=text.sha256,
        language=text.language,
        statement=statements.statement(delivery.dissemination.edition.kind, text.language),
        typed_name=name,
        method=Acknowledgment.Method.SCREEN,
        shown_at=showing.shown_at,
        acknowledged_at=now,
        due=deadline,
        due_on=deadline.due_on,
        acknowledged_by=by,
    )
