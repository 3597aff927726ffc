"""What an officer can do for many people of a sending: remind them, and record that it reached them by hand."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from deadlines import clock
from directives.acts.deliveries import record_service, remind
from directives.models import Delivery, Dissemination
from directives.permissions import may_direct
from directives.reports.handling import reminding, serving
from directives.reports.notings import has_live_noting
from directives.reports.people import deliveries
from home.permissions import agency_or_404, sending_or_404
from home.views.handling import Act, Desk, handled, reminder
from people.models import Agency


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def handle(request: HttpRequest, slug: str, pk: int, act: str) -> HttpResponse:
    """Confirm and do one of ACTS for the people chosen in the address or the form."""
    agency = agency_or_404(request.user, slug)
    sending = sending_or_404(agency, pk)
    if act not in ACTS:
        raise Http404
    if not may_direct(request.user, agency, today=clock.today()):
        raise PermissionDenied
    return handled(request, sending_desk(agency, sending), ACTS[act](sending))


def sending_desk(agency: Agency, sending: Dissemination) -> Desk:
    return Desk(
        agency=agency,
        title=sending.edition.title,
        address=reverse("sending", args=[agency.slug, sending.pk]),
        listed=partial(deliveries, sending),
        passed_over="home/sending_passed_over.html",
    )


def _remind(sending: Dissemination) -> Act:
    act = reminder(lambda chosen, by: remind(dissemination=sending, deliveries=chosen, by=by))
    return replace(act, plan=lambda found: reminding(found, now=clock.now(), noted=has_live_noting()))


def _service(how: str, asked: Callable[[int], str]) -> Callable[[Dissemination], Act]:
    return lambda sending: Act(
        plan=serving,
        do=lambda chosen, by: record_service(dissemination=sending, deliveries=chosen, how=how, by=by),
        asked=asked,
        done=lambda n: ngettext("Recorded for %(n)s person.", "Recorded for %(n)s people.", n) % {"n": n},
        starts_clock=True,
    )


ACTS = {
    "remind": _remind,
    "paper": _service(
        Delivery.Service.PAPER,
        lambda n: (
            ngettext(
                "Record that %(n)s person was handed it on paper today",
                "Record that %(n)s people were handed it on paper today",
                n,
            )
            % {"n": n}
        ),
    ),
    "roll-call": _service(
        Delivery.Service.ROLL_CALL,
        lambda n: (
            ngettext(
                "Record that it was read to %(n)s person at roll call today",
                "Record that it was read to %(n)s people at roll call today",
                n,
            )
            % {"n": n}
        ),
    ),
}
