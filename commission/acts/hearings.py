"""A proposed contract of §2.A–B: to the Law Department first, then notice, a public meeting, comments, a memo."""

from datetime import date, datetime, time

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from commission import permissions
from commission.acts.contract_days import refuse_a_day_out_of_the_chain, refuse_a_last_day_of_comments
from commission.acts.meetings import Place, call_meeting
from commission.chain import backward, forward
from commission.models import Comment, ContractProposal, Meeting
from deadlines import clock
from deadlines.counting import CannotCount
from deadlines.dates import long_day
from deadlines.due import due
from deadlines.sentences import refusal
from directives.refusal import Refusal
from evidence.acts import record

Way = Comment.Way


@transaction.atomic
def propose(*, kind: str, act: str, other_party: str, why: str, act_on: date, by) -> ContractProposal:
    """Enter a contract somebody means the city to make; it goes to the Law Department first (A23).

    Raises Refusal when the day is too near for lawful notice; the sentence names the earliest day that is not.
    """
    if not permissions.may_propose_contracts(by):
        raise PermissionDenied
    _refuse_too_late(act_on)
    if not (other_party.strip() and why.strip()):
        raise Refusal(_("Say with whom the contract would be, and why it is being considered."))
    proposal = ContractProposal.objects.create(
        kind=kind,
        act=act,
        other_party=other_party.strip(),
        why=why.strip(),
        act_on=act_on,
        proposed_at=clock.now(),
        proposed_by=by,
    )
    record(action="contract proposed", about=proposal, by=by, details={"act_on": str(act_on)})
    return proposal


@transaction.atomic
def note_for_law(*, proposal: ContractProposal, note: str, by) -> ContractProposal:
    """The Law Department's note, which every notice of the contract carries. It may be written anew while no public
    meeting is called."""
    if not permissions.may_note_for_law(by):
        raise PermissionDenied
    proposal = _locked(proposal)
    if not note.strip():
        raise Refusal(_("Write the note first: it tells the public what the law asks."))
    if proposal.is_called:
        raise Refusal(_("The public meeting was called with the note as it stands."))
    proposal.law_note, proposal.law_at, proposal.law_by = note.strip(), clock.now(), by
    proposal.save(update_fields=["law_note", "law_at", "law_by"])
    record(action="contract noted by the Law Department", about=proposal, by=by)
    return proposal


@transaction.atomic
def call_hearing(
    *, proposal: ContractProposal, starts_at: datetime, where: Place, comments_until: date, by
) -> ContractProposal:
    """Call the public meeting at least thirty days before the act, with thirty days left to give notice of it (A22).

    Raises Refusal before the Law Department's note, for a day that leaves too little time on either side, for comments
    that close before it or too late to be considered, or a second time. After one that was cancelled another is called.
    """
    if not permissions.may_call_meetings(by):
        raise PermissionDenied
    proposal = _locked(proposal)
    if not proposal.law_note:
        raise Refusal(_("The Law Department reads it first: the order prohibits contracts of this kind."))
    if proposal.is_called:
        raise Refusal(_("Its public meeting is called already. Move that one."))
    refuse_a_day_out_of_the_chain(proposal, starts_at.date())
    refuse_a_last_day_of_comments(proposal, comments_until, heard_on=starts_at.date())
    proposal.hearing = call_meeting(kind=Meeting.Kind.HEARING, starts_at=starts_at, where=where, by=by)
    proposal.comments_until = comments_until
    proposal.save(update_fields=["hearing", "comments_until"])
    details = {"starts_at": starts_at.isoformat(), "comments_until": str(comments_until)}
    record(action="public meeting on a contract called", about=proposal, by=by, details=details)
    return proposal


