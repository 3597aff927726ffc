"""What a meeting decided, and its minutes (N.J.S.A. 10:4-14): drafted, approved once, then public."""

from collections.abc import Mapping

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from commission import permissions
from commission.models import Meeting, Minutes, Motion, Seat, Vote
from deadlines import clock
from deadlines.due import kept
from directives.refusal import Refusal
from evidence.acts import record


@transaction.atomic
def keep_motion(
    *, meeting: Meeting, text: str, moved_by: Seat, votes: Mapping[Seat, str], by, seconded_by: Seat | None = None
) -> Motion:
    """Keep a motion with the vote of each member. The same words moved at the same meeting are the same motion.

    Raises Refusal when the meeting was not held, its minutes are approved, there are no words, or the votes are not
    exactly those of the members with a vote who were there.
    """
    meeting = _held(meeting, by)
    if not text.strip():
        raise Refusal(_("Write what was moved."))
    if stands := meeting.motions.filter(text=text.strip()).first():
        return stands
    _refuse_after_approval(meeting)
    voters = Seat.objects.filter(votes=True, attendance__meeting=meeting, attendance__was_present=True)
    there = set(voters.values_list("pk", flat=True))
    if there != {seat.pk for seat in votes}:
        raise Refusal(_("Give the vote of each member who was there and has one."))
    motion = Motion.objects.create(meeting=meeting, text=text.strip(), moved_by=moved_by, seconded_by=seconded_by)
    Vote.objects.bulk_create(Vote(motion=motion, seat=seat, choice=choice) for seat, choice in votes.items())
    record(action="motion voted on", about=motion, by=by, details={str(seat.pk): how for seat, how in votes.items()})
    return motion


@transaction.atomic
def draft_minutes(*, meeting: Meeting, text: str, by) -> Minutes:
    """Write the minutes of a meeting that was held, or write them anew until they are approved. Their day is the city's
    own target: the law says “promptly available”. Raises Refusal when there are no words, or they are approved."""
    meeting = _held(meeting, by)
    if not text.strip():
        raise Refusal(_("Write what was discussed."))
    _refuse_after_approval(meeting)
    facts = {"text": text.strip(), "drafted_at": clock.now(), "drafted_by": by}
    due = kept("minutes_draft", meeting.day)
    minutes = Minutes.objects.filter(meeting=meeting).first()
    if minutes is None:
        minutes = Minutes.objects.create(meeting=meeting, due=due, **facts)
    elif minutes.text != text.strip():
        minutes.text = text.strip()
        minutes.save(update_fields=["text"])
    else:
        return minutes
    record(action="minutes drafted", about=minutes, by=by)
    return minutes


@transaction.atomic
def approve_minutes(*, minutes: Minutes, by) -> Minutes:
    """The commission approved the minutes: from now on they are public, and stay as they are. Approved once."""
    if not permissions.may_keep_the_commission(by):
        raise PermissionDenied
    minutes = Minutes.objects.select_for_update(of=("self",)).select_related("meeting").get(pk=minutes.pk)
    if minutes.approved_at is None:
        minutes.approved_at, minutes.approved_by = clock.now(), by
        minutes.save(update_fields=["approved_at", "approved_by"])
        record(action="minutes approved", about=minutes, by=by)
    return minutes


def _held(meeting: Meeting, by) -> Meeting:
    if not permissions.may_keep_the_commission(by):
        raise PermissionDenied
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if meeting.state != Meeting.State.HELD:
        raise Refusal(_("Say first that the meeting was held, and who was there."))
    return meeting


def _refuse_after_approval(meeting: Meeting) -> None:
    if Minutes.objects.filter(meeting=meeting, approved_at__isnull=False).exists():
        raise Refusal(_("The minutes are approved and stay as they are. A correction belongs in the next meeting's."))
