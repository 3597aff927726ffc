"""Signing in with a number or an address."""

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.mfa.webauthn.internal import auth as webauthn
from allauth.usersessions.models import UserSession
from django.core import mail
from django.test import Client

from people.acts.emails import follow_emails
from people.models import User

PASSWORD = "a long enough phrase"


def test_an_employee_number_opens_the_desk(sign_in, ines):
    assert sign_in("1001").url == "/desk/"


def test_a_roster_address_opens_it_too_however_it_is_written(sign_in, ines):
    follow_emails([ines.pk])
    assert sign_in("1001@KestrelFalls.example").url == "/desk/"


def test_nobody_needs_an_address(sign_in, person, police):
    person("1002", "Tomasz", "Wilk", police, email=False)
    assert sign_in("1002").url == "/desk/"


def test_a_wrong_password_opens_nothing(client, sign_in, ines):
    assert sign_in("1001", "a wrong phrase").status_code == 200
    assert "_auth_user_id" not in client.session


def test_a_closed_account_opens_nothing(client, sign_in, ines):
    User.objects.filter(username="1001").update(is_active=False)
    sign_in("1001")
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(("language", "desk"), [("es", "/es/desk/"), ("ar", "/ar/desk/"), ("ht", "/desk/")])
def test_the_desk_is_in_the_readers_language_when_the_screens_are(sign_in, person, police, language, desk):
    person("1003", "Yara", "Haddad", police, language=language)
    assert sign_in("1003").url == desk


def test_a_page_asked_for_comes_first_if_it_is_ours(sign_in, ines):
    assert sign_in("1001", next="/look/").url == "/look/"


def test_a_page_elsewhere_is_forgotten(sign_in, ines):
    assert sign_in("1001", next="https://elsewhere.example/").url == "/desk/"


def test_nobody_signs_up(client, db):
    answer = client.post("/accounts/signup/", {"username": "me", "password1": PASSWORD, "password2": PASSWORD})
    assert "account/signup_closed.html" in [template.name for template in answer.templates]
    assert not User.objects.filter(username="me").exists()


def test_nobody_changes_their_address_here(client, ines):
    client.force_login(ines.user)
    assert client.get("/accounts/email/").status_code == 404


def test_a_link_to_a_new_password_goes_to_the_roster_address(client, ines):
    follow_emails([ines.pk])
    client.post("/accounts/password/reset/", {"email": "1001@kestrelfalls.example"})
    assert [letter.to for letter in mail.outbox] == [["1001@kestrelfalls.example"]]


def test_an_unknown_address_gets_the_same_answer_and_no_account(client, db):
    answer = client.post("/accounts/password/reset/", {"email": "stranger@elsewhere.example"})
    assert answer.url == "/accounts/password/reset/done/"
    assert not User.objects.exists()


def test_signing_out_takes_a_button_and_not_a_link(client, ines):
    client.force_login(ines.user)
    client.get("/accounts/logout/")
    assert "_auth_user_id" in client.session
    client.post("/accounts/logout/")
    assert "_auth_user_id" not in client.session


def test_a_second_factor_is_asked_for_before_the_desk(client, sign_in, ines):
    secret = generate_totp_secret()
    TOTP.activate(ines.user, secret)
    assert sign_in("1001").url.startswith("/accounts/2fa/authenticate/")
    assert "_auth_user_id" not in client.session


def test_a_passkey_may_open_the_door_alone(client, db):
    answer = client.get("/accounts/2fa/webauthn/login/", headers={"x-requested-with": "XMLHttpRequest"})
    assert answer.json()["request_options"]["publicKey"]["challenge"]
    assert webauthn.STATE_SESSION_KEY in client.session


def test_a_sixth_wrong_try_is_refused_from_anywhere(sign_in, ines):
    for _ in range(5):
        sign_in("1001", "a wrong phrase", by=Client())
    answer = sign_in("1001", by=Client())
    assert answer.status_code == 200
    assert "Too many failed login attempts" in answer.content.decode()


def test_an_address_and_its_number_share_one_count(sign_in, ines):
    follow_emails([ines.pk])
    for login in ("1001", "1001@kestrelfalls.example") * 3:
        sign_in(login, "a wrong phrase")
    assert "Too many failed login attempts" in sign_in("1001").content.decode()


def test_the_form_is_limited_across_clients_and_says_so_plainly(settings, sign_in, ines):
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "login": "4/m/ip"}
    first, second = Client(), Client()
    for client in (first, second) * 2:
        assert sign_in("1001", "a wrong phrase", by=client).status_code == 200
    answer = sign_in("1001", by=second)
    assert answer.status_code == 429
    assert "429.html" in [template.name for template in answer.templates]
    assert sign_in("1001", by=first).status_code == 429


def test_a_town_hall_behind_one_address_can_sign_in_together(sign_in, person, police):
    for number in range(1100, 1140):
        person(str(number), "Employee", str(number), police)
        assert sign_in(str(number), by=Client()).url == "/desk/"


def test_a_session_is_seen_once_in_five_minutes_and_not_with_each_page(
    settings, client, ines, django_assert_num_queries
):
    settings.USERSESSIONS_TRACK_ACTIVITY = True
    client.force_login(ines.user)
    client.get("/healthz")
    seen = UserSession.objects.get().last_seen_at
    with django_assert_num_queries(2):  # the session and the account
        client.get("/healthz")
    assert UserSession.objects.get().last_seen_at == seen
