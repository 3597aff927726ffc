"""An officer's desk for one module: who has passed it, who has not, what was taught to groups."""

from collections.abc import Iterator
from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from deadlines import clock
from directives.reports.progress import counted
from evidence.files import handed_out
from home.choosing import Filter
from home.permissions import agency_or_404, module_or_404
from home.sentences import learning
from home.views import training_acts
from home.views.agency import way_back
from home.views.exports import as_file
from home.views.listing import listing
from people.models import Agency
from training.models import GroupSession, ModulePage
from training.permissions import may_remind
from training.reports.modules import modules
from training.reports.people import course_of, enrollments, lines, sessions, sheet
from training.said import WORD


@login_required
@never_cache
@require_safe
def module(request: HttpRequest, slug: str, module: str) -> HttpResponse:
    """The agency's people with one module, as the address filters them."""
    today = clock.today()
    agency, page = agency_or_404(request.user, slug), module_or_404(module)
    whole = counted(enrollments(page, agency, today=today))
    words = {"": _("Everybody"), "waiting": _("Have not passed"), **WORD}
    people = listing(request, partial(enrollments, page, agency), whole, words)
    context = {
        "agency": agency,
        "module": modules(language=get_language() or "")[page.pk],
        "parts": whole,
        "lede": learning(whole) if whole.total else _("It is asked of nobody here."),
        "course": course_of(page, agency, today=today),
        **people,
        "sheet": sheet(people["page"].object_list, agency, today=today),
        "sessions": sessions(page, agency),
        "may_act": may_remind(request.user, agency, today=today),
        "crumbs": [*way_back(request), (reverse("agency", args=[agency.slug]), agency.name)],
    }
    return render(request, "home/training.html", context)


@login_required
@never_cache
@require_safe
def export(request: HttpRequest, slug: str, module: str, form: str) -> HttpResponseBase:
    """The same people as a file. One query for all of them."""
    agency, page = agency_or_404(request.user, slug), module_or_404(module)
    headers = [
        _("Employee number"),
        _("Name"),
        _("Job role"),
        _("Standing"),
        _("Days over"),
        _("Due"),
        _("Passed on"),
        _("Attempts"),
        _("Certificate until"),
        _("Reminded on"),
    ]
    rows = _rows(page, agency, Filter.asked(request.GET))
    return as_file(form, name=f"{agency.slug}-{page.slug}", title=page.code, headers=headers, rows=rows)


@login_required
@never_cache
@require_safe
def sign_in_sheet(request: HttpRequest, slug: str, module: str, pk: int) -> HttpResponse:
    """The sheet that people signed when they were taught as a group."""
    agency, page = agency_or_404(request.user, slug), module_or_404(module)
    found = GroupSession.objects.filter(agency=agency, module=page).select_related("sheet")
    return handed_out(get_object_or_404(found, pk=pk).sheet)


def _rows(page: ModulePage, agency: Agency, chosen: Filter) -> Iterator[list]:
    today = clock.today()
    said = {standing: str(word) for standing, word in WORD.items()}
    found = chosen.of(partial(enrollments, page, agency), today=today)
    for line in lines(found, agency, today=today):
        yield [
            line.number,
            line.name,
            line.job,
            said[line.standing],
            line.days_over or None,
            line.due_on,
            line.done_on,
            line.attempts or None,
            line.until,
            line.reminded_on,
        ]


_MODULE = "agency/<slug:slug>/training/<slug:module>/"
addresses = [
    path(_MODULE, module, name="agency_training"),
    path(f"{_MODULE}people.<str:form>", export, name="agency_training_export"),
    path(f"{_MODULE}remind/", training_acts.remind, name="agency_training_remind"),
    path(f"{_MODULE}credit/", training_acts.credit, name="agency_training_credit"),
    path(f"{_MODULE}exempt/<int:pk>/", training_acts.exempt, name="agency_training_exempt"),
    path(f"{_MODULE}sessions/<int:pk>/sheet/", sign_in_sheet, name="sign_in_sheet"),
]
