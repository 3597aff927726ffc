"""What an officer may allow one person or many: more time to sign, not to sign this once, and to be asked after all."""

from datetime import date, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import BigIntegerField, CharField, Exists, F, OuterRef, Q, QuerySet, Value
from django.utils.translation import gettext as _

from deadlines import clock
from deadlines.dates import long_day
from deadlines.due import due, due_given, keep, rule_in_force
from deadlines.models import KeptDeadline, Municipality
from directives import permissions
from directives.models import Delivery, Dissemination, Extension
from directives.refusal import Refusal
from directives.reports.allowing import can_be_asked_again
from evidence.acts import record
from people.models import Employee, Leave
from rows.insert_select import insert_select

Basis = Extension.Basis
LONGEST_REASON = 250
AFTER_LEAVE = "acknowledgment_after_leave"


@transaction.atomic
def extend(*, dissemination: Dissemination, deliveries: QuerySet[Delivery], to_on: date, reason: str, by) -> int:
    """Give these people of a sending until a later day to sign, and say why; return how many got it.

    Passed over: what has ended, what no clock runs for yet, and whoever has that day or a later one already. The day
    moves over a day the city is closed, the ladder of reminders begins again from it, and the answer of `deadlines`
    keeps who gave it and why. Raises Refusal without a reason, for a day that is over and for one further off than the
    city allows. The same number of statements for ten people or a hundred thousand.
    """
    _allowed(dissemination, by)
    why = _why(reason)
    today, most = clock.today(), Municipality.current().longest_extension
    if to_on < today:
        raise Refusal(_("That day is over. Choose today or a later day."))
    if to_on > today + timedelta(days=most):
        raise Refusal(
            _("The city allows %(most)s days from today at most: until %(day)s.")
            % {"most": most, "day": long_day(today + timedelta(days=most))}
        )
    deadline = keep(due_given("acknowledgment_extended", to_on, by=str(by), because=why))
    moved = _move(_of(dissemination, deliveries).open(), deadline, basis=Basis.GIVEN, reason=why, by=by)
    if moved:
        details = {"people": moved, "to_on": str(deadline.due_on), "reason": why}
        record(action="time to sign extended", about=dissemination, by=by, details=details)
    return moved


@transaction.atomic
def exempt(*, dissemination: Dissemination, deliveries: QuerySet[Delivery], reason: str, by) -> int:
    """Excuse these people of a sending from signing it, and say why; return how many. What has ended is passed over.
    Raises Refusal without a reason."""
    _allowed(dissemination, by)
    why = _why(reason)
    found = _of(dissemination, deliveries).open()
    who = list(found.select_for_update(of=("self",)).order_by().values_list("employee__number", flat=True))
    excused = found.order_by().update(
        closed_at=clock.now(),
        closed_on=clock.today(),
        closed_as=Delivery.End.EXEMPT,
        closed_reason=why,
        closed_by=by,
    )
    if excused:
        details = {"people": excused, "numbers": sorted(who), "reason": why}
        record(action="people exempted", about=dissemination, by=by, details=details)
    return excused


@transaction.atomic
def ask_again(*, dissemination: Dissemination, deliveries: QuerySet[Delivery], reason: str, by) -> int:
    """Ask people who were excused to sign after all, and say why; return how many.

    Whose day has passed in the meantime, or is near, gets the city's days from today. Passed over: who was not
    excused, who has left, and whoever a newer sending of the text asks already. Raises Refusal without a reason.
    """
    _allowed(dissemination, by)
    why = _why(reason)
    found = can_be_asked_again(_of(dissemination, deliveries), today=clock.today())
    who = dict(found.select_for_update(of=("self",)).order_by().values_list("pk", "employee__number"))
    again = dissemination.deliveries.filter(pk__in=list(who))
    asked = again.update(
        closed_at=None, closed_on=None, closed_as="", closed_reason="", closed_by=None, rung=None, escalated_at=None
    )
    if asked:
        deadline = keep(due("acknowledgment_asked_again", clock.today()))
        _move(again.open(), deadline, basis=Basis.ASKED_AGAIN, reason=why, by=by)
        details = {"people": asked, "numbers": sorted(who.values()), "reason": why}
        record(action="people asked again", about=dissemination, by=by, details=details)
    return asked