@transaction.atomic
def comment(
    *,
    proposal: ContractProposal,
    text: str,
    name: str = "",
    language: str = "",
    way: str = Way.WEB,
    received_on: date | None = None,
    by=None,
) -> Comment:
    """Take in what somebody says, in any language and by any way. `by` is who entered a letter or a spoken word that
    came on `received_on`; the public's own comes without, now. Raises Refusal when it is empty, that day is to come, or
    comments had closed by then."""
    if way != Way.WEB and not permissions.may_keep_the_commission(by):
        raise PermissionDenied
    if not text.strip():
        raise Refusal(_("Write your comment first."))
    today = clock.today()
    day = today if way == Way.WEB else received_on or today
    if day > today:
        raise Refusal(_("That day is still to come. Enter a comment once it is there."))
    if proposal.comments_until is None or day > proposal.comments_until:
        raise Refusal(_("Comments on this contract are closed."))
    return Comment.objects.create(
        proposal=proposal,
        way=way,
        name=name.strip()[:120],
        language=language[:10],
        text=text.strip()[:8000],
        received_at=clock.now() if day == today else timezone.make_aware(datetime.combine(day, time(12))),
        entered_by=by,
    )


@transaction.atomic
def show(*, comment: Comment, by) -> Comment:
    """Put a comment on the public page. One that was hidden is shown again; why it was hidden stays in the record."""
    if not permissions.may_keep_the_commission(by):
        raise PermissionDenied
    comment.shown_at, comment.shown_by = clock.now(), by
    comment.hidden_at, comment.hidden_by, comment.hidden_because = None, None, ""
    comment.save()
    record(action="comment shown", about=comment, by=by)
    return comment


@transaction.atomic
def hide(*, comment: Comment, reason: str, by) -> Comment:
    """Keep a comment off the public page, and say why. It is never deleted, and it still counts as received."""
    if not permissions.may_keep_the_commission(by):
        raise PermissionDenied
    if not reason.strip():
        raise Refusal(_("Say why it is hidden. The reason is kept with it."))
    comment.hidden_at, comment.hidden_by, comment.hidden_because = clock.now(), by, reason.strip()[:250]
    comment.shown_at, comment.shown_by = None, None
    comment.save()
    record(action="comment hidden", about=comment, by=by, details={"why": reason.strip()})
    return comment


@transaction.atomic
def write_memo(*, proposal: ContractProposal, memo: str, by) -> ContractProposal:
    """How the comments were considered: public before the city acts. Raises Refusal before the public meeting was held
    and comments have closed."""
    if not permissions.may_propose_contracts(by):
        raise PermissionDenied
    proposal = _locked(proposal)
    if proposal.hearing is None or proposal.hearing.state != Meeting.State.HELD:
        raise Refusal(_("Its public meeting was not held yet. The memo says how what was said there was considered."))
    if proposal.comments_until is None or clock.today() <= proposal.comments_until:
        raise Refusal(_("Comments are still open. The memo says how all of them were considered."))
    if not memo.strip():
        raise Refusal(_("Write how the comments were considered."))
    proposal.memo, proposal.memo_at, proposal.memo_by = memo.strip(), clock.now(), by
    proposal.save(update_fields=["memo", "memo_at", "memo_by"])
    received = proposal.comments.count()
    record(action="comments considered", about=proposal, by=by, details={"comments": received})
    return proposal


def _locked(proposal: ContractProposal) -> ContractProposal:
    """The row, held until the end of the act."""
    rows = ContractProposal.objects.select_for_update(of=("self",)).select_related("hearing")
    return rows.get(pk=proposal.pk)


def _refuse_too_late(act_on: date) -> None:
    today = clock.today()
    try:
        chain = backward(act_on, due=due)
    except CannotCount as problem:
        raise Refusal(refusal(problem)) from problem
    if chain.is_too_late(today):
        earliest = long_day(forward(today, due=due).act_on)
        raise Refusal(
            _("Too late for this day: notice and meeting take sixty days. The earliest lawful day is %(day)s.")
            % {"day": earliest}
        )
