"""What a person must do before anything else."""

import pytest
from django.test import Client

from config.gates import must_have_second_factor
from people.acts.accounts import hand_over_password
from people.models import User

NEW = {"oldpassword": "a long enough phrase", "password1": "seven tall herons", "password2": "seven tall herons"}


@pytest.fixture
def required(settings):
    settings.MFA_REQUIRED = True


@pytest.fixture
def handed(ines):
    User.objects.filter(pk=ines.user_id).update(must_change_password=True)
    return ines


def test_a_handed_password_opens_only_the_page_that_changes_it(client, handed):
    client.force_login(handed.user)
    for address in ("/look/", "/desk/", "/accounts/2fa/", "/admin/"):
        assert client.get(address).url == "/accounts/password/change/"
    assert client.get("/accounts/password/change/").status_code == 200


def test_the_page_is_in_the_language_of_the_one_asked_for(client, handed):
    client.force_login(handed.user)
    assert client.get("/es/look/").url == "/es/accounts/password/change/"


def test_choosing_a_password_opens_the_rest(client, handed):
    client.force_login(handed.user)
    assert client.post("/accounts/password/change/", NEW).url == "/desk/"
    handed.user.refresh_from_db()
    assert not handed.user.must_change_password
    assert client.get("/look/").status_code == 200


def test_a_password_the_clerk_hands_over_is_used_once(sign_in, client, ines, clerk):
    password = hand_over_password(employee=ines, by=clerk.user)
    sign_in("1001", password)
    assert client.get("/desk/").url == "/accounts/password/change/"


def test_whoever_must_choose_a_password_may_still_sign_out(client, handed):
    client.force_login(handed.user)
    assert client.post("/accounts/logout/").url == "/"


@pytest.mark.parametrize("who", ["clerk", "marisol", "nell", "administrator"])
def test_those_who_change_what_others_see_need_a_second_factor(request, required, client, who):
    client.force_login(request.getfixturevalue(who).user)
    assert client.get("/look/").url == "/accounts/2fa/"
    assert client.get("/admin/").url == "/accounts/2fa/"
    assert client.get("/system/").url == "/accounts/2fa/"
    assert client.get("/accounts/2fa/").status_code == 200


def test_nothing_is_done_by_a_form_sent_past_the_gate(required, client, clerk):
    client.force_login(clerk.user)
    assert client.post("/system/auth/group/").url == "/accounts/2fa/"


def test_an_authenticator_opens_the_gate(required, client, clerk, authenticator):
    authenticator(clerk.user)
    client.force_login(clerk.user)
    assert client.get("/look/").status_code == 200


def test_an_employee_needs_none(required, client, ines):
    client.force_login(ines.user)
    assert client.get("/look/").status_code == 200


def test_an_ended_delegation_asks_for_none(required, nell):
    assert must_have_second_factor(nell.user)
    nell.delegations.update(ends_on="2020-06-30")
    assert not must_have_second_factor(User.objects.get(username="2000"))


def test_nothing_is_asked_where_the_city_does_not_require_it(client, clerk):
    client.force_login(clerk.user)
    assert client.get("/look/").status_code == 200


def test_the_public_passes_every_gate(required, db):
    assert Client().get("/look/").status_code == 200