@transaction.atomic
def move_past_leave(*, employee: Employee | None = None) -> int:
    """Whose day to sign falls into a leave whose end is known, or into the days after it, gets the city's days from its
    last day; return how many deliveries that moves. Of one person, or of all.

    What was overdue before the leave began stays so. A day that was given never moves back: a leave that is cut short
    or taken back leaves it where it is.
    """
    return sum(_move_past(last_day, employee) for last_day in _last_days(employee))


def move_for_who_signs_while_away(*, delivery: Delivery) -> None:
    """Part of signing: nobody signs late during the leave in which it fell due, though its last day is not known yet.
    Moves the row and the delivery given; no query for who signs in time."""
    today = clock.today()
    if not delivery.due_on or delivery.due_on >= today:
        return
    if Leave.objects.on(today).filter(employee=delivery.employee_id, starts_on__lte=delivery.due_on).exists():
        this = Delivery.objects.filter(pk=delivery.pk)
        _move(this, keep(due(AFTER_LEAVE, today)), basis=Basis.LEAVE, reason="", by=None)
        delivery.refresh_from_db(fields=["due", "due_on", "rung", "escalated_at"])


def _move_past(last_day: date, employee: Employee | None) -> int:
    away = Leave.objects.filter(employee=OuterRef("employee"), ends_on=last_day, starts_on__lte=OuterRef("due_on"))
    found = Delivery.objects.open().filter(Exists(away), _of_one(employee))
    deadline = keep(due(AFTER_LEAVE, last_day))
    moved = _move(found, deadline, basis=Basis.LEAVE, reason="", by=None)
    if moved:
        details = {"people": moved, "last_day": str(last_day), "to_on": str(deadline.due_on)}
        record(action="time to sign moved past a leave", about=Municipality.current(), by=None, details=details)
    return moved


def _last_days(employee: Employee | None) -> list[date]:
    """The last days of leaves after which something open may have to move. One query."""
    # A day to spare for every closing the deadline can roll over.
    reach = timedelta(days=rule_in_force(AFTER_LEAVE, on=clock.today()).amount + 14)
    waiting = Delivery.objects.open().filter(
        employee=OuterRef("employee"), due_on__gte=OuterRef("starts_on"), due_on__lt=OuterRef("ends_on") + reach
    )
    ended = Leave.objects.filter(Exists(waiting), _of_one(employee), ends_on__isnull=False)
    return [day for day in ended.order_by("ends_on").values_list("ends_on", flat=True).distinct() if day]


def _of_one(employee: Employee | None) -> Q:
    return Q(employee=employee) if employee else Q()


def _move(found: QuerySet[Delivery], deadline: KeptDeadline, *, basis: str, reason: str, by) -> int:
    """Move to that deadline whoever of these was due before it. Held meanwhile: who signs now, signs by the old day."""
    earlier = found.filter(due_on__lt=deadline.due_on).order_by()
    held = list(earlier.select_for_update(of=("self",)).values_list("pk", flat=True))
    if not held:
        return 0
    insert_select(
        Extension,
        earlier,
        delivery="pk",
        basis=Value(str(basis)),
        from_on=F("due_on"),
        to_on=Value(deadline.due_on),
        reason=Value(reason, output_field=CharField()),
        granted_at=Value(clock.now()),
        granted_by=Value(by.pk if by else None, output_field=BigIntegerField()),
    )
    return earlier.update(due=deadline, due_on=deadline.due_on, rung=None, escalated_at=None)


def _allowed(dissemination: Dissemination, by) -> None:
    if not permissions.may_direct(by, dissemination.agency, today=clock.today()):
        raise PermissionDenied


def _of(dissemination: Dissemination, deliveries: QuerySet[Delivery]):
    """Those of this sending: whoever is named of another is passed over."""
    return dissemination.deliveries.filter(pk__in=deliveries.order_by().values("pk"))


def _why(reason: str) -> str:
    why = " ".join(reason.split())
    if not why:
        raise Refusal(_("Say why. Whoever reads the figures will see the reason."))
    if len(why) > LONGEST_REASON:
        raise Refusal(_("That is longer than %(most)s letters. Say it shorter.") % {"most": LONGEST_REASON})
    return why
