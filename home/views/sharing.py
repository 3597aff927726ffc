"""An officer opens the agency's shared screen, and prints the PINs that people sign with there."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from deadlines import clock
from directives.acts.shared_screen import open_shared_screen
from home import shared
from home.choosing import Choice
from home.permissions import agency_or_404
from home.views.agency import way_back
from home.views.listing import A_PAGE
from people.acts.pins import MOST, give_pins
from people.models import Agency, Employee, User
from people.permissions import may_give_pins
from people.readings import with_pins


@login_required
@never_cache
@require_safe
def sharing(request: HttpRequest, slug: str) -> HttpResponse:
    """What a shared screen is, who has a PIN, and the two things to do."""
    agency = _agency(request.user, slug)
    people = with_pins(agency, on=clock.today())
    context = {
        "agency": agency,
        "page": Paginator(people, A_PAGE).get_page(request.GET.get("page")),
        "without": people.filter(pin=None).count(),
        "most": MOST,
        "crumbs": [*way_back(request), (reverse("agency", args=[agency.slug]), agency.name)],
    }
    return render(request, "home/sharing.html", context)


@login_required
@never_cache
@require_POST
def open_screen(request: HttpRequest, slug: str) -> HttpResponse:
    """From now on this browser is the shared screen; the officer is signed out of it."""
    agency = _agency(request.user, slug)
    open_shared_screen(agency=agency, by=request.user)
    shared.open_in(request, agency)
    return redirect("shared")


@login_required
@never_cache
@require_POST
def pins(request: HttpRequest, slug: str) -> HttpResponse:
    """New PINs for those ticked, or for whoever has none: shown once, to print and hand over."""
    agency = _agency(request.user, slug)
    people = with_pins(agency, on=clock.today())
    wanted = (
        people.filter(pin=None) if "without" in request.POST else people.filter(pk__in=Choice.made(request.POST).ids)
    )
    slips = give_pins(agency=agency, employees=Employee.objects.filter(pk__in=wanted.values("pk")), by=request.user)
    context = {
        "agency": agency,
        "slips": slips,
        "crumbs": [(reverse("agency_sharing", args=[agency.slug]), _("Shared screen"))],
    }
    return render(request, "home/pins.html", context)


def _agency(user: User, slug: str) -> Agency:
    agency = agency_or_404(user, slug)
    if not may_give_pins(user, agency, today=clock.today()):
        raise PermissionDenied
    return agency


addresses = [
    path("agency/<slug:slug>/shared/", sharing, name="agency_sharing"),
    path("agency/<slug:slug>/shared/open/", open_screen, name="agency_sharing_open"),
    path("agency/<slug:slug>/shared/pins/", pins, name="agency_pins"),
]
