"""What the public fills in: a question, an address to follow with, a comment."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from languages.names import language
from people.models.employees import READING_LANGUAGES


def in_their_own_words() -> list[tuple[str, str]]:
    return [(code, language(code).name) for code, _name in READING_LANGUAGES]


class Unseen(forms.Form):
    """A person never sees this question; a machine that fills forms answers it."""

    website = forms.CharField(required=False)

    @property
    def is_from_a_machine(self) -> bool:
        return bool(self.cleaned_data.get("website"))


class QuestionForm(Unseen):
    text = forms.CharField(
        label=gettext_lazy("Your question"),
        max_length=4000,
        help_text=gettext_lazy(
            "In any language. Do not write about anybody’s immigration status: nobody needs to know."
        ),
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": gettext_lazy("Write your question first.")},
    )
    language = forms.ChoiceField(label=gettext_lazy("Answer me in"), choices=in_their_own_words)
    name = forms.CharField(
        label=gettext_lazy("Your name"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail"),
        required=False,
        help_text=gettext_lazy("Give this, or a telephone number, if you want an answer."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": gettext_lazy("Write an e-mail address like ana@example.org.")},
    )
    phone = forms.CharField(
        label=gettext_lazy("Telephone"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "type": "tel"}),
    )


class FollowForm(Unseen):
    email = forms.EmailField(
        label=gettext_lazy("Your e-mail"),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": gettext_lazy("Write the address the notices go to."),
            "invalid": gettext_lazy("Write an e-mail address like ana@example.org."),
        },
    )
    language = forms.ChoiceField(label=gettext_lazy("In which language"), choices=in_their_own_words)


class CommentForm(Unseen):
    text = forms.CharField(
        label=gettext_lazy("Your comment"),
        max_length=8000,
        help_text=gettext_lazy("In any language. It becomes public once somebody at the city has read it."),
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": gettext_lazy("Write your comment first.")},
    )
    name = forms.CharField(
        label=gettext_lazy("Your name, as it should be shown"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    language = forms.ChoiceField(label=gettext_lazy("Language you wrote in"), choices=in_their_own_words)


def too_many() -> str:
    return _("Many requests came from your connection. Try again in an hour, or call the clerk.")
