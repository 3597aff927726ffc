"""The clerk sends copies of the order to every agency, and each confirms that it came (§12)."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import CharField, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone
from django.utils.translation import gettext as _

from deadlines import clock
from deadlines.due import due, keep
from deadlines.models import KeptDeadline, Municipality
from directives import permissions
from directives.models import Edition, Transmittal
from directives.refusal import Refusal
from evidence.acts import record
from letters.acts import owe_many
from people.models import Agency

START = Municipality.DirectiveStart


def clerk_clock(edition: Edition) -> date:
    """The day the clerk's 30 days are counted from (A1): taking effect or signature, as the city reads it."""
    is_signed = Municipality.current().clerk_clock_start == Municipality.ClerkStart.SIGNED
    return edition.signed_on if is_signed else edition.effective_on


@transaction.atomic
def transmit(*, edition: Edition, by) -> int:
    """Send the edition to every agency that has not had it; return how many. A second call sends nothing twice.

    The agencies' own clocks start with it, as far as the city counts them from here (A2, A3). A letter is owed to
    each agency that has an e-mail address. Raises Refusal when the edition is not one of the order.
    """
    if not permissions.may_transmit(by):
        raise PermissionDenied
    if edition.kind != Edition.Kind.ORDER:
        raise Refusal(_("Only the order is sent to agencies."))
    agencies = list(Agency.objects.exclude(transmittals__edition=edition))
    if not agencies:
        return 0
    own, clocks = keep(due("clerk_transmittal", clerk_clock(edition))), _clocks(edition)
    Transmittal.objects.bulk_create(
        Transmittal(edition=edition, agency=agency, due=own, sent_at=clock.now(), sent_by=by, **clocks)
        for agency in agencies
    )
    _owe_copies(edition, agencies)
    record(
        action="order sent to agencies",
        about=edition,
        by=by,
        details={"agencies": [agency.name for agency in agencies], "due_on": str(own.due_on)},
    )
    return len(agencies)


@transaction.atomic
def confirm_receipt(*, transmittal: Transmittal, by) -> Transmittal:
    """The agency says that its copy came. A second confirmation leaves the first as it is."""
    transmittal = (
        Transmittal.objects.select_for_update(of=("self",)).select_related("agency", "edition").get(pk=transmittal.pk)
    )
    if not permissions.may_confirm_receipt(by, transmittal.agency, today=clock.today()):
        raise PermissionDenied
    if transmittal.received_at is None:
        transmittal.received_at, transmittal.received_by = clock.now(), by
        transmittal.save(update_fields=["received_at", "received_by"])
        start_directive_clock(transmittal=transmittal, event=START.AGENCY_RECEIPT)
        record(action="receipt of the order confirmed", about=transmittal, by=by)
    return transmittal


def start_directive_clock(*, transmittal: Transmittal, event: str) -> None:
    """Count the agency's thirty days from today, if today's event is what the city counts them from (A2)."""
    city = Municipality.current()
    if transmittal.directive_due is None and city.directive_clock_start == event and _restarts(transmittal.edition):
        transmittal.directive_due = keep(due("agency_directive", clock.today()))
        transmittal.save(update_fields=["directive_due"])


def _clocks(edition: Edition) -> dict[str, KeptDeadline | None]:
    """The agencies' clocks, as far as the city starts them with the clerk's sending."""
    sent_on = timezone.localdate(clock.now())
    restarts = _restarts(edition)
    from_here = Municipality.current().directive_clock_start == START.CLERK_TRANSMITTAL_SENT
    return {
        "notice_due": keep(due("officer_notice", sent_on)) if restarts else None,
        "directive_due": keep(due("agency_directive", sent_on)) if restarts and from_here else None,
    }


def _restarts(edition: Edition) -> bool:
    """Whether this edition asks officers and agencies to begin again (A3)."""
    cascade = Municipality.current().amendment_cascade
    if edition.change == Edition.Change.FIRST or cascade == Municipality.Cascade.FULL:
        return True
    return cascade == Municipality.Cascade.MATERIAL_ONLY and edition.change == Edition.Change.MATERIAL


def _owe_copies(edition: Edition, agencies: list[Agency]) -> None:
    owe_many(
        Transmittal.objects.filter(edition=edition, agency__in=agencies).exclude(agency__email=""),
        kind="transmittal",
        key=Concat(Value("transmittal:"), Cast("pk", CharField())),
        to="agency__email",
        name="agency__name",
        language=Value("en"),
        subject_id="pk",
    )
