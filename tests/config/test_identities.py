"""The city's own identity provider opens accounts that exist, and makes none."""

import pytest
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage.cookie import CookieStorage

from config.accounts import Identities
from people.acts.emails import follow_emails
from people.models import User

APP = {
    "provider_id": "city",
    "name": "Kestrel Falls account",
    "client_id": "order",
    "secret": "for tests",
    "settings": {"server_url": "https://id.kestrelfalls.example"},
}


@pytest.fixture(autouse=True)
def provider(settings):
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [APP]}}


@pytest.fixture
def arrive(rf):
    """Somebody comes back from the provider with these claims; gives the account they open."""

    def come(**claims):
        request = rf.get("/accounts/oidc/city/login/callback/")
        request.user, request.session = AnonymousUser(), {}
        request._messages = CookieStorage(request)
        identity = SocialAccount(provider="city", uid="7f3a", extra_data={"userinfo": claims})
        login = SocialLogin(user=User(), account=identity)
        Identities(request).pre_social_login(request, login)
        return login.user

    return come


def test_the_sign_in_page_offers_it(client, db):
    assert "Kestrel Falls account" in client.get("/accounts/login/").content.decode()


def test_no_offer_is_made_without_one(settings, client, db):
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": []}}
    assert "Kestrel Falls account" not in client.get("/accounts/login/").content.decode()


def test_an_employee_number_opens_its_account_and_is_remembered(arrive, ines):
    assert arrive(employee_number="1001", email="other@elsewhere.example") == ines.user
    assert SocialAccount.objects.get().user == ines.user


def test_a_roster_address_opens_its_account(arrive, ines):
    follow_emails([ines.pk])
    assert arrive(email="1001@KestrelFalls.example") == ines.user


@pytest.mark.parametrize(
    "claims",
    [
        {"email": "stranger@elsewhere.example"},
        {"employee_number": "9999"},
        {"email": "1001@kestrelfalls.example", "email_verified": False},
        {},
    ],
)
def test_nobody_else_gets_in_and_no_account_is_made(arrive, ines, claims):
    follow_emails([ines.pk])
    with pytest.raises(ImmediateHttpResponse) as refused:
        arrive(**claims)
    assert refused.value.response.url == "/accounts/login/"
    assert list(User.objects.values_list("username", flat=True)) == ["1001"]


def test_a_closed_account_stays_closed(arrive, ines):
    User.objects.update(is_active=False)
    with pytest.raises(ImmediateHttpResponse):
        arrive(employee_number="1001")
