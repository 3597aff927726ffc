"""An appointing officer's way in: their agencies, and the chain of each."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from deadlines import clock
from directives.acts.transmittals import confirm_receipt as confirm
from directives.models import Dissemination, Transmittal
from directives.permissions import may_confirm_receipt, may_direct
from directives.reports.board import board, order_carried_out
from directives.reports.notings import counts
from directives.reports.progress import Parts, parts_of
from home.permissions import agency_or_404
from home.sentences import learning, progress, standing_of
from people.models import Agency
from people.permissions import agencies_of
from training.reports.modules import Module, progress_of
from training.reports.officials import certifying

A_PAGE = 10


@login_required
@never_cache
@require_safe
def my_agencies(request: HttpRequest) -> HttpResponse:
    """The agencies this user may look into; whoever has one goes straight to it."""
    today = clock.today()
    agencies = agencies_of(request.user, today=today)
    found = list(agencies[:2])
    if not found:
        raise Http404
    if len(found) == 1:
        return redirect("agency", found[0].slug)
    order = order_carried_out(today=today)
    rows = board(order, today=today, agencies=agencies) if order else []
    context = {"order": order, "rows": [(row, standing_of(row)) for row in rows], "agencies": agencies}
    return render(request, "home/my_agencies.html", context)


@login_required
@never_cache
@require_safe
def agency(request: HttpRequest, slug: str) -> HttpResponse:
    """One agency's chain, link by link, its training, and everything it has sent."""
    today = clock.today()
    agency = agency_or_404(request.user, slug)
    order = order_carried_out(today=today)
    row = board(order, today=today, agencies=Agency.objects.filter(pk=agency.pk))[0] if order else None
    page = Paginator(_sendings(agency), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "agency": agency,
        "order": order,
        "row": row,
        "lede": standing_of(row) if row else "",
        "may_act": may_direct(request.user, agency, today=today),
        "page": page,
        "sendings": _with_parts(page.object_list, today),
        "notings": counts(agency),
        "training": _training(agency, today),
        "certifying": next(iter(certifying(today=today, agencies=[agency])), None),
        "crumbs": way_back(request),
    }
    return render(request, "home/agency.html", context)


@login_required
@require_POST
def confirm_receipt(request: HttpRequest, slug: str) -> HttpResponse:
    """The officer says that the clerk's copy of the order in force came."""
    today = clock.today()
    agency = agency_or_404(request.user, slug)
    transmittal = Transmittal.objects.filter(agency=agency, edition=order_carried_out(today=today)).first()
    if transmittal is None or not may_confirm_receipt(request.user, agency, today=today):
        raise Http404
    confirm(transmittal=transmittal, by=request.user)
    messages.success(request, _("Thank you. The clerk can see that the copy came."))
    return redirect("agency", agency.slug)


def way_back(request: HttpRequest) -> list[tuple[str, str]]:
    """To the list of agencies, for whoever has more than one."""
    has_more = agencies_of(request.user, today=clock.today()).count() > 1
    return [(reverse("my_agencies"), _("Agencies"))] if has_more else []


def _sendings(agency: Agency):
    return Dissemination.objects.filter(agency=agency).select_related("edition").order_by("-sent_at", "-pk")


def _with_parts(sendings, today) -> list[tuple[Dissemination, Parts, str]]:
    found = list(sendings)
    parts = parts_of([sending.pk for sending in found], today=today)
    return [(each, mine := parts.get(each.pk, Parts({})), progress(mine)) for each in found]


def _training(agency: Agency, today) -> list[tuple[Module, Parts, str]]:
    asked = progress_of(agency, language=get_language() or "", today=today)
    return [(module, parts, learning(parts)) for module, parts in asked]
