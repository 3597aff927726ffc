"""The style page: every component of the look, in every state, for whoever builds the next page."""

from datetime import date

from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

HELD_ON = date(2026, 11, 2)
NO_ROSTER = SimpleUploadedFile("roster.csv", b"number,name\n")


class EveryQuestion(forms.Form):
    """One field of each kind, so that a change to the form layout can be seen at once."""

    name = forms.CharField(
        label=gettext_lazy("Your name"),
        help_text=gettext_lazy("As it is on the roster."),
        error_messages={"required": gettext_lazy("Write your name.")},
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail"),
        required=False,
        error_messages={"invalid": gettext_lazy("Write an address like name@example.com.")},
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language you read best"),
        choices=[("en", gettext_lazy("English")), ("es", gettext_lazy("Spanish")), ("ar", gettext_lazy("Arabic"))],
    )
    starts_on = forms.DateField(
        label=gettext_lazy("First day of work"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": gettext_lazy("Give the day, for example November 2, 2026.")},
    )
    means = forms.ChoiceField(
        label=gettext_lazy("How was it handed over?"),
        choices=[("paper", gettext_lazy("On paper")), ("roll_call", gettext_lazy("Read at roll call"))],
        widget=forms.RadioSelect,
    )
    shifts = forms.MultipleChoiceField(
        label=gettext_lazy("Shifts"),
        choices=[("day", gettext_lazy("Day")), ("night", gettext_lazy("Night"))],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    roster = forms.FileField(label=gettext_lazy("Roster"), help_text=gettext_lazy("CSV or XLSX, up to 20,000 rows."))
    note = forms.CharField(label=gettext_lazy("Note"), widget=forms.Textarea(attrs={"rows": 3}), required=False)
    has_read = forms.BooleanField(
        label=gettext_lazy("I have read the directive"),
        error_messages={"required": gettext_lazy("Say that you have read it.")},
    )


def style_page(request: HttpRequest) -> HttpResponse:
    shown = {
        "chapters": chapters(),
        "day": HELD_ON,
        "states": states(),
        "parts": parts(),
        "days": [0, 0, 2, 9, 14, 20, 21, 26, 31, 33, 40, 44, 46],
        "people": people(),
        "page": Paginator(range(1, 613), 25).get_page(4),
        "empty_form": EveryQuestion(),
        "refused_form": EveryQuestion(
            data={"email": "ines@", "language": "en", "means": "paper"}, files={"roster": NO_ROSTER}
        ),
    }
    response = render(request, "look/style_page.html", shown)
    response["X-Robots-Tag"] = "noindex"
    return response


def chapters() -> list[dict]:
    places = {
        "words": _("Words and colors"),
        "acts": _("Buttons and links"),
        "tasks": _("Tasks and states"),
        "figures": _("Figures"),
        "tables": _("Tables and filters"),
        "forms": _("Forms"),
        "notices": _("Notices, nothing, failure"),
        "proof": _("Receipts and dates"),
        "learning": _("Learning"),
        "texts": _("Texts that bind"),
    }
    return [{"url": f"#{place}", "words": words} for place, words in places.items()]


def states() -> list[tuple[str, str]]:
    return [
        ("done", _("Signed")),
        ("due", _("Due")),
        ("late", _("Signed late")),
        ("overdue", _("Overdue")),
        ("waiting", _("On leave")),
        ("closed", _("Separated")),
    ]


def parts() -> list[dict]:
    return [
        {"state": "done", "word": _("on time"), "count": 41},
        {"state": "late", "word": _("late"), "count": 5},
        {"state": "due", "word": _("due"), "count": 9},
        {"state": "overdue", "word": _("overdue"), "count": 5},
    ]


def people() -> list[dict]:
    rows = [
        ("Inês Duarte", _("Notice of the order"), "due", _("Due"), date(2026, 11, 2), _("Remind")),
        ("Wiktor Zieliński", _("Directive"), "done", _("Signed"), date(2026, 10, 30), ""),
        ("Nour Haddad", _("Directive"), "late", _("Signed late"), date(2026, 10, 30), ""),
        ("Dashawn Pierre-Louis", _("Directive"), "overdue", _("Overdue"), date(2026, 10, 30), _("Remind")),
    ]
    return [dict(zip(("name", "what", "state", "word", "due_on", "act"), row, strict=True)) for row in rows]
