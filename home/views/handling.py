"""Acts on many people at once. GET says exactly what would be done and to how many; POST does it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from deadlines import clock
from deadlines.due import due
from directives.acts.deliveries import record_service, remind
from directives.models import Delivery, Dissemination
from directives.permissions import may_direct
from directives.reports.handling import Plan, reminding, serving
from home.choosing import Choice
from home.permissions import agency_or_404, sending_or_404


@dataclass(frozen=True)
class Act:
    """One thing an officer can do to many: how it is planned, done and said."""

    plan: Callable[[QuerySet], Plan]
    do: Callable[[Dissemination, QuerySet, object], int]
    asked: Callable[[int], str]
    done: Callable[[int], str]
    starts_clock: bool


def _service(how: str, asked: Callable[[int], str]) -> Act:
    return Act(
        plan=serving,
        do=lambda sending, chosen, by: record_service(dissemination=sending, deliveries=chosen, how=how, by=by),
        asked=asked,
        done=lambda n: ngettext("Recorded for %(n)s person.", "Recorded for %(n)s people.", n) % {"n": n},
        starts_clock=True,
    )


ACTS = {
    "remind": Act(
        plan=lambda found: reminding(found, now=clock.now()),
        do=lambda sending, chosen, by: remind(dissemination=sending, deliveries=chosen, by=by),
        asked=lambda n: ngettext("Send a reminder to %(n)s person", "Send a reminder to %(n)s people", n) % {"n": n},
        done=lambda n: (
            ngettext("A reminder is on its way to %(n)s person.", "A reminder is on its way to %(n)s people.", n)
            % {"n": n}
        ),
        starts_clock=False,
    ),
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
    choice = Choice.made(request.POST if request.method == "POST" else request.GET)
    back = reverse("sending", args=[agency.slug, sending.pk]) + choice.filter.query
    if not (choice.everyone or choice.ids):
        messages.warning(request, _("Nobody was chosen. Tick the people first, or “everyone this list shows”."))
        return redirect(back)
    if request.method == "POST":
        return _do(request, sending, ACTS[act], choice, back)
    return _confirm(request, sending, ACTS[act], choice, back)


def _confirm(request: HttpRequest, sending: Dissemination, act: Act, choice: Choice, back: str) -> HttpResponse:
    plan = act.plan(choice.of(sending, today=clock.today()))
    context = {
        "sending": sending,
        "plan": plan,
        "choice": choice,
        "question": act.asked(plan.reached.count),
        "due": due("acknowledgment", clock.today()) if act.starts_clock else None,
        "back": back,
        "crumbs": [(reverse("agency", args=[sending.agency.slug]), sending.agency.name), (back, sending.edition.title)],
    }
    return render(request, "home/handle.html", context)


def _do(request: HttpRequest, sending: Dissemination, act: Act, choice: Choice, back: str) -> HttpResponse:
    done = act.do(sending, choice.of(sending, today=clock.today()).order_by(), request.user)
    if done:
        messages.success(request, act.done(done))
    else:
        messages.warning(request, _("Nothing was left to do for these people, so nothing was done."))
    return redirect(back)
