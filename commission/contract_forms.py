"""What is filled in about a proposed contract, at the city."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from commission.forms import MomentForm, PlaceForm
from commission.forms import text as words
from commission.models import Comment, ContractProposal
from commission.public_forms import in_their_own_words
from commission.reports.contracts import Plan, plan
from deadlines import clock
from deadlines.counting import CannotCount
from deadlines.sentences import refusal

A_DAY = {"invalid": _("Write the day as in 2027-05-14.")}


class ChainForm(forms.Form):
    """A planned day, or none; `plan` is its chain once it is valid."""

    act_on = forms.DateField(
        label=_("The day the city means to act"),
        required=False,
        widget=AdminDateInput,
        help_text=_("As in 2027-05-14. Left empty, the chain is counted forward from today."),
        error_messages={"invalid": _("Write the day as in 2027-05-14, or leave it empty.")},
    )
    plan: Plan | None = None

    def clean(self) -> dict:
        if not self.errors:
            try:
                self.plan = plan(self.cleaned_data["act_on"], today=clock.today())
            except CannotCount as problem:
                self.add_error("act_on", refusal(problem))
        return self.cleaned_data


class ProposeForm(forms.Form):
    kind = forms.ChoiceField(label=_("Kind"), choices=ContractProposal.Kind, widget=forms.RadioSelect)
    act = forms.ChoiceField(label=_("What the city would do"), choices=ContractProposal.Act, widget=forms.RadioSelect)
    other_party = words("other_party", ContractProposal)
    act_on = forms.DateField(label=_("The day the city means to act"), widget=AdminDateInput, error_messages=A_DAY)
    why = words("why", ContractProposal, rows=4)


class LawForm(forms.Form):
    note = words(
        "law_note",
        ContractProposal,
        rows=6,
        required=True,
        help_text=_("Whether a law or a court order requires this contract, and which. Every notice carries it."),
    )


class HearingForm(MomentForm, PlaceForm):
    comments_until = forms.DateField(
        label=_("Comments are taken until"),
        widget=AdminDateInput,
        error_messages=A_DAY,
        help_text=_("From the day of the meeting to the day before the city acts. It is told in the notice."),
    )
    field_order = ["on", "time", "comments_until", "place"]


class TakeInForm(forms.Form):
    """A comment that came by mail or was spoken."""

    way = forms.ChoiceField(
        label=_("How it came"),
        choices=[(way.value, way.label) for way in Comment.Way if way != "web"],
        widget=forms.RadioSelect,
    )
    received_on = forms.DateField(label=_("It came on"), widget=AdminDateInput, error_messages=A_DAY)
    text = words("text", Comment, rows=8, help_text=_("Word for word, in the language it was written or spoken in."))
    language = forms.ChoiceField(label=_("Language"), choices=in_their_own_words)
    name = words("name", Comment, help_text=_("As it should be shown. Left empty, no name is shown."))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial = {"received_on": clock.today(), "language": "en", **self.initial}


class HideForm(forms.Form):
    reason = words("hidden_because", Comment, required=True)


class MemoForm(forms.Form):
    memo = words("memo", ContractProposal, rows=12, required=True)
