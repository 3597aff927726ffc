"""The clerk holds the year still, with a reason, and lets it go on."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from deadlines import clock
from deadlines.dates import long_day
from deadlines.models import Municipality
from directives.refusal import Refusal
from evidence.acts import record
from home import permissions
from home.models import Pause


@transaction.atomic
def pause(*, starts_on: date, reason: str, by, ends_on: date | None = None) -> Pause:
    """Let the mornings from one day to another, or until it is lifted, do nothing.

    Raises Refusal without a reason, for days that are over or that end before they begin, and while another pause
    stands.
    """
    if not permissions.may_run_the_year(by):
        raise PermissionDenied
    list(Municipality.objects.select_for_update().filter(pk=1))
    today = clock.today()
    if not reason.strip():
        raise Refusal(_("Say why. Whoever asks later why nothing went out will read it."))
    if starts_on < today:
        raise Refusal(_("The mornings before today are over. Begin today or later."))
    if ends_on and ends_on < starts_on:
        raise Refusal(_("It cannot end before it begins: choose a last day on or after its first."))
    if standing := Pause.objects.standing(today).first():
        raise Refusal(_("A pause from %(day)s stands already. Lift it first.") % {"day": long_day(standing.starts_on)})
    made = Pause.objects.create(
        starts_on=starts_on, ends_on=ends_on, reason=reason.strip()[:250], paused_at=clock.now(), paused_by=by
    )
    details = {"from": str(starts_on), "to": str(ends_on or ""), "reason": made.reason}
    record(action="year paused", about=made, by=by, details=details)
    return made


@transaction.atomic
def lift(*, pause: Pause, by) -> Pause:
    """Let the mornings go on: the next one makes up what was missed. A second time leaves the first as it is."""
    if not permissions.may_run_the_year(by):
        raise PermissionDenied
    pause = Pause.objects.select_for_update(of=("self",)).get(pk=pause.pk)
    if pause.lifted_at is None:
        pause.lifted_at, pause.lifted_by = clock.now(), by
        pause.save(update_fields=["lifted_at", "lifted_by"])
        record(action="year goes on", about=pause, by=by)
    return pause
