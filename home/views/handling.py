"""Acts on many people of a list at once. GET says exactly what would be done and to how many; POST does it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from deadlines import clock
from deadlines.due import due
from directives.reports.handling import Plan, reminding
from home.choosing import Choice, Listed
from people.models import Agency, User


@dataclass(frozen=True)
class Act:
    """One thing an officer can do to many: how it is planned, done and said."""

    plan: Callable[[QuerySet], Plan]
    do: Callable[[QuerySet, User], int]
    asked: Callable[[int], str]
    done: Callable[[int], str]
    starts_clock: bool = False


@dataclass(frozen=True)
class Desk:
    """The list an act is asked for from: whose it is, what it is called, where it stands. `passed_over` is the
    template that says why somebody is."""

    agency: Agency
    title: str
    address: str
    listed: Listed
    passed_over: str

    @property
    def crumbs(self) -> list[tuple[str, str]]:
        return [(reverse("agency", args=[self.agency.slug]), self.agency.name), (self.address, self.title)]

    def after(self, choice: Choice) -> str:
        """The list as it was filtered."""
        return self.address + choice.filter.query

    def people(self, choice: Choice) -> QuerySet:
        return choice.of(self.listed, today=clock.today())


def choice_made(request: HttpRequest) -> Choice:
    return Choice.made(request.POST if request.method == "POST" else request.GET)


def nobody_chosen(request: HttpRequest, desk: Desk, choice: Choice) -> HttpResponseRedirect:
    messages.warning(request, _("Nobody was chosen. Tick the people first, or “everyone this list shows”."))
    return redirect(desk.after(choice))


def nothing_left(request: HttpRequest, desk: Desk, choice: Choice) -> HttpResponseRedirect:
    messages.warning(request, _("Nothing was left to do for these people, so nothing was done."))
    return redirect(desk.after(choice))


def handled(request: HttpRequest, desk: Desk, act: Act) -> HttpResponse:
    """Confirm the act, or do it, for the people chosen in the address or the form."""
    choice = choice_made(request)
    if choice.is_nobody:
        return nobody_chosen(request, desk, choice)
    return _do(request, desk, act, choice) if request.method == "POST" else _confirm(request, desk, act, choice)


def reminder(do: Callable[[QuerySet, User], int]) -> Act:
    """A reminder to whoever is asked still and has an address."""
    return Act(
        plan=lambda found: reminding(found, now=clock.now()),
        do=do,
        asked=lambda n: ngettext("Send a reminder to %(n)s person", "Send a reminder to %(n)s people", n) % {"n": n},
        done=lambda n: (
            ngettext("A reminder is on its way to %(n)s person.", "A reminder is on its way to %(n)s people.", n)
            % {"n": n}
        ),
    )


def _confirm(request: HttpRequest, desk: Desk, act: Act, choice: Choice) -> HttpResponse:
    plan = act.plan(desk.people(choice))
    context = {
        "desk": desk,
        "plan": plan,
        "choice": choice,
        "question": act.asked(plan.reached.count),
        "due": due("acknowledgment", clock.today()) if act.starts_clock else None,
        "back": desk.after(choice),
        "crumbs": desk.crumbs,
    }
    return render(request, "home/handle.html", context)


def _do(request: HttpRequest, desk: Desk, act: Act, choice: Choice) -> HttpResponse:
    done = act.do(desk.people(choice).order_by(), request.user)
    if not done:
        return nothing_left(request, desk, choice)
    messages.success(request, act.done(done))
    return redirect(desk.after(choice))
