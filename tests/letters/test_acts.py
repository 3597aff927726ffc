"""Owing letters: once each, in the act's own transaction, and the doorbell after it."""

from datetime import UTC, datetime

import pytest
from django.db import transaction
from django.db.models import CharField, F, Value
from django.db.models.functions import Cast, Concat

from letters import acts, tasks
from letters.acts import owe, owe_many
from letters.models import Letter
from people.models import Employee

pytestmark = pytest.mark.django_db

NOON = datetime(2027, 3, 1, 17, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _at_noon(time_machine):
    time_machine.move_to(NOON, tick=False)


@pytest.fixture
def rung(monkeypatch):
    rung = []
    monkeypatch.setattr(tasks.send_due_letters, "delay", lambda: rung.append(True))
    return rung


@pytest.fixture
def three_people(person):
    person("1001", "Inés", "Ferreira", language="es")
    person("1002", "Omar", "Haddad", language="ar")
    person("1003", "Walt", "Nowak", email=False)


def owe_all() -> int:
    return owe_many(
        Employee.objects.all(),
        kind="directive",
        key=Concat(Value("directive:"), Cast("pk", CharField())),
        to="email",
        name=Concat(F("given_name"), Value(" "), F("family_name")),
        language="language",
        subject_id="pk",
    )


def test_one_letter_is_owed(rung, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        letter = owe(key="welcome:1", kind="welcome", to="ines@city.example", name="Inés", language="es", subject_id=1)
    letter.refresh_from_db()
    assert (letter.state, letter.owed_at, letter.tries, letter.language) == ("owed", NOON, 0, "es")
    assert rung == [True]


def test_the_same_letter_owed_twice_is_one_letter(rung, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        first = owe(key="welcome:1", kind="welcome", to="ines@city.example")
        assert owe(key="welcome:1", kind="welcome", to="other@city.example") == first
    assert Letter.objects.get().to == "ines@city.example"
    assert rung == [True]


def test_a_set_is_owed_in_one_statement_and_only_to_those_with_an_address(
    three_people, rung, django_capture_on_commit_callbacks, django_assert_num_queries
):
    with django_capture_on_commit_callbacks(execute=True), django_assert_num_queries(1):
        assert owe_all() == 2
    assert list(Letter.objects.order_by("to").values_list("to", "name", "language", "owed_at")) == [
        ("1001@kestrelfalls.example", "Inés Ferreira", "es", NOON),
        ("1002@kestrelfalls.example", "Omar Haddad", "ar", NOON),
    ]
    assert Letter.objects.filter(subject_id__in=Employee.objects.values("pk")).count() == 2
    assert rung == [True]


def test_a_set_owed_twice_adds_only_what_is_new(three_people, person, rung):
    assert owe_all() == 2
    assert owe_all() == 0
    person("1004", "Nell", "Park")
    assert owe_all() == 1


def test_letters_fall_with_the_act_that_owed_them(three_people, rung, django_capture_on_commit_callbacks):
    def act():
        with transaction.atomic():
            owe_all()
            raise ZeroDivisionError

    with django_capture_on_commit_callbacks(execute=True), pytest.raises(ZeroDivisionError):
        act()
    assert not Letter.objects.exists()
    assert rung == []


def test_a_broker_that_is_away_costs_nobody_their_letter(monkeypatch, django_capture_on_commit_callbacks):
    said = []

    def away():
        raise ConnectionError("no broker")

    monkeypatch.setattr(tasks.send_due_letters, "delay", away)
    monkeypatch.setattr(acts.log, "warning", lambda words, **_: said.append(words))
    with django_capture_on_commit_callbacks(execute=True):
        owe(key="welcome:1", kind="welcome", to="ines@city.example")
    assert Letter.objects.get().state == "owed"
    assert "the sweep will find them" in said[0]


def test_the_doorbell_sends_what_is_owed(mail_server, kind, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        owe(key="a", kind="directive", to="ines@city.example", name="Inés", subject_id=1)
    assert mail_server.readers == ["ines@city.example"]
