"""What a signed-in person must do before anything else: choose a password, set up a second factor."""

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from deadlines import clock
from people.models import User
from people.permissions import is_appointing_officer, is_clerk, is_system_administrator

FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


def must_have_second_factor(user: User) -> bool:
    """Clerks, appointing officers and system administrators, where the city requires it (`MFA_REQUIRED`)."""
    return settings.MFA_REQUIRED and (
        is_clerk(user) or is_system_administrator(user) or is_appointing_officer(user, today=clock.today())
    )


class Gate:
    """Sends everyone it stops to `leads_to`, and lets the pages that open it be reached."""

    leads_to = ""
    words = ""
    # By the beginning of a URL's name; static files and health checks never come this far signed in.
    leaves_open = ("account_login", "account_logout", "account_reauthenticate", "healthz", "readyz", "choose_look")

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if not request.user.is_authenticated:
            return None
        if (request.resolver_match.view_name or "").startswith(self.leaves_open) or not self.stops(request.user):
            return None
        messages.info(request, self.words)
        return redirect(self.leads_to)

    def stops(self, user: User) -> bool:
        raise NotImplementedError


class NewPassword(Gate):
    """Whoever was handed a password on paper chooses their own first."""

    leads_to = "account_change_password"
    words = _("Choose your own password first. The one you were given works only once.")
    leaves_open = (*Gate.leaves_open, "account_change_password", "account_set_password", "account_reset_password")

    def stops(self, user: User) -> bool:
        return user.must_change_password


class SecondFactor(Gate):
    """Whoever could change what others see proves who they are with something they hold."""

    leads_to = "mfa_index"
    words = _("Your work needs two-step sign-in. Set up an authenticator app or a passkey to go on.")
    leaves_open = (*Gate.leaves_open, "account_", "mfa_")

    def stops(self, user: User) -> bool:
        return must_have_second_factor(user) and not is_mfa_enabled(user, types=FACTORS)
