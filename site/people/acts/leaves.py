"""When somebody is away, and when they are back. A leave says from when to when; never what a person has."""

from datetime import date, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from deadlines import clock
from deadlines.dates import long_day
from people import permissions
from people.models import Agency, Employee, Leave, User
from people.signals import leave_noted
from rows.acted import say

# A leave is noted while somebody may still remember it, and planned no further than people plan.
FURTHEST = timedelta(days=732)


class LeaveRefused(Exception):
    """Why a leave was not noted so; `str()` of it is shown to the person as it stands."""


@transaction.atomic
def grant(*, employee: Employee, agency: Agency, starts_on: date, ends_on: date | None, reason: str, by: User) -> Leave:
    """Note that one of the agency's people is away from a day to a day, both included, or until further notice.

    Noting the same again gives the leave that stands. Raises PermissionDenied, and LeaveRefused for days that cannot be
    or that lie over another leave of theirs.
    """
    _allowed(employee, agency, by)
    said = {"starts_on": starts_on, "ends_on": ends_on, "reason": Leave.Reason(reason).value}
    if standing := Leave.objects.filter(employee=employee, **said).first():
        return standing
    _possible(employee, starts_on, ends_on)
    leave = Leave.objects.create(employee=employee, noted_at=clock.now(), noted_by=by, **said)
    say(action="leave noted", about=employee, by=by, details=_said(leave))
    leave_noted.send(sender=Leave, employee=employee)
    return leave


@transaction.atomic
def correct(*, leave: Leave, agency: Agency, starts_on: date, ends_on: date | None, reason: str, by: User) -> Leave:
    """Give a leave other days: its last day, now that it is known, or the right ones. Raises as `grant` does."""
    leave = Leave.objects.select_for_update(of=("self",)).select_related("employee").get(pk=leave.pk)
    _allowed(leave.employee, agency, by)
    before = _said(leave)
    leave.starts_on, leave.ends_on, leave.reason = starts_on, ends_on, Leave.Reason(reason).value
    if _said(leave) == before:
        return leave
    _possible(leave.employee, starts_on, ends_on, but=leave)
    leave.save(update_fields=["starts_on", "ends_on", "reason"])
    say(action="leave corrected", about=leave.employee, by=by, details={"before": before, "now": _said(leave)})
    leave_noted.send(sender=Leave, employee=leave.employee)
    return leave


@transaction.atomic
def withdraw(*, leave: Leave, agency: Agency, by: User) -> None:
    """Take back a leave that never was. The record keeps that it was noted; days that were moved for it stay."""
    _allowed(leave.employee, agency, by)
    standing = Leave.objects.select_for_update(of=("self",)).filter(pk=leave.pk).first()
    if standing:
        say(action="leave withdrawn", about=leave.employee, by=by, details=_said(standing))
        standing.delete()


def _allowed(employee: Employee, agency: Agency, by: User) -> None:
    if not permissions.may_note_leave(by, employee, agency, today=clock.today()):
        raise PermissionDenied


def _possible(employee: Employee, starts_on: date, ends_on: date | None, *, but: Leave | None = None) -> None:
    if ends_on and ends_on < starts_on:
        raise LeaveRefused(_("The last day is before the first. Check both."))
    for day in filter(None, (starts_on, ends_on)):
        if abs(day - clock.today()) > FURTHEST:
            raise LeaveRefused(_("%(day)s is more than two years away. Check the year.") % {"day": long_day(day)})
    others = Leave.objects.filter(Q(ends_on=None) | Q(ends_on__gte=starts_on), employee=employee)
    if ends_on:
        others = others.filter(starts_on__lte=ends_on)
    # Held until the end, so that two officers at once do not note it twice.
    Employee.objects.select_for_update(of=("self",)).get(pk=employee.pk)
    if other := (others.exclude(pk=but.pk) if but else others).first():
        raise LeaveRefused(
            _("Another leave of theirs covers some of these days: it begins on %(day)s. Correct that one.")
            % {"day": long_day(other.starts_on)}
        )


def _said(leave: Leave) -> dict[str, str]:
    return {"from": str(leave.starts_on), "to": str(leave.ends_on or ""), "reason": leave.reason}
