"""What the clerk or a trainer fills in to say who must pass which module."""

import re

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from people.models import Agency, Employee, JobRole
from training.models import ModulePage
from training.reports.audience import Whom

EVERYONE, SOME = "everyone", "some"


class AssignForm(forms.Form):
    """A module, and whom it is for; `.whom` once it is valid."""

    module = forms.ModelChoiceField(
        label=_("Module"),
        queryset=ModulePage.objects.none(),
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the module."), "invalid_choice": _("Choose one of these modules.")},
    )
    scope = forms.ChoiceField(
        label=_("Whom is it for?"),
        choices=[(EVERYONE, _("Everyone the city employs")), (SOME, _("Some of them, as ticked below"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whom the module is for: everyone, or some.")},
    )
    agencies = forms.ModelMultipleChoiceField(
        label=_("Agencies"), queryset=Agency.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )
    job_roles = forms.ModelMultipleChoiceField(
        label=_("Job roles"),
        queryset=JobRole.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Of the agencies ticked above, only these; with no agency ticked, these wherever they work."),
    )
    people = forms.CharField(
        label=_("People by name"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Their employee numbers, with spaces, commas or new lines between them."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        modules = ModulePage.objects.filter(locale=Locale.get_default(), live=True).order_by("code")
        self.fields["module"].queryset = modules
        self.fields["agencies"].queryset = Agency.objects.filter(has_staff=True).order_by("name")
        self.fields["job_roles"].queryset = JobRole.objects.order_by("name")

    def clean_people(self) -> list[Employee]:
        numbers = {each.upper() for each in re.split(r"[\s,;]+", self.cleaned_data["people"]) if each}
        found = {person.number.upper(): person for person in Employee.objects.filter(number__in=numbers)}
        if unknown := sorted(numbers - found.keys()):
            said = gettext("Nobody has the employee number %(numbers)s.") % {"numbers": ", ".join(unknown[:10])}
            raise forms.ValidationError(said)
        return list(found.values())

    def clean(self):
        cleaned = super().clean()
        some = any(cleaned.get(name) for name in ("agencies", "job_roles", "people"))
        if cleaned.get("scope") == EVERYONE and some:
            self.add_error("scope", _("Everyone is everyone. Choose “Some of them”, or untick what is ticked below."))
        is_wrong_already = {"agencies", "job_roles", "people"} & self.errors.keys()
        if cleaned.get("scope") == SOME and not some and not is_wrong_already:
            self.add_error("scope", _("Say below who they are: agencies, job roles, or people by number."))
        return cleaned

    @property
    def whom(self) -> Whom:
        said = self.cleaned_data
        return Whom(said["scope"] == EVERYONE, tuple(said["agencies"]), tuple(said["job_roles"]), tuple(said["people"]))
