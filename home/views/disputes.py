"""“That is not right”: what an employee says of what was noted about them, and how the clerk settles it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from directives.acts.disputes import dispute as say_no
from directives.acts.disputes import settle
from directives.permissions import may_settle
from directives.refusal import Refusal
from directives.reports.notings import about, disputes
from home.noting import DisputeForm, SettleForm
from home.permissions import may_read_the_board


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def noting(request: HttpRequest, pk: int) -> HttpResponse:
    """What was noted about oneself, and the form that says it is not right. Anybody else's is a 404."""
    found = get_object_or_404(about(request.user), pk=pk)
    form = DisputeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            say_no(noting=found, words=form.cleaned_data["words"], by=request.user)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(
                request, _("Thank you. The city clerk will look into it; nobody will remind you until then.")
            )
            return redirect("desk")
    context = {
        "noting": found,
        "edition": found.delivery.dissemination.edition,
        "form": form,
        "crumbs": [(reverse("desk"), _("My desk"))],
    }
    return render(request, "home/noting.html", context, status=422 if form.errors else 200)


@login_required
@never_cache
@require_safe
def all_disputes(request: HttpRequest) -> HttpResponse:
    """Every dispute that waits, for the clerk who settles it and the auditor who reads."""
    if not may_read_the_board(request.user):
        raise Http404
    context = {"disputes": disputes(), "may_settle": may_settle(request.user)}
    return render(request, "home/disputes.html", context)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def dispute(request: HttpRequest, pk: int) -> HttpResponse:
    """One dispute with both sides; POST settles it."""
    if not may_read_the_board(request.user):
        raise Http404
    found = get_object_or_404(disputes(), pk=pk)
    if not may_settle(request.user):
        raise PermissionDenied
    form = SettleForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            settle(noting=found, by=request.user, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Settled. Both sides can see how, and why."))
            return redirect("disputes")
    context = {
        "noting": found,
        "form": form,
        "crumbs": [(reverse("disputes"), _("Disputes"))],
    }
    return render(request, "home/dispute.html", context, status=422 if form.errors else 200)


addresses = [
    path("desk/notings/<int:pk>/", noting, name="noting"),
    path("disputes/", all_disputes, name="disputes"),
    path("disputes/<int:pk>/", dispute, name="dispute"),
]
