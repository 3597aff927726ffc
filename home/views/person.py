"""One person, as who answers for their agency sees them; and the days they are away."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from deadlines import clock
from directives.permissions import may_direct
from home.forms import LeaveForm
from home.permissions import agency_or_404
from home.reports.person import people_of
from home.reports.person import person as read
from home.views.agency import way_back
from people.acts.leaves import LeaveRefused, correct, grant, withdraw
from people.models import Agency, Employee, Leave
from people.permissions import may_note_leave


@login_required
@never_cache
@require_safe
def person(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Every text they were asked to sign here, what was allowed them, and their leaves."""
    today = clock.today()
    agency, employee = _found(request, slug, pk)
    context = {
        "agency": agency,
        "person": read(employee, agency, today=today),
        "may_act": may_direct(request.user, agency, today=today),
        "may_note_leave": may_note_leave(request.user, employee, agency, today=today),
        "crumbs": _crumbs(request, agency),
    }
    return render(request, "home/person.html", context)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def leave_new(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Note from when to when they are away."""
    agency, employee = _found(request, slug, pk, to_act=True)
    form = LeaveForm(_sent(request), initial={"starts_on": clock.today(), "reason": Leave.Reason.LEAVE})
    if form.is_valid():
        try:
            grant(employee=employee, agency=agency, by=request.user, **form.cleaned_data)
        except LeaveRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The leave of %(person)s is noted.") % {"person": employee.name})
            return redirect("agency_person", agency.slug, employee.pk)
    return _ask(request, agency, employee, form)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, slug: str, pk: int, leave: int) -> HttpResponse:
    """Give a leave its last day, or the right days; or take it back."""
    agency, employee = _found(request, slug, pk, to_act=True)
    noted = get_object_or_404(employee.leaves, pk=leave)
    if request.method == "POST" and "withdraw" in request.POST:
        withdraw(leave=noted, agency=agency, by=request.user)
        messages.success(request, _("The leave of %(person)s is taken back.") % {"person": employee.name})
        return redirect("agency_person", agency.slug, employee.pk)
    said = {"starts_on": noted.starts_on, "ends_on": noted.ends_on, "reason": noted.reason}
    form = LeaveForm(_sent(request), initial=said)
    if form.is_valid():
        try:
            correct(leave=noted, agency=agency, by=request.user, **form.cleaned_data)
        except LeaveRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The leave of %(person)s has these days now.") % {"person": employee.name})
            return redirect("agency_person", agency.slug, employee.pk)
    return _ask(request, agency, employee, form, noted)


def _found(request: HttpRequest, slug: str, pk: int, *, to_act: bool = False) -> tuple[Agency, Employee]:
    """The agency and one of its people; to act, only for who may."""
    today = clock.today()
    agency = agency_or_404(request.user, slug)
    employee = get_object_or_404(people_of(agency, today=today), pk=pk)
    if to_act and not may_note_leave(request.user, employee, agency, today=today):
        raise PermissionDenied
    return agency, employee


def _sent(request: HttpRequest):
    return request.POST if request.method == "POST" else None


def _crumbs(request: HttpRequest, agency: Agency) -> list[tuple[str, str]]:
    return [
        *way_back(request),
        (reverse("agency", args=[agency.slug]), agency.name),
        (reverse("agency_people", args=[agency.slug]), _("People")),
    ]


def _ask(
    request: HttpRequest, agency: Agency, employee: Employee, form: LeaveForm, noted: Leave | None = None
) -> HttpResponse:
    here = reverse("agency_person", args=[agency.slug, employee.pk])
    context = {"agency": agency, "employee": employee, "form": form, "leave": noted, "back": here}
    context["crumbs"] = [*_crumbs(request, agency), (here, employee.name)]
    return render(request, "home/leave.html", context, status=422 if form.errors else 200)
