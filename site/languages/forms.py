"""What the clerk fills in of a language of the city."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from languages.models import CityLanguage

TAG = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*")


class LanguageForm(forms.ModelForm):
    """A language nobody has entered yet, or new numbers for one that stands. `set_language` writes them."""

    class Meta:
        model = CityLanguage
        fields = ["tag", "speakers", "source", "source_year"]

    source_year = forms.IntegerField(label=_("Year of the source"), min_value=1990, max_value=2200)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["tag"]

    def clean_tag(self) -> str:
        tag = self.cleaned_data["tag"].strip().lower()
        if not TAG.fullmatch(tag):
            words = _("A language tag is two or three letters, as in es; or with a part, as in pt-br.")
            raise forms.ValidationError(words)
        return tag
