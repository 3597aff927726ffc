"""The one form of a quiz: an answer to one page. What it sends are places as shown, and nothing else."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from training.questions import Form
from training.reports.quiz import Page

NOTHING = gettext_lazy("Choose an answer first.")
UNKNOWN = gettext_lazy("That choice is not on this page. Choose one of those shown.")
ERRORS = {"required": NOTHING, "invalid_choice": UNKNOWN, "invalid_list": UNKNOWN}
# What is put in order stands at one of these; what is matched is called by one of those.
ORDINALS = [
    gettext_lazy("1st"),
    gettext_lazy("2nd"),
    gettext_lazy("3rd"),
    gettext_lazy("4th"),
    gettext_lazy("5th"),
    gettext_lazy("6th"),
    gettext_lazy("7th"),
    gettext_lazy("8th"),
]
HINTS = {
    Form.ONE: gettext_lazy("Choose one."),
    Form.MANY: gettext_lazy("Choose all that are right."),
    Form.ORDER: gettext_lazy("Say for each one which comes 1st, which 2nd, and so on."),
    Form.MATCH: gettext_lazy("Say for each one what goes with it. Each is used once."),
}


class AnswerForm(forms.Form):
    """Asks what the page asks. `given` is the answer, once it is valid."""

    use_required_attribute = False

    def __init__(self, *args, page: Page, **kwargs):
        super().__init__(*args, **kwargs)
        self.page, self.hint = page, HINTS[page.words.scene.form]
        self.fields.update(_FIELDS[page.words.scene.form](page))
        self.initial = _initial(page, self.fields)

    @property
    def given(self) -> list[int]:
        if "answer" not in self.fields:
            return list(self.cleaned_data.values())
        answer = self.cleaned_data["answer"]
        return answer if isinstance(answer, list) else [answer]


def letters() -> list[str]:
    """What partners are called, in the order of the reader's alphabet."""
    return pgettext("eight letters that name choices", "A B C D E F G H").split()


def _one(page: Page) -> dict[str, forms.Field]:
    return {
        "answer": forms.TypedChoiceField(
            label=_("Your answer"),
            choices=_places(page.words.things),
            coerce=int,
            widget=forms.RadioSelect,
            error_messages=ERRORS,
        )
    }


def _many(page: Page) -> dict[str, forms.Field]:
    return {
        "answer": forms.TypedMultipleChoiceField(
            label=_("Your answer"),
            choices=_places(page.words.things),
            coerce=int,
            widget=forms.CheckboxSelectMultiple,
            error_messages=ERRORS,
        )
    }


def _order(page: Page) -> dict[str, forms.Field]:
    return _selects(page, ORDINALS[: len(page.words.things)], {}, _("Choose its place."))


def _match(page: Page) -> dict[str, forms.Field]:
    named = [f"{letter}. {words}" for letter, words in zip(letters(), page.words.partners, strict=False)]
    tongue = {"lang": page.tongue.code, "dir": page.tongue.direction}
    return _selects(page, named, tongue, _("Choose what goes with it."))


def _selects(page: Page, offered: list, attributes: dict, missing: str) -> dict[str, forms.Field]:
    """A list to choose from for each thing on the page."""
    return {
        f"answer_{place}": forms.TypedChoiceField(
            label=thing,
            choices=[("", _("Choose")), *_places(offered)],
            coerce=int,
            widget=forms.Select(attrs=attributes),
            error_messages={**ERRORS, "required": missing},
        )
        for place, thing in enumerate(page.words.things)
    }


def _places(words) -> list[tuple[str, str]]:
    return [(str(place), each) for place, each in enumerate(words)]


def _initial(page: Page, fields: dict) -> dict[str, object]:
    """What was answered before."""
    kept = [str(place) for place in page.kept or []]
    if not kept:
        return {}
    if "answer" not in fields:
        return dict(zip(fields, kept, strict=True))
    return {"answer": kept if page.words.scene.form == Form.MANY else kept[0]}


_FIELDS = {Form.ONE: _one, Form.MANY: _many, Form.ORDER: _order, Form.MATCH: _match}
