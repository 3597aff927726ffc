"""What the clerk fills in to adopt an edition of the order."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from deadlines import clock
from directives.models import Edition


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
