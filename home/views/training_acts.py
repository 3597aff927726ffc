"""What an officer can do for people who owe a module: remind them, credit them as a group, excuse one of them."""

from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from deadlines import clock
from directives.refusal import Refusal
from directives.reports.handling import Plan, plan
from evidence.files import LARGEST
from home.choosing import Choice
from home.forms import CreditForm, ExemptForm
from home.permissions import agency_or_404, module_or_404
from home.views.handling import Desk, choice_made, handled, nobody_chosen, nothing_left, reminder
from people.models import Agency, Employee
from training import permissions
from training.acts import completions
from training.acts import enrollments as acts
from training.models import Enrollment, GroupSession, ModulePage
from training.reports.modules import modules
from training.reports.people import enrollments


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def remind(request: HttpRequest, slug: str, module: str) -> HttpResponse:
    agency, page = agency_or_404(request.user, slug), module_or_404(module)
    if not permissions.may_remind(request.user, agency, today=clock.today()):
        raise PermissionDenied

    def do(chosen: QuerySet, by) -> int:
        return acts.remind(agency=agency, enrollments=chosen, by=by)

    return handled(request, _desk(agency, page), reminder(do))


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def credit(request: HttpRequest, slug: str, module: str) -> HttpResponse:
    """Say who would be credited and ask how they were taught; POST with the sign-in sheet credits them."""
    agency, page = agency_or_404(request.user, slug), module_or_404(module)
    if not permissions.may_credit(request.user, agency, today=clock.today()):
        raise PermissionDenied
    desk, choice = _desk(agency, page), choice_made(request)
    if choice.is_nobody:
        return nobody_chosen(request, desk, choice)
    planned = plan(desk.people(choice), closed=~Q(closed_as=""))
    if request.method != "POST":
        return _ask_to_credit(request, desk, choice, planned, CreditForm())
    if not planned.reached.count:
        return nothing_left(request, desk, choice)
    form = CreditForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            session = _credited(page, agency, desk.people(choice), form, request.user)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            _say_credited(request, session)
            return redirect(desk.after(choice))
    return _ask_to_credit(request, desk, choice, planned, form)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def exempt(request: HttpRequest, slug: str, module: str, pk: int) -> HttpResponse:
    """Ask why one person is excused from this cycle; POST excuses them."""
    agency, page = agency_or_404(request.user, slug), module_or_404(module)
    enrollment = enrollments(page, agency, today=clock.today()).filter(pk=pk).first()
    if enrollment is None:
        raise Http404
    if not permissions.may_exempt(request.user, agency, today=clock.today()):
        raise PermissionDenied
    desk = _desk(agency, page)
    if enrollment.closed_as:
        messages.warning(request, _("%(person)s is not asked any more.") % {"person": enrollment.employee})
        return redirect(desk.address)
    form = ExemptForm(request.POST or None)
    if form.is_valid():
        return _exempted(request, enrollment, desk, form.cleaned_data["reason"])
    context = {"desk": desk, "enrollment": enrollment, "form": form, "crumbs": desk.crumbs}
    return render(request, "home/exempt.html", context)


def _desk(agency: Agency, page: ModulePage) -> Desk:
    return Desk(
        agency=agency,
        title=str(modules(language=get_language() or "")[page.pk]),
        address=reverse("agency_training", args=[agency.slug, page.slug]),
        listed=partial(enrollments, page, agency),
        passed_over="home/training_passed_over.html",
    )


def _ask_to_credit(request: HttpRequest, desk: Desk, choice: Choice, planned: Plan, form: CreditForm) -> HttpResponse:
    n = planned.reached.count
    context = {
        "desk": desk,
        "plan": planned,
        "choice": choice,
        "form": form,
        "question": ngettext("Credit %(n)s person as taught", "Credit %(n)s people as taught", n) % {"n": n},
        "back": desk.after(choice),
        "crumbs": desk.crumbs,
    }
    return render(request, "home/credit.html", context)


def _credited(page: ModulePage, agency: Agency, chosen: QuerySet, form: CreditForm, by) -> GroupSession:
    said, sheet = form.cleaned_data, form.cleaned_data["sheet"]
    waiting = chosen.filter(closed_at=None).order_by()
    return completions.credit(
        module=page,
        agency=agency,
        people=Employee.objects.filter(pk__in=waiting.values("employee")),
        how=said["how"],
        held_on=said["held_on"],
        trainer=said["trainer"],
        # One byte more than may be kept is enough to refuse the rest unread.
        sheet=sheet.read(LARGEST + 1),
        sheet_name=sheet.name,
        by=by,
    )


def _say_credited(request: HttpRequest, session: GroupSession) -> None:
    people = session.completions.count()
    said = ngettext("%(n)s person was credited.", "%(n)s people were credited.", people)
    messages.success(request, said % {"n": people})


def _exempted(request: HttpRequest, enrollment: Enrollment, desk: Desk, reason: str) -> HttpResponse:
    acts.exempt(enrollment=enrollment, agency=desk.agency, reason=reason, by=request.user)
    messages.success(request, _("%(person)s is exempt from this cycle.") % {"person": enrollment.employee})
    return redirect(desk.address)
