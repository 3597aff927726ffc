"""The days a public meeting about a contract may have: thirty before the act, thirty more to give notice of it (§2)."""

from datetime import date

from django.utils.translation import gettext as _

from commission.chain import backward
from commission.models import ContractProposal, Meeting
from deadlines import clock
from deadlines.counting import CannotCount
from deadlines.dates import long_day
from deadlines.due import due
from deadlines.sentences import refusal
from directives.refusal import Refusal


def refuse_a_day_out_of_the_chain(proposal: ContractProposal, day: date) -> None:
    """Raises Refusal for a public meeting less than thirty days before the act, or less than thirty from now."""
    last = backward(proposal.act_on, due=due).hearing.due_on
    if day > last:
        raise Refusal(
            _("The meeting must be held by %(day)s, thirty days before the city acts.") % {"day": long_day(last)}
        )
    try:
        is_too_near = due("contract_notice", day).due_on < clock.today()
    except CannotCount as problem:
        raise Refusal(refusal(problem)) from problem
    if is_too_near:
        raise Refusal(_("That leaves less than thirty days to give notice of the meeting."))


def refuse_a_last_day_of_comments(proposal: ContractProposal, until: date, *, heard_on: date) -> None:
    """Raises Refusal for comments that close before the meeting, or too late to be considered before the act."""
    if until < heard_on:
        raise Refusal(_("Comments are taken until the day of the meeting at the least."))
    if until >= proposal.act_on:
        raise Refusal(
            _("Comments close before %(day)s: the city considers them before it acts.")
            % {"day": long_day(proposal.act_on)}
        )


def keep_the_chain(meeting: Meeting, day: date) -> None:
    """Before a public meeting about a contract is moved to that day: the day is lawful, and comments stay open until
    it. Part of the act that moves it. Raises Refusal."""
    proposal = ContractProposal.objects.select_for_update(of=("self",)).filter(hearing=meeting).first()
    if proposal is None:
        return
    refuse_a_day_out_of_the_chain(proposal, day)
    if proposal.comments_until is not None and proposal.comments_until < day:
        proposal.comments_until = day
        proposal.save(update_fields=["comments_until"])
