"""What an officer, an employee and the clerk fill in about what happened away from a screen."""

from django import forms
from django.utils.translation import gettext_lazy as _

from deadlines import clock
from directives.acts.disputes import LONGEST
from directives.models import Noting
from languages.names import Language


class NoteForm(forms.Form):
    """What happened, the same for everyone chosen. A roll call and a refusal have a witness, a paper is kept."""

    happened_on = forms.DateField(
        label=_("On what day?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Give the day it happened."), "invalid": _("Write a day, as in 2026-11-02.")},
    )
    language = forms.ChoiceField(
        label=_("In which language did they have the text?"),
        error_messages={"required": _("Choose the language they had the text in.")},
    )
    witness = forms.CharField(
        label=_("Who was the witness?"),
        max_length=Noting._meta.get_field("witness").max_length,
        help_text=_("A name, and what they do: somebody else who was there and saw it."),
        error_messages={"required": _("Name the witness: somebody else who was there and saw it.")},
    )
    proof = forms.CharField(
        label=_("Where is the paper kept?"),
        required=False,
        max_length=Noting._meta.get_field("proof").max_length,
        help_text=_("So that the second person can look at it: a folder, a drawer, a file."),
    )

    def __init__(self, *args, way: str, tongues: list[Language], **kwargs):
        super().__init__(*args, **kwargs)
        self.initial = {"happened_on": clock.today()}
        self.fields["language"].choices = [(tongue.code, tongue.name) for tongue in tongues]
        del self.fields["witness" if way == Noting.Way.PAPER else "proof"]


class SetAsideForm(forms.Form):
    why = forms.CharField(
        label=_("Why?"),
        max_length=Noting._meta.get_field("set_aside_why").max_length,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Whoever noted it, and whom it is about, will see the reason."),
        error_messages={"required": _("Say why. Whoever noted it, and whom it is about, will see the reason.")},
    )


class DisputeForm(forms.Form):
    words = forms.CharField(
        label=_("What is not right?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("In your own words, and in any language. A sentence is enough."),
        error_messages={"required": _("Say in a few words what is not right.")},
    )


class SettleForm(forms.Form):
    settled_as = forms.ChoiceField(
        label=_("How do you settle it?"),
        choices=[
            (Noting.Settlement.STANDS, _("It stands: what was noted is right")),
            (Noting.Settlement.TAKEN_BACK, _("It is taken back: what was noted is not right")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose whether it stands or is taken back.")},
    )
    why = forms.CharField(
        label=_("Why?"),
        max_length=Noting._meta.get_field("settled_why").max_length,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Both sides will see the reason."),
        error_messages={"required": _("Say why. Both sides will see the reason.")},
    )
