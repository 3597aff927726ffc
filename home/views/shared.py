"""The shared screen of an agency: a number and a PIN, one text, one signature, and nothing left for the next person.

What a page shows is asked for by GET, which writes nothing and never makes anybody's time longer. A page nobody
touches asks “Are you still there?” and then goes back to the beginning: by a header, so that it works without script.
"""

from collections.abc import Callable
from functools import wraps

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.translation import get_language, gettext_lazy, override
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from deadlines import clock
from directives.acts.acknowledgments import acknowledge_on_shared_screen
from directives.acts.deliveries import serve_on_shared_screen
from directives.models import Delivery
from directives.refusal import Refusal
from directives.reports.shared_screen import queue
from directives.reports.showing import Shown, shown
from directives.showings import ON_SHARED_SCREEN, Showing, seal
from home.shared import ASKED, IDLE, Screen, begin, end, screen, stay
from people.models import Employee, Employment
from people.pins import who

DIGITS = {"inputmode": "numeric", "autocomplete": "off", "maxlength": 6, "dir": "ltr"}


class PinForm(forms.Form):
    pin = forms.CharField(
        label=gettext_lazy("Your PIN"),
        max_length=20,
        help_text=gettext_lazy("The six digits on your slip."),
        widget=forms.PasswordInput(attrs=DIGITS),
        error_messages={"required": gettext_lazy("Type the six digits of your PIN.")},
    )


class WhoForm(PinForm):
    number = forms.CharField(
        label=gettext_lazy("Employee number"),
        max_length=20,
        help_text=gettext_lazy("It is on your badge and on your pay slip."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
        error_messages={"required": gettext_lazy("Type your employee number.")},
    )
    field_order = ["number", "pin"]


def at_a_shared_screen(view: Callable) -> Callable:
    """The view takes the screen. Another browser is told how one is opened; what it sends is refused."""

    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        here = screen(request)
        if here is None:
            return render(request, "home/shared/closed.html", status=403 if request.method == "POST" else 200)
        return view(request, here)

    return guarded


def for_a_person(view: Callable) -> Callable:
    """The view takes somebody who stands there; when nobody does, or no longer, it is the beginning."""

    @at_a_shared_screen
    @wraps(view)
    def guarded(request: HttpRequest, here: Screen) -> HttpResponse:
        return view(request, here) if here.person else redirect(_the_beginning())

    return guarded


@require_http_methods(["GET", "HEAD", "POST"])
@at_a_shared_screen
def start(request: HttpRequest, here: Screen) -> HttpResponse:
    """Who are you? POST serves what they owe and shows the first of it, in their language."""
    form = WhoForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        person = who(number=form.cleaned_data["number"], pin=form.cleaned_data["pin"])
        if person and Employment.objects.on(clock.today()).filter(employee=person, agency=here.agency).exists():
            begin(request, person)
            serve_on_shared_screen(employee=person)
            _stay_to_read(request, person)
            return redirect(_in_their_language(person))
        form.add_error(
            None,
            _("That number and that PIN do not go together here. Check both; after five tries wait fifteen minutes."),
        )
    status = 422 if form.errors else 200
    return render(request, "home/shared/start.html", {"screen": here, "form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_person
def text(request: HttpRequest, here: Screen) -> HttpResponse:
    """The next text, and the form that signs for it."""
    asked = queue(here.person)
    if asked.next is None:
        return _left_alone(render(request, "home/shared/nothing.html", {"screen": here}), here)
    form = PinForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            return _sign(request, asked.next, form.cleaned_data["pin"])
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    if request.method == "POST":
        _stay_to_read(request, here.person)
        here = screen(request)
    page = _shown(request, asked.next, here.person)
    note = seal(Showing(asked.next.pk, page.text.pk, page.text.sha256, ON_SHARED_SCREEN, clock.now()))
    context = {"screen": here, "shown": page, "form": form, "note": note, "left": asked.left, "idle": IDLE}
    response = render(request, "home/shared/text.html", context, status=422 if form.errors else 200)
    return _left_alone(response, here)


@require_safe
@for_a_person
def thanks(request: HttpRequest, here: Screen) -> HttpResponse:
    """It is signed; one more, or the next person."""
    context = {"screen": here, "left": queue(here.person).left}
    response = render(request, "home/shared/thanks.html", context)
    response["Refresh"] = f"{here.seconds}; url={_the_beginning()}"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@for_a_person
def still_there(request: HttpRequest, here: Screen) -> HttpResponse:
    """Nobody has touched the screen for a while. POST: they are there, and read on; `away`: the script has seen nobody
    for a minute and a half, so the time runs out now."""
    if "away" in request.POST:
        stay(request, seconds=0)
        return redirect("shared_still_there")
    if request.method == "POST":
        _stay_to_read(request, here.person)
        return redirect("shared_text")
    response = render(request, "home/shared/still_there.html", {"screen": here, "seconds": ASKED})
    response["Refresh"] = f"{min(ASKED, here.seconds)}; url={_the_beginning()}"
    return response


@require_POST
@at_a_shared_screen
def next_person(request: HttpRequest, here: Screen) -> HttpResponse:
    end(request)
    return redirect(_the_beginning())


def _sign(request: HttpRequest, delivery: Delivery, pin: str) -> HttpResponse:
    acknowledge_on_shared_screen(delivery=delivery, note=request.POST.get("note", ""), pin=pin)
    stay(request, seconds=0)
    return redirect("shared_thanks")


def _shown(request: HttpRequest, delivery: Delivery, person: Employee) -> Shown:
    wanted = request.GET.get("text", "") or person.language
    return shown(delivery, asked=wanted, screen=get_language() or "", today=clock.today())


def _stay_to_read(request: HttpRequest, person: Employee) -> None:
    """Twice the time it takes to read the text, for whoever reads slowly or listens, and a moment more."""
    delivery = queue(person).next
    minutes = _shown(request, delivery, person).minutes if delivery else 0
    stay(request, seconds=IDLE + 2 * 60 * minutes)


def _left_alone(response: HttpResponse, here: Screen) -> HttpResponse:
    """When nobody touches the page any more, ask; the header is the page's own, for a script may be missing."""
    response["Refresh"] = f"{max(1, here.seconds - ASKED)}; url={reverse('shared_still_there')}"
    return response


def _in_their_language(person: Employee) -> str:
    code = person.language if person.language in dict(settings.SCREEN_LANGUAGES) else get_language()
    with override(code):
        return reverse("shared_text")


def _the_beginning() -> str:
    """In the city's own language: what the last person read it in is nothing to the next."""
    with override(settings.LANGUAGE_CODE):
        return reverse("shared")


addresses = [
    path("shared/", start, name="shared"),
    path("shared/text/", text, name="shared_text"),
    path("shared/thanks/", thanks, name="shared_thanks"),
    path("shared/still-there/", still_there, name="shared_still_there"),
    path("shared/next/", next_person, name="shared_next"),
]
