"""Signing in shows the desk, and so serves what waits there."""

from django.contrib.auth.signals import user_logged_in
from django.urls import reverse

from directives.models import Delivery


def test_signing_in_serves_and_starts_the_clock(client, delivery, at):
    with at("2026-10-19T08:00"):
        client.post(reverse("account_login"), {"login": "1001", "password": "a long enough phrase"})
    delivery.refresh_from_db()
    assert delivery.served_how == Delivery.Service.SIGN_IN
    # Thirty days after Monday, October 19.
    assert delivery.due_on.isoformat() == "2026-11-18"


def test_a_second_sign_in_moves_nothing(client, delivery, at):
    for morning in ("2026-10-19T08:00", "2026-10-26T08:00"):
        with at(morning):
            client.post(reverse("account_login"), {"login": "1001", "password": "a long enough phrase"})
            client.logout()
    delivery.refresh_from_db()
    assert delivery.served_at.isoformat().startswith("2026-10-19")


def test_a_wrong_password_serves_nothing(client, delivery):
    client.post(reverse("account_login"), {"login": "1001", "password": "not that one"})
    delivery.refresh_from_db()
    assert delivery.served_at is None


def test_an_address_that_is_opened_serves_nothing(rf, delivery, ines):
    user_logged_in.send(sender=type(ines.user), request=rf.get("/"), user=ines.user)
    delivery.refresh_from_db()
    assert delivery.served_at is None
