"""The sign-in form in the city's words. What may be typed and what follows is allauth's."""

from allauth.account.forms import LoginForm
from django.utils.translation import gettext_lazy as _


class SignInForm(LoginForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        login = self.fields["login"]
        login.label = _("Employee number or e-mail")
        login.help_text = _("Your number is on your pay slip.")
        login.error_messages["required"] = _("Write your employee number or your e-mail address.")
        login.widget.attrs.update({"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"})
        password = self.fields["password"]
        password.help_text = ""  # the ways to a new password stand under the form
        password.error_messages["required"] = _("Write your password.")
        for field in (login, password):
            field.widget.attrs.pop("placeholder", None)
