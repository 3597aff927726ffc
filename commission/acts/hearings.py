"""A proposed contract of §2.A–B: to the Law Department first, then notice, a public meeting, comments, a memo."""

from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from commission import permissions
from commission.acts.meetings import Place, call_meeting
from commission.chain import backward, forward
from commission.models import Comment, ContractProposal, Meeting
from deadlines import clock
from deadlines.due import due
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
    today = clock.today()
    if backward(act_on, due=due).is_too_late(today):
        earliest = forward(today, due=due).act_on
        raise Refusal(
            _("Too late for this day: notice and meeting take sixty days. The earliest lawful day is %(day)s.")
            % {"day": date_format(earliest, "DATE_FORMAT")}
        )
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
    """The Law Department's note, which every notice of the contract carries. It may be written anew until the
    hearing is called."""
    if not permissions.may_note_for_law(by):
        raise PermissionDenied
    proposal = ContractProposal.objects.select_for_update(of=("self",)).get(pk=proposal.pk)
    if not note.strip():
        raise Refusal(_("Write the note first: it tells the public what the law asks."))
    if proposal.hearing_id:
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

    Raises Refusal before the Law Department's note, for a day that leaves too little time on either side, or a
    second time.
    """
    proposal = ContractProposal.objects.select_for_update(of=("self",)).get(pk=proposal.pk)
    if not proposal.law_note:
        raise Refusal(_("The Law Department reads it first: the order prohibits contracts of this kind."))
    if proposal.hearing_id:
        raise Refusal(_("Its public meeting is called already. Move that one."))
    _refuse_a_day_out_of_the_chain(proposal, starts_at.date())
    if comments_until < starts_at.date():
        raise Refusal(_("Comments are taken until the day of the meeting at the least."))
    proposal.hearing = call_meeting(kind=Meeting.Kind.HEARING, starts_at=starts_at, where=where, by=by)
    proposal.comments_until = comments_until
    proposal.save(update_fields=["hearing", "comments_until"])
    return proposal


@transaction.atomic
def comment(*, proposal: ContractProposal, text: str, name: str = "", language: str = "", way: str = Way.WEB, by=None):
    """Take in what somebody says, in any language and by any way. `by` is who entered a letter or a spoken word; the
    public's own comes without. Raises Refusal when it is empty or comments have closed."""
    if way != Way.WEB and not permissions.may_keep_the_commission(by):
        raise PermissionDenied
    if not text.strip():
        raise Refusal(_("Write your comment first."))
    if proposal.comments_until is None or clock.today() > proposal.comments_until:
        raise Refusal(_("Comments on this contract are closed."))
    return Comment.objects.create(
        proposal=proposal,
        way=way,
        name=name.strip()[:120],
        language=language[:10],
        text=text.strip()[:8000],
        received_at=clock.now(),
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
    """How the comments were considered: public before the city acts. Raises Refusal before comments have closed."""
    if not permissions.may_propose_contracts(by):
        raise PermissionDenied
    if proposal.comments_until is None or clock.today() <= proposal.comments_until:
        raise Refusal(_("Comments are still open. The memo says how all of them were considered."))
    if not memo.strip():
        raise Refusal(_("Write how the comments were considered."))
    proposal.memo, proposal.memo_at, proposal.memo_by = memo.strip(), clock.now(), by
    proposal.save(update_fields=["memo", "memo_at", "memo_by"])
    received = proposal.comments.count()
    record(action="comments considered", about=proposal, by=by, details={"comments": received})
    return proposal


def _refuse_a_day_out_of_the_chain(proposal: ContractProposal, day: date) -> None:
    last = backward(proposal.act_on, due=due).hearing.due_on
    if day > last:
        raise Refusal(
            _("The meeting must be held by %(day)s, thirty days before the city acts.")
            % {"day": date_format(last, "DATE_FORMAT")}
        )
    if due("contract_notice", day).due_on < timezone.localdate(clock.now()):
        raise Refusal(_("That leaves less than thirty days to give notice of the meeting."))
