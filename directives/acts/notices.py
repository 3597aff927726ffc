"""The appointing officer tells every employee three things (§12): prohibitions, duty, discipline."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import formats
from django.utils.translation import gettext as _

from deadlines import clock
from deadlines.models import Municipality
from directives import composing, library, permissions
from directives.acts.disseminations import disseminate
from directives.acts.editions import adopt_notice, order_in_force
from directives.acts.fields import Contact, merge_fields
from directives.acts.transmittals import start_directive_clock
from directives.acts.wordings import Wording
from directives.models import Dissemination, Edition, Transmittal
from directives.refusal import Refusal
from people.models import Agency


def compose_notice(*, agency: Agency, contact: Contact, by) -> list[Wording]:
    """The notice as it would be sent today, the governing language first. Writes nothing.

    Raises Refusal when no order is in force, or one of the three statements would be empty.
    """
    order = order_in_force()
    source = order.texts.get(is_source=True)
    fields = merge_fields(agency=agency, order=order, contact=contact, by=by)
    try:
        texts = {
            language: composing.notice(language, fields, order=source.body) for language in library.languages("notice")
        }
    except composing.NotWhole as empty:
        raise Refusal(
            _("The notice must state the prohibitions, the duty to comply and the discipline. Empty: %(statement)s.")
            % {"statement": empty}
        ) from empty
    return [Wording(language=language, **text) for language, text in texts.items()]


@transaction.atomic
def send_notice(*, agency: Agency, contact: Contact, by) -> Dissemination:
    """Adopt the notice of the order in force and disseminate it to everyone the agency employs today.

    Raises Refusal when the contact is missing, notice of this edition was given already, or nobody is employed.
    """
    if not permissions.may_direct(by, agency, today=clock.today()):
        raise PermissionDenied
    line = contact.in_a_line()
    order = order_in_force()
    if given := Dissemination.objects.filter(
        agency=agency, edition__kind=Edition.Kind.NOTICE, edition__order=order
    ).first():
        raise Refusal(
            _("Notice of this edition was given on %(day)s.")
            % {"day": formats.date_format(given.roster_on, "DATE_FORMAT")}
        )
    edition = adopt_notice(
        agency=agency,
        wordings=compose_notice(agency=agency, contact=contact, by=by),
        reference=order.reference,
        contact=line,
        by=by,
    )
    sending = disseminate(edition=edition, reason=Dissemination.Reason.ORDER_NOTICE, by=by)
    for copy in Transmittal.objects.filter(agency=agency, edition=order).select_related("edition"):
        start_directive_clock(transmittal=copy, event=Municipality.DirectiveStart.OFFICER_NOTICE_SENT)
    return sending
