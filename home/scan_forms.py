"""What an officer fills in about scans: the file, and what each line shows."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from directives.refusal import Refusal
from directives.sheets.acts.lines import WAYS, Said, refuse_what_cannot_be
from directives.sheets.models import ScannedLine
from directives.sheets.reports.scans import Line

_DAY = {"invalid": _("Write a day, as in 2026-11-02.")}


def _day_input() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class AddScanForm(forms.Form):
    file = forms.FileField(
        label=_("Scan or photograph"),
        allow_empty_file=True,
        help_text=_(
            "A PDF of up to 60 pages, or a photograph as JPEG or PNG, up to 10 MB. The whole page, in good light."
        ),
        widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
        error_messages={"required": _("Choose the scan, or take a photograph.")},
    )


class DayForm(forms.Form):
    day = forms.DateField(
        label=_("Day of signing"),
        required=False,
        widget=_day_input(),
        help_text=_("As the paper says. Holds for every line that has no other day."),
        error_messages=_DAY,
    )


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code beside the name"),
        max_length=80,
        help_text=_("Twelve signs, as in 7K3M-9PXQ-2R4T."),
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": _("Type the code that is printed beside the name.")},
    )


class LineForm(forms.Form):
    """What one line shows; `.said` once it is valid. Nothing is ticked that nobody ticked."""

    answer = forms.ChoiceField(
        label=_("What does it show?"), choices=ScannedLine.Answer, required=False, widget=forms.RadioSelect
    )
    happened_on = forms.DateField(label=_("Another day"), required=False, widget=_day_input(), error_messages=_DAY)
    witness = forms.CharField(
        label=_("Witness of the refusal"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args, line: Line, day: date | None, **kwargs):
        shown = {"answer": line.answer, "happened_on": line.happened_on, "witness": line.witness}
        super().__init__(*args, prefix=f"line-{line.pk}", initial=shown, **kwargs)
        self.line, self.day = line, day
        for field in self.fields.values():
            # The lines stand among forms of their own; the one form that keeps them all stands above.
            field.widget.attrs["form"] = "lines"

    @property
    def said(self) -> Said:
        answer = self.cleaned_data["answer"]
        day = (self.cleaned_data["happened_on"] or self.day) if answer in WAYS else None
        return Said(answer, day, self.cleaned_data["witness"] if answer == ScannedLine.Answer.REFUSED else "")

    def clean(self):
        cleaned = super().clean()
        if not self.errors:
            try:
                refuse_what_cannot_be(self.said)
            except Refusal as refusal:
                self.add_error(None, str(refusal))
        return cleaned
