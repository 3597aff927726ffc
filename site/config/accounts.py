"""Who a person is when they sign in. Accounts come from the roster; nobody makes one here."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, resolve_url
from django.utils.translation import gettext as _
from django.utils.translation import override

from deadlines import clock
from people.models import User
from people.readings import account


def account_with_email(address: str) -> User | None:
    return User.objects.filter(email__iexact=address, is_active=True).first() if address else None


def account_with_number(number: str) -> User | None:
    return User.objects.filter(employee__number=number, is_active=True).first() if number else None


def preferred_language(user: User) -> str:
    """The language this person reads, when the screens are in it; else the city's own."""
    language = getattr(getattr(user, "employee", None), "language", "")
    return language if language in dict(settings.SCREEN_LANGUAGES) else settings.LANGUAGE_CODE


class SignedIn(AuthenticationBackend):
    """Whoever is signed in, read for each request with all that the page around its matter asks of them."""

    def get_user(self, user_id):
        user = account(user_id, today=clock.today())
        return user if user and self.user_can_authenticate(user) else None


class Accounts(DefaultAccountAdapter):
    """Signing in with an employee number or an e-mail address, and no signing up."""

    def is_open_for_signup(self, request) -> bool:
        return False

    def authenticate(self, request, **credentials):
        """An address stands for its account, so that both names share one count of failed tries."""
        account = account_with_email(credentials.get("email", ""))
        if account:
            credentials = {"username": account.username, "password": credentials.get("password")}
        return super().authenticate(request, **credentials)

    def get_login_redirect_url(self, request) -> str:
        with override(preferred_language(request.user)):
            return resolve_url(settings.LOGIN_REDIRECT_URL)

    def get_password_change_redirect_url(self, request) -> str:
        return self.get_login_redirect_url(request)


class Identities(DefaultSocialAccountAdapter):
    """The city's identity provider opens the account of an employee it names, and makes none."""

    def is_open_for_signup(self, request, sociallogin) -> bool:
        return False

    def pre_social_login(self, request, sociallogin) -> None:
        if sociallogin.is_existing or request.user.is_authenticated:
            return
        account = self._account_named_by(sociallogin.account.get_provider_account().get_user_data() or {})
        if account is None:
            messages.error(request, _("No account here matches who you are there. Ask your agency's officer for one."))
            raise ImmediateHttpResponse(redirect("account_login"))
        sociallogin.connect(request, account)

    def _account_named_by(self, claims: dict) -> User | None:
        """By employee number; else by an address which the provider does not call unverified."""
        number = str(claims.get(settings.OIDC_NUMBER_CLAIM) or "")
        address = claims.get("email") if claims.get("email_verified", True) else ""
        return account_with_number(number) or account_with_email(address or "")


def forget_given_password(user: User, **kwargs) -> None:
    """Hears that a password was chosen: the one handed over on paper is no more."""
    if user.must_change_password:
        user.must_change_password = False
        user.save(update_fields=["must_change_password"])
