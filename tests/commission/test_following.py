"""Who follows confirms first, leaves with one click, and nobody learns who does."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from commission.acts.following import ask_to_follow, confirm, leave
from commission.models import Subscriber
from commission.reports.subscribers import Ledger, ledger
from deadlines import clock
from letters.models import Letter
from letters.outbox import send_due


@pytest.fixture(autouse=True)
def morning(at):
    with at("2026-11-23T09:00"):
        yield


@pytest.fixture
def asked(db):
    return ask_to_follow(email=" Rosa@Example.com ", language="es")


def test_nothing_is_sent_before_it_is_confirmed(asked):
    assert (asked.email, list(Subscriber.objects.confirmed())) == ("rosa@example.com", [])
    assert Letter.objects.get().kind == "follow"


def test_asking_twice_is_one_letter_a_day(asked, at):
    ask_to_follow(email="rosa@example.com", language="es")
    assert Letter.objects.count() == 1
    with at("2026-11-24T09:00"):
        ask_to_follow(email="rosa@example.com", language="es")
    assert Letter.objects.count() == 2


def test_confirming_twice_is_once_and_leaving_ends_it(asked, at):
    first = confirm(subscriber=asked).confirmed_at
    with at("2026-11-24T09:00"):
        assert confirm(subscriber=asked).confirmed_at == first
        leave(subscriber=asked)
    assert not Subscriber.objects.confirmed().exists()


def test_a_confirmed_address_that_asks_again_gets_no_letter(asked):
    confirm(subscriber=asked)
    Letter.objects.all().delete()
    ask_to_follow(email="rosa@example.com", language="es")
    assert not Letter.objects.exists()


# The ledger


@pytest.fixture
def followed(asked, notice, go_out, at):
    """One follower, and a notice published for them."""
    confirm(subscriber=asked)
    Letter.objects.all().delete()
    with at("2026-11-24T09:30"):
        return go_out(notice, reason="The draft was late.")


def test_the_ledger_says_how_each_letter_ended(followed, clerk, client, at, mailoutbox):
    client.force_login(clerk.user)
    page, letters = (reverse(f"commission_notices:{name}", args=[followed.pk]) for name in ("notice", "subscribers"))
    assert ledger(followed) == Ledger(owed=1, accepted=0, refused=0, dropped=0)
    assert ledger(followed).on_its_way == 1
    assert "1 letter was owed when it was published." in client.get(page).text
    with at("2026-11-24T09:31"):
        send_due()
    assert ledger(followed) == Ledger(owed=1, accepted=1, refused=0, dropped=0)
    text = client.get(letters).text
    for said in ("rosa@example.com", "Spanish", "Accepted by the mail server", "Tuesday, November 24, 2026"):
        assert said in text


def test_the_ledger_of_a_notice_nobody_follows_says_so(published, clerk, client):
    client.force_login(clerk.user)
    for name in ("notice", "subscribers"):
        address = reverse(f"commission_notices:{name}", args=[published.pk])
        assert "Nobody had subscribed when it was published." in client.get(address).text


def test_the_ledger_is_one_query_and_its_page_the_same_for_any_number(followed, clerk, client):
    client.force_login(clerk.user)
    address = reverse("commission_notices:subscribers", args=[followed.pk])
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    Letter.objects.bulk_create(
        Letter(key=f"n:{n}", kind="notice", subject_id=followed.pk, to=f"{n}@example.org", owed_at=clock.now())
        for n in range(60)
    )
    with CaptureQueriesContext(connection) as many:
        assert "59@example.org" in client.get(address).text
    assert len(few) == len(many)
