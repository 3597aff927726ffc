"""A proposed contract, for everybody: why, when it is heard, what was said of it, how that was considered (§2.A–B)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from commission.acts import hearings
from commission.models import ContractProposal
from commission.public_forms import CommentForm, too_many
from commission.reports.proposal import public_proposal, reading
from deadlines import clock
from directives.limits import HOUR, is_within_limit
from directives.refusal import Refusal

COMMENTS_AN_HOUR = 10


@require_safe
def proposal(request: HttpRequest, pk: int) -> HttpResponse:
    """Public from the day its meeting is called."""
    proposal = _public(pk)
    read = reading(proposal, screen=get_language() or "")
    context = {"proposal": proposal, "read": read, "meeting": read.meeting, "is_open": _is_open(proposal)}
    return render(request, "commission/proposal.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def comment(request: HttpRequest, pk: int) -> HttpResponse:
    proposal = _public(pk)
    form = CommentForm(request.POST if request.method == "POST" else None, initial={"language": get_language()})
    status = 422 if form.errors else 200
    if request.method == "POST" and form.is_valid():
        if form.is_from_a_machine:
            return _thanks(proposal)
        if is_within_limit(request, "comment", most=COMMENTS_AN_HOUR, seconds=HOUR):
            try:
                given = {name: form.cleaned_data[name] for name in ("text", "name", "language")}
                hearings.comment(proposal=proposal, **given)
                return _thanks(proposal)
            except Refusal as refusal:
                status = 422
                form.add_error(None, str(refusal))
        else:
            status = 429
            form.add_error(None, too_many())
    context = {"proposal": proposal, "form": form, "is_open": _is_open(proposal)}
    return render(request, "commission/comment.html", context, status=status)


def _public(pk: int) -> ContractProposal:
    found = public_proposal(pk)
    if found is None:
        raise Http404
    return found


def _is_open(proposal: ContractProposal) -> bool:
    return proposal.comments_until is not None and clock.today() <= proposal.comments_until


def _thanks(proposal: ContractProposal) -> HttpResponse:
    return redirect(reverse("proposal", args=[proposal.pk]) + "?sent=1#comments")
