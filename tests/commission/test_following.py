"""Who follows confirms first, leaves with one click, and nobody learns who does."""

import pytest

from commission.acts.following import ask_to_follow, confirm, leave
from commission.models import Subscriber
from letters.models import Letter


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
