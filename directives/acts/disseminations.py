"""One edition goes to one frozen list of an agency's employees, for one reason."""

from typing import cast

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import CharField, F, QuerySet, Value
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
    """Deliver the edition to everyone its agency employs today, and owe a letter to each.

    A letter to somebody without an address is shown in the house alone, and serves nobody. The list is frozen: one
    delivery a person, whatever happens to the roster later. Open deliveries of earlier editions of the same text end
    as superseded. The same number of SQL statements for ten people or a hundred thousand. Raises Refusal when it was
    disseminated for this reason and cycle already, nobody is employed, or a minor edition would ask everybody to sign
    again though no clock of the order waits for it (A3).
    """
    agency = edition.agency
    if agency is None or not permissions.may_direct(by, agency, today=clock.today()):
        raise PermissionDenied
    answers = unanswered(agency, edition.kind, today=clock.today())
    is_minor = edition.change == Edition.Change.MINOR and reason == Dissemination.Reason.AMENDMENT
    if is_minor and answers is None:
        raise Refusal(_("This edition is marked minor: it asks nobody to sign again."))
    return send(edition=edition, reason=reason, cycle=cycle, provided_due_id=answers, by=by)


def send(
    *,
    edition: Edition,
    reason: str,
    cycle: int,
    provided_due_id: int | None,
    by,
    to: QuerySet[Employment] | None = None,
) -> Dissemination:
    """What `disseminate` does once it may be done, part of an act's transaction: to everyone employed today, or to
    those of `to`. The timetable sends with `by` None."""
    dissemination = _open(edition=edition, reason=reason, cycle=cycle, provided_due_id=provided_due_id, by=by)
    people = _freeze_the_list(dissemination, to)
    if not people:
        raise Refusal(_("Nobody is on the roster of %(agency)s today.") % {"agency": edition.agency})
    if to is None:
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


def _open(*, edition: Edition, reason: str, cycle: int, provided_due_id: int | None, by) -> Dissemination:
    """Its row, with the clock that it answers. The Refusal undoes the whole act: no savepoint is needed."""
    try:
        return Dissemination.objects.create(
            edition=edition,
            agency=cast(Agency, edition.agency),
            reason=reason,
            cycle=cycle,
            roster_on=clock.today(),
            sent_at=clock.now(),
            sent_by=by,
            provided_due_id=provided_due_id,
        )
    except IntegrityError as twice:
        raise Refusal(_("This edition was sent to the agency's employees already.")) from twice


def _freeze_the_list(dissemination: Dissemination, to: QuerySet[Employment] | None) -> int:
    """One INSERT … SELECT. Somebody with two overlapping employments in one agency has one delivery."""
    here = Employment.objects.on(dissemination.roster_on).filter(agency=dissemination.agency)
    return insert_select(
        Delivery,
        here if to is None else here.filter(pk__in=to.values("pk")),
        skip_existing=True,
        dissemination=Value(dissemination.pk),
        employee="employee_id",
        job_role="job_role_id",
    )


def _supersede_earlier(dissemination: Dissemination) -> None:
    """What is still open of this text, an older edition or an earlier year's sending, is asked no more. A first sending
    of a first edition has nothing before it."""
    edition, again = dissemination.edition, (Dissemination.Reason.ANNUAL, Dissemination.Reason.AMENDMENT)
    if edition.number == 1 and dissemination.reason not in again:
        return
    Delivery.objects.open().filter(
        dissemination__agency=dissemination.agency,
        dissemination__edition__kind=edition.kind,
        dissemination__edition__number__lte=edition.number,
    ).exclude(dissemination=dissemination).update(
        closed_at=dissemination.sent_at,
        closed_on=dissemination.roster_on,
        closed_as=Delivery.End.SUPERSEDED,
        closed_by=dissemination.sent_by,
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
        reader="employee__number",
    )
