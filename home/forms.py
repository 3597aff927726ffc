"""What the clerk fills in to adopt the order; an officer to give notice, adopt a directive, credit training, and
allow one person or many something."""

from datetime import timedelta

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from deadlines import clock
from deadlines.dates import long_day
from deadlines.models import Municipality
from directives.acts.fields import Contact
from directives.models import DirectivePage, Edition
from directives.refusal import Refusal
from people.models import Leave
from training.models import GroupSession


class AdoptForm(forms.Form):
    signed_on = forms.DateField(label=_("Signed on"), widget=AdminDateInput)
    effective_on = forms.DateField(
        label=_("In force from"),
        widget=AdminDateInput,
        help_text=_("The order takes effect when it is signed (§15) unless the amendment says otherwise."),
    )
    change = forms.ChoiceField(
        label=_("The change is"),
        choices=[(c.value, c.label) for c in Edition.Change if c != Edition.Change.FIRST],
        widget=forms.RadioSelect,
        help_text=_("A minor change asks nobody to sign again; say below why it is minor."),
    )
    reason = forms.CharField(
        label=_("Why this edition is made"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Everyone who reads the difference sees this."),
    )

    def __init__(self, *args, is_first: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if is_first:
            del self.fields["change"], self.fields["reason"]
        self.initial = {"signed_on": clock.today(), "effective_on": clock.today(), **self.initial}

    def clean(self):
        cleaned = super().clean()
        signed, effective = cleaned.get("signed_on"), cleaned.get("effective_on")
        if signed and effective and effective < signed:
            self.add_error("effective_on", _("An order cannot take effect before it is signed. Check both dates."))
        if signed and signed > clock.today():
            self.add_error("signed_on", _("This day has not come yet. Adopt the order once it is signed."))
        return cleaned


def _as_long_as(field: str) -> int:
    return DirectivePage._meta.get_field(field).max_length


class ContactForm(forms.Form):
    """Whom employees may ask; `.contact` once it is valid."""

    name = forms.CharField(
        label=_("Whom may your employees ask?"),
        max_length=_as_long_as("contact"),
        help_text=_("A name or an office. It stands in the text and beside it."),
        error_messages={"required": _("Say whom your employees may ask: a name or an office.")},
    )
    phone = forms.CharField(
        label=_("Telephone after hours"),
        required=False,
        max_length=_as_long_as("phone"),
        widget=forms.TextInput(attrs={"type": "tel", "dir": "ltr", "autocomplete": "off"}),
        help_text=_("Left empty, the city's own number is given."),
    )

    @property
    def contact(self) -> Contact:
        return Contact(self.cleaned_data["name"], self.cleaned_data["phone"])

    def clean(self):
        cleaned = super().clean()
        if "name" in cleaned and "phone" in cleaned:
            try:
                self.contact.in_a_line()
            except Refusal as refusal:
                self.add_error("name", str(refusal))
        return cleaned


class AdoptDirectiveForm(forms.Form):
    """When a directive takes effect; of a later edition also what kind of change it is, and why it is made.

    `shown` is the fingerprint of the words that were on the page, so that nobody adopts what they did not see.
    """

    effective_on = forms.DateField(
        label=_("In force from"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Today, or a day to come."),
        error_messages={"required": _("Give the day it takes effect."), "invalid": _("Write a day, as in 2026-11-02.")},
    )
    change = forms.ChoiceField(
        label=_("What kind of change is it?"),
        choices=[
            (Edition.Change.MATERIAL, _("Material: it changes what is asked, so everyone signs again")),
            (Edition.Change.MINOR, _("Minor: it changes nothing that is asked, so nobody signs again")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose whether it is material or minor.")},
    )
    reason = forms.CharField(
        label=_("Why is this edition made?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Everyone who reads the edition sees this."),
        error_messages={"required": _("Say in a sentence why this edition is made.")},
    )
    shown = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, is_first: bool, words: str, **kwargs):
        super().__init__(*args, **kwargs)
        if is_first:
            del self.fields["change"], self.fields["reason"]
        self.initial = {"effective_on": clock.today(), "shown": words}
        self.words = words

    def clean_effective_on(self):
        day, today = self.cleaned_data["effective_on"], clock.today()
        if day < today:
            raise forms.ValidationError(
                _("A directive cannot take effect before it is adopted. Choose today or later.")
            )
        if day > today + timedelta(days=366):
            raise forms.ValidationError(_("That is more than a year away. Check the year."))
        return day

    def clean(self):
        cleaned = super().clean()
        if cleaned.pop("shown", None) != self.words:
            raise forms.ValidationError(_("The words have changed since this page was opened. Read them once more."))
        return cleaned


class CreditForm(forms.Form):
    """How people were taught as a group, when, by whom, and the sheet they signed."""

    how = forms.ChoiceField(
        label=_("How were they taught?"),
        choices=GroupSession.How,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a classroom or roll call.")},
    )
    held_on = forms.DateField(
        label=_("On what day?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Give the day it was held."), "invalid": _("Write a day, as in 2026-11-02.")},
    )
    trainer = forms.CharField(
        label=_("Who taught it?"),
        max_length=120,
        help_text=_("A name, and an office or a company."),
        error_messages={"required": _("Say who taught it.")},
    )
    sheet = forms.FileField(
        label=_("Sign-in sheet"),
        allow_empty_file=True,
        help_text=_("The sheet everyone signed: a PDF, or a photograph as JPEG or PNG, up to 10 MB."),
        widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
        error_messages={"required": _("Add the sheet they signed: it is what proves the training.")},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial = {"held_on": clock.today()}


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Why?"),
        max_length=250,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The person reads it, and it stays in the record. Write nothing about health or family."),
        error_messages={"required": _("Say why. It stays in the record.")},
    )


class ExemptForm(ReasonForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        reason = self.fields["reason"]
        reason.help_text = _("Whoever reads the figures will see the reason. Write nothing about health or family.")
        reason.error_messages["required"] = _("Say why. Whoever reads the figures will see the reason.")


class ExtendForm(ReasonForm):
    """Until when, and why."""

    to_on = forms.DateField(
        label=_("Until what day?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Give the last day."), "invalid": _("Write a day, as in 2026-11-02.")},
    )
    field_order = ("to_on", "reason")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        most = clock.today() + timedelta(days=Municipality.current().longest_extension)
        self.fields["to_on"].help_text = gettext("Until %(day)s at the latest.") % {"day": long_day(most)}
        self.initial = {"to_on": min(most, clock.today() + timedelta(days=14))}


class LeaveForm(forms.Form):
    """From when to when somebody is away. The words are chosen, never written: nobody is asked what they have."""

    starts_on = forms.DateField(
        label=_("First day away"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Give the first day."), "invalid": _("Write a day, as in 2026-11-02.")},
    )
    ends_on = forms.DateField(
        label=_("Last day away"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Leave it empty while nobody knows it, and give it when they are back."),
        error_messages={"invalid": _("Write a day, as in 2026-11-02.")},
    )
    reason = forms.ChoiceField(
        label=_("In what words?"),
        choices=Leave.Reason,
        widget=forms.RadioSelect,
        help_text=_("Nothing more is kept: not why, and nothing about health or family."),
        error_messages={"required": _("Choose one.")},
    )
