"""One edition goes to one frozen list of an agency's employees, for one reason."""

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import CharField, F, Value
from django.db.models.functions import Cast, Concat
from django.utils.translation import gettext as _

from deadlines import clock
from directives import permissions, signals
from directives.models import Delivery, Dissemination, Edition
from directives.refusal import Refusal
from directives.reports.asked import unanswered
from evidence.acts import record
from letters.acts import owe_many
from people.models import Agency, Employment
from rows.insert_select import insert_select


@transaction.atomic
def disseminate(*, edition: Edition, reason: str, by, cycle: int = 1) -> Dissemination:
    """Deliver the edition to everyone its agency employs today, and owe a letter to each who has an address.

    The list is frozen: one delivery a person, whatever happens to the roster later. Open deliveries of earlier
    editions of the same text end as superseded. The same number of SQL statements for ten people or a hundred
    thousand. Raises Refusal when it was disseminated for this reason and cycle already, or nobody is employed.
    """
    agency = edition.agency
    if agency is None or not permissions.may_direct(by, agency, today=clock.today()):
        raise PermissionDenied
    dissemination = _open(edition=edition, agency=agency, reason=reason, cycle=cycle, by=by)
    people = _freeze_the_list(dissemination)
    if not people:
        raise Refusal(_("Nobody is on the roster of %(agency)s today.") % {"agency": agency})
    _supersede_earlier(dissemination)
    letters = _owe_letters(dissemination)
    record(
        action="edition disseminated",
        about=dissemination,
        by=by,
        details={"people": people, "letters": letters, "reason": reason, "roster_on": str(dissemination.roster_on)},
    )
    signals.disseminated.send(sender=Dissemination, dissemination=dissemination)
    return dissemination


def _open(*, edition: Edition, agency: Agency, reason: str, cycle: int, by) -> Dissemination:
    """Its row, with the date of the order that it answers. The Refusal undoes the whole act: no savepoint is needed."""
    try:
        return Dissemination.objects.create(
            edition=edition,
            agency=agency,
            reason=reason,
            cycle=cycle,
            roster_on=clock.today(),
            sent_at=clock.now(),
            sent_by=by,
            provided_due_id=unanswered(agency, edition.kind, today=clock.today()),
        )
    except IntegrityError as twice:
        raise Refusal(_("This edition was sent to the agency's employees already.")) from twice


def _freeze_the_list(dissemination: Dissemination) -> int:
    """One INSERT … SELECT. Somebody with two overlapping employments in one agency has one delivery."""
    return insert_select(
        Delivery,
        Employment.objects.on(dissemination.roster_on).filter(agency=dissemination.agency),
        skip_existing=True,
        dissemination=Value(dissemination.pk),
        employee="employee_id",
        job_role="job_role_id",
    )


def _supersede_earlier(dissemination: Dissemination) -> None:
    edition = dissemination.edition
    if edition.number == 1:
        return
    Delivery.objects.open().filter(
        dissemination__agency=dissemination.agency,
        dissemination__edition__kind=edition.kind,
        dissemination__edition__number__lt=edition.number,
    ).update(
        closed_at=dissemination.sent_at,
        closed_on=dissemination.roster_on,
        closed_as=Delivery.End.SUPERSEDED,
    )


def _owe_letters(dissemination: Dissemination) -> int:
    return owe_many(
        dissemination.deliveries.all(),
        kind="delivery",
        key=Concat(Value("delivery:"), Cast("pk", CharField())),
        to="employee__email",
        name=Concat(F("employee__given_name"), Value(" "), F("employee__family_name")),
        language="employee__language",
        subject_id="pk",
    )
