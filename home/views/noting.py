"""An officer notes, for the people of a sending, what happened away from a screen."""

from dataclasses import replace

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from deadlines import clock
from directives.acts.notings import note_all
from directives.models import Dissemination, Noting
from directives.refusal import Refusal
from directives.reports.handling import Plan, plan
from directives.reports.notings import obstacles
from directives.reports.showing import signable
from home.choosing import Choice
from home.noting import NoteForm
from home.permissions import may_note_or_refuse, sending_or_404
from home.views.handling import Desk, choice_made, nobody_chosen, nothing_left
from home.views.sending_acts import sending_desk
from languages.names import language

Way = Noting.Way
# By their names in addresses.
WAYS = {"paper": Way.PAPER, "roll-call": Way.ROLL_CALL, "refusal": Way.REFUSED}


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def note(request: HttpRequest, slug: str, pk: int, way: str) -> HttpResponse:
    """Say of whom it would be noted, and ask when it happened; POST notes it."""
    agency = may_note_or_refuse(request.user, slug)
    sending = sending_or_404(agency, pk)
    if way not in WAYS:
        raise Http404
    desk = replace(sending_desk(agency, sending), passed_over="home/noting_passed_over.html")
    choice = choice_made(request)
    if choice.is_nobody:
        return nobody_chosen(request, desk, choice)
    if WAYS[way] == Way.REFUSED and (choice.everyone or len(choice.ids) != 1):
        messages.warning(request, _("A refusal is noted of one person at a time. Tick that person only."))
        return redirect(desk.after(choice))
    form = _form(request, sending, WAYS[way])
    if form.is_valid() and (done := _write(desk, choice, sending, WAYS[way], form, request.user)) is not None:
        return _noted(request, desk, choice, done)
    of_today = obstacles(way=WAYS[way], happened_on=clock.today(), by=request.user)
    return _ask(request, desk, choice, WAYS[way], plan(desk.people(choice), **of_today), form)


def _form(request: HttpRequest, sending: Dissemination, way: str) -> NoteForm:
    edition = sending.edition
    tongues = [language(text.language) for text in signable(edition.texts.all(), edition)]
    return NoteForm(request.POST if request.method == "POST" else None, way=way, tongues=tongues)


def _write(desk: Desk, choice: Choice, sending: Dissemination, way: str, form: NoteForm, by) -> int | None:
    """Of how many it was noted; nothing when the form now says why not."""
    people = desk.people(choice).order_by()
    try:
        return note_all(dissemination=sending, deliveries=people, way=way, by=by, **form.cleaned_data)
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return None


def _noted(request: HttpRequest, desk: Desk, choice: Choice, done: int) -> HttpResponse:
    if not done:
        return nothing_left(request, desk, choice)
    said = ngettext(
        "Noted of %(n)s person. It counts once a second person has confirmed it.",
        "Noted of %(n)s people. It counts once a second person has confirmed it.",
        done,
    )
    messages.success(request, said % {"n": done})
    return redirect(desk.after(choice))


def _ask(request: HttpRequest, desk: Desk, choice: Choice, way: str, planned: Plan, form: NoteForm) -> HttpResponse:
    context = {
        "desk": desk,
        "plan": planned,
        "choice": choice,
        "form": form,
        "question": _QUESTIONS[Way(way)](planned.reached.count),
        "back": desk.after(choice),
        "crumbs": desk.crumbs,
    }
    return render(request, "home/note.html", context, status=422 if form.errors else 200)


_QUESTIONS = {
    Way.PAPER: lambda n: (
        ngettext("Note that %(n)s person signed on paper", "Note that %(n)s people signed on paper", n) % {"n": n}
    ),
    Way.ROLL_CALL: lambda n: (
        ngettext(
            "Note that %(n)s person acknowledged it at roll call",
            "Note that %(n)s people acknowledged it at roll call",
            n,
        )
        % {"n": n}
    ),
    Way.REFUSED: lambda n: (
        ngettext("Note that %(n)s person refused to sign", "Note that %(n)s people refused to sign", n) % {"n": n}
    ),
}
