"""What was noted of an agency's people, and what a second person says of it."""

from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from deadlines import clock
from directives.acts.notings_confirmed import confirm, set_aside
from directives.models import Delivery, Noting
from directives.permissions import may_note
from directives.reports.handling import plan
from directives.reports.notings import confirming, disputes, noted, to_confirm
from home.noting import SetAsideForm
from home.permissions import agency_or_404, may_note_or_refuse
from home.views.agency import way_back
from home.views.handling import Act, Desk, choice_made, handled, nobody_chosen, nothing_left
from home.views.listing import A_PAGE
from home.views.noting import note
from people.models import Agency


@login_required
@never_cache
@require_safe
def notings(request: HttpRequest, slug: str) -> HttpResponse:
    """What waits for a second person, sheet by sheet, and what is disputed."""
    agency = agency_or_404(request.user, slug)
    context = {
        "agency": agency,
        "page": Paginator(to_confirm(agency), A_PAGE).get_page(request.GET.get("page")),
        "disputes": disputes(agency),
        "may_act": may_note(request.user, agency, today=clock.today()),
        "crumbs": [*way_back(request), (reverse("agency", args=[agency.slug]), agency.name)],
    }
    return render(request, "home/notings.html", context)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def notings_confirm(request: HttpRequest, slug: str) -> HttpResponse:
    """Say of whom it would be confirmed; POST confirms it."""
    agency = may_note_or_refuse(request.user, slug)
    act = Act(
        plan=lambda found: confirming(found, by=request.user),
        do=lambda found, by: confirm(agency=agency, notings=_of(found), by=by),
        asked=lambda n: (
            ngettext("Confirm what was noted of %(n)s person", "Confirm what was noted of %(n)s people", n) % {"n": n}
        ),
        done=lambda n: ngettext("Confirmed for %(n)s person.", "Confirmed for %(n)s people.", n) % {"n": n},
    )
    return handled(request, _desk(agency), act)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def notings_set_aside(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask why these should not count; POST sets them aside."""
    agency = may_note_or_refuse(request.user, slug)
    desk, choice = _desk(agency), choice_made(request)
    if choice.is_nobody:
        return nobody_chosen(request, desk, choice)
    form = SetAsideForm(request.POST if request.method == "POST" else None)
    people = desk.people(choice)
    if form.is_valid():
        done = set_aside(agency=agency, notings=_of(people), why=form.cleaned_data["why"], by=request.user)
        if not done:
            return nothing_left(request, desk, choice)
        said = ngettext("Set aside for %(n)s person.", "Set aside for %(n)s people.", done)
        messages.success(request, said % {"n": done})
        return redirect(desk.address)
    planned = plan(people, own=Q(employee__user=request.user.pk))
    n = planned.reached.count
    said = ngettext("Set aside what was noted of %(n)s person", "Set aside what was noted of %(n)s people", n)
    context = {
        "desk": desk,
        "plan": planned,
        "choice": choice,
        "form": form,
        "question": said % {"n": n},
        "back": desk.address,
        "crumbs": desk.crumbs,
    }
    return render(request, "home/note.html", context, status=422 if form.errors else 200)


def _desk(agency: Agency) -> Desk:
    return Desk(
        agency=agency,
        title=_("Noted away from a screen"),
        address=reverse("agency_notings", args=[agency.slug]),
        listed=partial(noted, agency),
        passed_over="home/noting_passed_over.html",
    )


def _of(deliveries: QuerySet[Delivery]) -> QuerySet[Noting]:
    """What waits of each of these: one noting at the most."""
    return Noting.objects.live().filter(delivery__in=deliveries.order_by().values("pk"))


addresses = [
    path("agency/<slug:slug>/sendings/<int:pk>/note/<slug:way>/", note, name="sending_note"),
    path("agency/<slug:slug>/notings/", notings, name="agency_notings"),
    path("agency/<slug:slug>/notings/confirm/", notings_confirm, name="agency_notings_confirm"),
    path("agency/<slug:slug>/notings/set-aside/", notings_set_aside, name="agency_notings_set_aside"),
]
