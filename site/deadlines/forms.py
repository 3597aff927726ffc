"""What a clerk fills in: a rule's setting, a date to count, the city's profile."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from deadlines.counting import CannotCount, Deadline
from deadlines.due import due
from deadlines.models import Municipality, RuleSetting
from deadlines.rules import CODES, RULES, Roll, Rule, Unit
from deadlines.sentences import refusal
from deadlines.triggers import read_trigger

LENGTHS = {
    Unit.DAYS: _("Days"),
    Unit.OPEN_DAYS: _("Days the city is open"),
    Unit.MONTHS: _("Months"),
    Unit.HOURS: _("Hours"),
    Unit.JANUARY: _("Day of January"),
}
# The longest a clock may be set to: two years, or as many hours as two weeks.
LONGEST = {Unit.DAYS: 730, Unit.OPEN_DAYS: 90, Unit.MONTHS: 24, Unit.HOURS: 336, Unit.JANUARY: 31}


class RuleSettingForm(forms.Form):
    """Another length or roll for one rule, from a day on, and why. `in_force` is what it starts from."""

    amount = forms.IntegerField()
    roll = forms.ChoiceField(label=_("On a closed day the date"), choices=RuleSetting.Roll)
    starts_on = forms.DateField(
        label=_("For events from"),
        widget=AdminDateInput,
        help_text=_("What happened before this day is still counted the old way. Dates already given never move."),
    )
    reason = forms.CharField(
        label=_("Why"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}), help_text=_("Kept in the history.")
    )

    def __init__(self, *args, in_force: Rule, **kwargs):
        super().__init__(*args, **kwargs)
        longest = LONGEST[in_force.unit]
        # Hours are counted as whole dates too, and an instant never rolls.
        step = 24 if in_force.unit is Unit.HOURS else None
        self.fields["amount"] = forms.IntegerField(
            label=LENGTHS[in_force.unit], min_value=step or 1, max_value=longest, step_size=step
        )
        if step:
            self.fields["roll"] = forms.ChoiceField(
                label=self.fields["roll"].label, choices=[(str(Roll.NONE), RuleSetting.Roll.NONE.label)]
            )
        self.initial = {"amount": in_force.amount, "roll": str(in_force.roll), **self.initial}


class CountForm(forms.Form):
    """A rule and its event, as typed; `deadline` is the answer once it is valid."""

    rule = forms.ChoiceField(
        label=_("What is due"), choices=lambda: [(code, gettext(RULES[code].title)) for code in CODES]
    )
    trigger = forms.CharField(
        label=_("Counted from"),
        max_length=40,
        help_text=_(
            "A date, as in 2026-10-01. For a meeting, its start: 2027-03-15T19:00. "
            "For the yearly schedule without a reorganization meeting, the year."
        ),
    )
    deadline: Deadline | None = None

    def clean(self) -> dict:
        cleaned = self.cleaned_data
        if not self.errors:
            try:
                self.deadline = due(cleaned["rule"], read_trigger(cleaned["rule"], cleaned["trigger"]))
            except CannotCount as problem:
                self.add_error("trigger", refusal(problem))
        return cleaned


class MunicipalityForm(forms.ModelForm):
    class Meta:
        model = Municipality
        exclude: list[str] = []
        widgets = {"address": forms.Textarea(attrs={"rows": 3})}
