"""The commission's meetings: scheduled, called, moved, cancelled, held."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from commission import permissions
from commission.acts.contract_days import keep_the_chain
from commission.acts.drafts import draft_again, draft_notice, was_told
from commission.models import Attendance, Meeting, Rescheduling, Schedule, Seat
from commission.quarters import Quarter
from deadlines import clock
from deadlines.due import due, keep
from directives.refusal import Refusal
from evidence.acts import record

Kind, State = Meeting.Kind, Meeting.State


@dataclass(frozen=True)
class Place:
    """Where a meeting is and how to take part."""

    place: str
    room: str = ""
    access: str = ""
    dial_in: str = ""
    contact: str = ""
    ask_by: date | None = None


@dataclass(frozen=True)
class Findings:
    """What an emergency must find (N.J.S.A. 10:4-9(b)): matter, harm, why nobody foresaw it, and the notice since."""

    matter: str = ""
    harm: str = ""
    unforeseen: str = ""
    notice_since: str = ""


@transaction.atomic
def make_schedule(*, year: int, starts: Iterable[datetime], where: Place, reorganized_on: date | None, by) -> Schedule:
    """Set the year's regular meetings, at least one in each quarter.

    `starts` are local. Raises Refusal when a quarter has none, a meeting is of another year or at a time that never
    happens, or the year has a schedule already.
    """
    if not permissions.may_call_meetings(by):
        raise PermissionDenied
    starts = sorted(_instant(start) for start in starts)
    _refuse_an_empty_quarter(year, [timezone.localdate(start) for start in starts])
    deadline = keep(due("annual_schedule", reorganized_on or year))
    try:
        with transaction.atomic():
            schedule = Schedule.objects.create(
                year=year, reorganized_on=reorganized_on, due=deadline, made_at=clock.now(), made_by=by
            )
    except IntegrityError as twice:
        raise Refusal(
            _("%(year)s has a schedule already. Move or cancel its meetings one by one.") % {"year": year}
        ) from twice
    facts = {"called_at": clock.now(), "called_by": by, "schedule": schedule, **vars(where)}
    Meeting.objects.bulk_create(Meeting(kind=Kind.REGULAR, starts_at=start, **facts) for start in starts)
    record(action="meetings scheduled", about=schedule, by=by, details={"starts": [str(start) for start in starts]})
    return schedule


@transaction.atomic
def call_meeting(
    *, kind: str, starts_at: datetime, where: Place, by, takes_action: bool = True, findings: Findings | None = None
) -> Meeting:
    """Call one meeting outside the schedule. `starts_at` is local. An emergency gives its findings (three at least;
    the notice given since can follow). Raises Refusal when it lies in the past or a finding is missing."""
    if not permissions.may_call_meetings(by):
        raise PermissionDenied
    starts_at = _instant(starts_at)
    if starts_at <= clock.now():
        raise Refusal(_("That time is past. A meeting is called before it begins."))
    found = findings or Findings()
    if kind == Kind.EMERGENCY and not all(each.strip() for each in (found.matter, found.harm, found.unforeseen)):
        raise Refusal(
            _("An emergency says what the matter is, what harm waiting would do, and why it was not foreseen.")
        )
    meeting = Meeting.objects.create(
        kind=kind,
        starts_at=starts_at,
        takes_action=takes_action,
        called_at=clock.now(),
        called_by=by,
        **vars(where),
        **vars(found),
    )
    record(action="meeting called", about=meeting, by=by, details={"starts_at": starts_at.isoformat()})
    return meeting


@transaction.atomic
def move(*, meeting: Meeting, starts_at: datetime, place: str, reason: str, by, room: str | None = None) -> Meeting:
    """Give a meeting another time or place; its notices no longer serve, and a new one has its own last minute.

    The day by which to ask for an interpreter moves with it. `room` None keeps the room where the place stays.
    Raises Refusal when it is over, nothing changes, no reason is given, the new time is past, or the day of a public
    meeting about a contract leaves less than thirty days on either side.
    """
    meeting = _scheduled(meeting, by)
    starts_at = _instant(starts_at)
    if (starts_at, place) == (meeting.starts_at, meeting.place):
        raise Refusal(_("Nothing changes: this is its time and place already."))
    if starts_at <= clock.now():
        raise Refusal(_("That time is past. A meeting is called before it begins."))
    if not reason.strip():
        raise Refusal(_("Say why it is moved: everyone who planned to come will read it."))
    keep_the_chain(meeting, timezone.localdate(starts_at))
    Rescheduling.objects.create(
        meeting=meeting,
        started_at=meeting.starts_at,
        place=meeting.place,
        reason=reason.strip()[:250],
        changed_at=clock.now(),
        changed_by=by,
    )
    if meeting.ask_by:
        meeting.ask_by += timezone.localdate(starts_at) - meeting.day
    if room is not None or place != meeting.place:
        meeting.room = (room or "").strip()
    meeting.starts_at, meeting.place, meeting.sequence = starts_at, place, meeting.sequence + 1
    meeting.save(update_fields=["starts_at", "place", "room", "ask_by", "sequence"])
    record(action="meeting moved", about=meeting, by=by, details={"starts_at": str(starts_at), "why": reason.strip()})
    draft_again(meeting, by)
    return meeting


@transaction.atomic
def cancel(*, meeting: Meeting, reason: str, by) -> Meeting:
    """Cancel a meeting; its quarter is then not met by it. A second cancellation changes nothing."""
    if meeting.state == State.CANCELLED and permissions.may_call_meetings(by):
        return meeting
    meeting = _scheduled(meeting, by)
    if not reason.strip():
        raise Refusal(_("Say why it is cancelled: everyone who planned to come will read it."))
    meeting.cancelled_because = reason.strip()[:250]
    _close(meeting, State.CANCELLED, by)
    record(action="meeting cancelled", about=meeting, by=by, details={"why": meeting.cancelled_because})
    if was_told(meeting):
        draft_notice(meeting=meeting, by=by)
    return meeting


@transaction.atomic
def hold(*, meeting: Meeting, present: Iterable[Seat], by) -> Meeting:
    """Keep that a meeting was held, and which members were there. Raises Refusal before it began, or with nobody."""
    meeting = _scheduled(meeting, by)
    if clock.now() < meeting.starts_at:
        raise Refusal(_("It has not begun yet."))
    there = {seat.pk for seat in present}
    if not there:
        raise Refusal(_("Say who was there: a meeting without members was not held."))
    Attendance.objects.bulk_create(
        Attendance(meeting=meeting, seat=seat, was_present=seat.pk in there) for seat in Seat.objects.on(meeting.day)
    )
    _close(meeting, State.HELD, by)
    record(action="meeting held", about=meeting, by=by, details={"present": len(there)})
    return meeting


def _scheduled(meeting: Meeting, by) -> Meeting:
    """The row, held until the end of the act."""
    if not permissions.may_call_meetings(by):
        raise PermissionDenied
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if meeting.state != State.SCHEDULED:
        raise Refusal(_("This meeting is over: %(state)s.") % {"state": meeting.get_state_display()})
    return meeting


def _close(meeting: Meeting, state: str, by) -> None:
    meeting.state, meeting.closed_at, meeting.closed_by = state, clock.now(), by
    meeting.sequence += 1
    meeting.save(update_fields=["state", "closed_at", "closed_by", "sequence", "cancelled_because"])


def _instant(start: datetime) -> datetime:
    """A local time as an instant. Raises Refusal for the hour that the change of clocks leaves out."""
    if start.tzinfo:
        return start
    instant = timezone.make_aware(start)
    if timezone.localtime(instant.astimezone(timezone.get_fixed_timezone(0))).replace(tzinfo=None) != start:
        raise Refusal(_("That hour does not exist: the clocks are put forward that night."))
    return instant


def _refuse_an_empty_quarter(year: int, days: list[date]) -> None:
    if stray := next((day for day in days if day.year != year), None):
        raise Refusal(_("%(day)s is not in %(year)s.") % {"day": stray, "year": year})
    met = {Quarter.of(day) for day in days}
    if missing := [number for number in range(1, 5) if Quarter(year, number) not in met]:
        raise Refusal(
            _("No meeting in quarter %(numbers)s. The order asks for one in each.")
            % {"numbers": ", ".join(map(str, missing))}
        )
