"""Who sits on the commission, and who is invited to it (§11)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from commission import permissions
from commission.models import Invitation, Seat
from deadlines import clock
from directives.refusal import Refusal
from evidence.acts import record
from letters.acts import owe


@dataclass(frozen=True)
class Guest:
    """A body or group that is invited; with an e-mail it gets a letter."""

    body: str
    email: str = ""


@transaction.atomic
def take_seat(
    *, kind: str, body: str, member: str, starts_on: date, by, ends_on: date | None = None, votes: bool = True
) -> Seat:
    """Seat a member for a term. The same member on the same seat from the same day is the same row. Raises Refusal when
    the term ends before it starts, or somebody or something is not named."""
    _may(by)
    if not (body.strip() and member.strip()):
        raise Refusal(_("Say who sits there, and for which body or group."))
    if ends_on and ends_on < starts_on:
        raise Refusal(_("The term ends before it starts. Check both days."))
    seat, is_new = Seat.objects.get_or_create(
        body=body.strip(),
        member=member.strip(),
        starts_on=starts_on,
        defaults={"kind": kind, "ends_on": ends_on, "votes": votes},
    )
    if is_new:
        record(action="seat taken", about=seat, by=by, details={"from": str(starts_on), "to": str(ends_on or "")})
    return seat


@transaction.atomic
def end_term(*, seat: Seat, ends_on: date, by) -> Seat:
    """Say which day is the last of a term. The seat stays on the meetings it was held at."""
    _may(by)
    seat = Seat.objects.select_for_update().get(pk=seat.pk)
    if seat.ends_on == ends_on:
        return seat
    if ends_on < seat.starts_on:
        raise Refusal(_("The term ends before it starts. Check both days."))
    seat.ends_on = ends_on
    seat.save(update_fields=["ends_on"])
    record(action="term ended", about=seat, by=by, details={"to": str(ends_on)})
    return seat


@transaction.atomic
def invite(*, guests: Iterable[Guest], by) -> list[Invitation]:
    """Invite bodies and groups, each with a letter when it has an e-mail. Who was invited this year, and has not
    declined, is not invited twice. Returns the new invitations."""
    _may(by)
    this_year = Invitation.objects.filter(sent_at__year=clock.today().year)
    known = set(this_year.exclude(reply=Invitation.Reply.DECLINED).values_list("body", flat=True))
    invitations = []
    for guest in guests:
        if guest.body not in known:
            known.add(guest.body)
            invitations.append(_invite(guest, by))
    return invitations


@transaction.atomic
def keep_reply(*, invitation: Invitation, reply: str, by) -> Invitation:
    """Keep what an invited body answered. The same answer again changes nothing."""
    _may(by)
    invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if invitation.reply != reply:
        invitation.reply, invitation.replied_at = reply, clock.now()
        invitation.save(update_fields=["reply", "replied_at"])
        record(action="invitation answered", about=invitation, by=by, details={"reply": reply})
    return invitation


def _invite(guest: Guest, by) -> Invitation:
    invitation = Invitation.objects.create(body=guest.body, email=guest.email, sent_at=clock.now(), sent_by=by)
    if guest.email:
        key = f"invitation:{invitation.pk}"
        owe(key=key, kind="invitation", to=guest.email, name=guest.body, subject_id=invitation.pk)
    record(action="invited to the commission", about=invitation, by=by)
    return invitation


def _may(by) -> None:
    if not permissions.may_keep_the_commission(by):
        raise PermissionDenied
