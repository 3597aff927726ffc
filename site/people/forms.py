"""The forms of the roster's pages in the admin."""

from django import forms
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from people.models import Employee
from people.roster.reading import MAX_BYTES


class UploadForm(forms.Form):
    file = forms.FileField(
        label=_("Roster file"),
        allow_empty_file=True,
        help_text=_(
            "CSV or Excel (.xlsx), with a row of headers: employee number, given name, family name, agency, "
            "start date; and, if you keep them, e-mail, job role, last day, language."
        ),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
    )
    as_of = forms.DateField(
        label=_("As of"),
        widget=AdminDateInput,
        help_text=_("The day the file is true. Whoever works in its agencies and is not in it left the day before."),
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MAX_BYTES:
            limit = filesizeformat(MAX_BYTES)
            raise forms.ValidationError(gettext("The file is larger than %(limit)s.") % {"limit": limit})
        return file


class ConfirmForm(forms.Form):
    """What was previewed; and, when an agency would lose many, that somebody looked again."""

    fingerprint = forms.CharField(widget=forms.HiddenInput)
    is_sure = forms.BooleanField(label=_("I looked again: these people do leave their agencies"))

    def __init__(self, *args, asks_twice: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if not asks_twice:
            del self.fields["is_sure"]


class EmployeeForm(forms.ModelForm):
    class Meta:
        model = Employee
        fields = ["number", "given_name", "family_name", "email", "language"]

    def clean_number(self):
        return self.cleaned_data["number"].upper()

    def clean_email(self):
        """No address is None: an empty one would be everybody's."""
        return (self.cleaned_data["email"] or "").lower() or None
