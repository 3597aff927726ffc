"""Acts on many people of a list that need to be told something first: why, and until when. GET asks and says to whom;
POST does it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, ngettext

from deadlines import clock
from directives.acts.allowances import ask_again, exempt, extend
from directives.models import Dissemination
from directives.refusal import Refusal
from directives.reports.allowing import asking_again, exempting, extending
from directives.reports.handling import Plan
from home.forms import ExemptForm, ExtendForm, ReasonForm
from home.views.handling import Desk, choice_made, nobody_chosen, nothing_left


@dataclass(frozen=True)
class Reasoned:
    """`do` takes the people, `by`, and what the form was told. `says` is what it does, in a sentence."""

    plan: Callable[[QuerySet], Plan]
    do: Callable[..., int]
    form: type[forms.Form]
    asked: Callable[[int], str]
    done: Callable[[int], str]
    says: Promise


def told(request: HttpRequest, desk: Desk, act: Reasoned) -> HttpResponse:
    """Ask what has to be said, or do it, for the people chosen in the address or the form."""
    choice = choice_made(request)
    if choice.is_nobody:
        return nobody_chosen(request, desk, choice)
    plan = act.plan(desk.people(choice))
    if request.method == "POST" and not plan.reached.count:
        return nothing_left(request, desk, choice)
    form = act.form(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            done = act.do(deliveries=desk.people(choice).order_by(), by=request.user, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            _say(request, act, done, planned=plan.reached.count)
            return redirect(desk.after(choice))
    question = act.asked(plan.reached.count)
    context = {"desk": desk, "act": act, "plan": plan, "choice": choice, "form": form, "question": question}
    context |= {"back": desk.after(choice), "crumbs": desk.crumbs}
    return render(request, "home/handle_why.html", context, status=422 if form.errors else 200)


def _say(request: HttpRequest, act: Reasoned, done: int, *, planned: int) -> None:
    if done:
        messages.success(request, act.done(done))
    if left := planned - done:
        said = ngettext(
            "%(n)s person has that day or a later one already, and keeps it.",
            "%(n)s people have that day or a later one already, and keep it.",
            left,
        )
        messages.warning(request, said % {"n": left})


def _extend(sending: Dissemination) -> Reasoned:
    return Reasoned(
        plan=extending,
        do=partial(extend, dissemination=sending),
        form=ExtendForm,
        asked=lambda n: (
            ngettext("Give %(n)s person more time to sign", "Give %(n)s people more time to sign", n) % {"n": n}
        ),
        done=lambda n: ngettext("%(n)s person has more time.", "%(n)s people have more time.", n) % {"n": n},
        says=gettext_lazy("The reminders begin again before the new day. The old day stays in the record."),
    )


def _exempt(sending: Dissemination) -> Reasoned:
    return Reasoned(
        plan=exempting,
        do=partial(exempt, dissemination=sending),
        form=ExemptForm,
        asked=lambda n: (
            ngettext("Exempt %(n)s person from signing this", "Exempt %(n)s people from signing this", n) % {"n": n}
        ),
        done=lambda n: ngettext("%(n)s person is exempt.", "%(n)s people are exempt.", n) % {"n": n},
        says=gettext_lazy(
            "They are not asked to sign this sending. Your name and the reason stand beside theirs, and you can ask "
            "them again later."
        ),
    )


def _ask_again(sending: Dissemination) -> Reasoned:
    return Reasoned(
        plan=lambda found: asking_again(found, today=clock.today()),
        do=partial(ask_again, dissemination=sending),
        form=ReasonForm,
        asked=lambda n: ngettext("Ask %(n)s person again", "Ask %(n)s people again", n) % {"n": n},
        done=lambda n: ngettext("%(n)s person is asked again.", "%(n)s people are asked again.", n) % {"n": n},
        says=gettext_lazy("Whoever has no time left gets new days from today."),
    )


REASONED: dict[str, Callable[[Dissemination], Reasoned]] = {
    "extend": _extend,
    "exempt": _exempt,
    "ask-again": _ask_again,
}
