"""Certified copies: anybody asks, the clerk answers."""

import pytest
from django.core.cache import cache
from django.core.exceptions import PermissionDenied

from directives.acts import certified_copies
from directives.acts.certified_copies import answer_certified_copy_request, ask_for_certified_copy
from directives.models import CertifiedCopyRequest
from directives.refusal import Refusal
from evidence.models import Entry
from letters.kinds import find
from letters.models import Letter
from letters.writing import write

ANSWERS = {"name": "Ana Ruiz", "email": "ana@example.org", "address": "", "copies": "2"}


@pytest.fixture(autouse=True)
def today(at):
    cache.clear()
    with at("2026-10-01T10:00"):
        yield


@pytest.fixture
def clerks_desk(city):
    city.clerk_email = "clerk@kestrelfalls.example"
    city.save()
    return city


@pytest.fixture
def asked(order, clerks_desk):
    return ask_for_certified_copy(edition=order, name="Ana Ruiz", email="ana@example.org", copies=2)


def test_asking_keeps_the_request_records_it_and_owes_the_clerk_a_letter(asked):
    letter = Letter.objects.get()
    assert (letter.kind, letter.to, letter.subject_id) == ("certified_copy", "clerk@kestrelfalls.example", asked.pk)
    assert Entry.objects.filter(action="certified copy asked for", by=None).count() == 1


def test_the_record_says_nothing_of_where_somebody_lives(order):
    ask_for_certified_copy(edition=order, name="Ana Ruiz", address="12 Mill Street", email="ana@example.org")
    entry = Entry.objects.get(action="certified copy asked for")
    assert "Mill" not in str(entry.details)
    assert "example.org" not in f"{entry.details}{entry.subject_label}"


def test_without_the_clerks_address_the_request_is_kept_all_the_same(order):
    ask_for_certified_copy(edition=order, name="Ana Ruiz", address="12 Mill Street")
    assert (CertifiedCopyRequest.objects.count(), Letter.objects.count()) == (1, 0)


def test_when_the_letter_cannot_be_owed_nothing_is_kept(order, clerks_desk, monkeypatch):
    def fail(**kwargs):
        raise RuntimeError

    monkeypatch.setattr(certified_copies, "owe", fail)
    with pytest.raises(RuntimeError):
        ask_for_certified_copy(edition=order, name="Ana Ruiz", email="ana@example.org")
    assert CertifiedCopyRequest.objects.count() == 0
    assert not Entry.objects.filter(action="certified copy asked for").exists()


@pytest.mark.parametrize(
    "wrong", [{"name": " "}, {"email": " "}, {"copies": 0}, {"copies": 21}], ids=["name", "reach", "none", "many"]
)
def test_what_the_clerk_could_not_answer_is_refused(order, wrong):
    with pytest.raises(Refusal):
        ask_for_certified_copy(**{"edition": order, "name": "Ana", "email": "ana@example.org", "copies": 1, **wrong})


def test_only_the_order_is_certified(directive):
    with pytest.raises(Refusal):
        ask_for_certified_copy(edition=directive, name="Ana Ruiz", email="ana@example.org")


def test_the_letter_tells_the_clerk_who_asks_for_how_many(asked, clerks_desk, django_assert_num_queries):
    letter = Letter.objects.get()
    with django_assert_num_queries(1):
        context = find("certified_copy").prepare([letter])[letter.pk]
    said = write(letter, {"city": clerks_desk, **context})
    assert said.subject == "Ana Ruiz asks for 2 certified copies of EO 2026-07"
    assert "ana@example.org" in said.text
    assert f"/admin/certified_copies/inspect/{asked.pk}/" in said.html


def test_the_letter_is_not_wanted_once_the_clerk_has_answered(asked, clerk):
    answer_certified_copy_request(request=asked, by=clerk.user)
    letter = Letter.objects.get()
    assert find("certified_copy").prepare([letter]) == {letter.pk: None}


def test_a_second_answer_leaves_the_first_as_it_is(asked, clerk, at):
    first = answer_certified_copy_request(request=asked, by=clerk.user)
    with at("2026-10-05T10:00"):
        again = answer_certified_copy_request(request=asked, by=clerk.user)
    assert again.answered_at == first.answered_at
    assert Entry.objects.filter(action="certified copy request answered").count() == 1


def test_only_the_clerk_answers(asked, marisol):
    with pytest.raises(PermissionDenied):
        answer_certified_copy_request(request=asked, by=marisol.user)
    asked.refresh_from_db()
    assert asked.answered_at is None


# The pages


def test_a_visitor_asks_and_is_thanked(client, order):
    response = client.post("/order/certified-copy/", ANSWERS, follow=True)
    assert response.redirect_chain == [("/order/certified-copy/asked/", 302)]
    assert "The clerk has your request" in response.content.decode()
    kept = CertifiedCopyRequest.objects.get()
    assert (kept.name, kept.email, kept.copies, kept.edition) == ("Ana Ruiz", "ana@example.org", 2, order)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"name": ""}, "Say who the copies are for."),
        ({"email": ""}, "Give an e-mail or a postal address"),
        ({"email": "ana@"}, "Write an e-mail address like"),
        ({"copies": "21"}, "Write a number from 1 to 20."),
        ({"copies": "two"}, "Write a number from 1 to 20."),
    ],
)
def test_what_is_missing_is_said_and_where(client, order, wrong, sentence):
    page = client.post("/order/certified-copy/", {**ANSWERS, **wrong}).content.decode()
    assert sentence in page
    assert "There is something to correct" in page
    assert CertifiedCopyRequest.objects.count() == 0


def test_a_machine_that_fills_the_hidden_question_is_thanked_and_not_kept(client, order):
    response = client.post("/order/certified-copy/", {**ANSWERS, "website": "http://spam.example"})
    assert response.url == "/order/certified-copy/asked/"
    assert CertifiedCopyRequest.objects.count() == 0


def test_the_sixth_request_of_an_hour_is_asked_to_wait(client, order):
    for _ in range(5):
        assert client.post("/order/certified-copy/", ANSWERS).status_code == 302
    response = client.post("/order/certified-copy/", ANSWERS)
    assert response.status_code == 429
    assert "Try again in an hour" in response.content.decode()
    assert CertifiedCopyRequest.objects.count() == 5


def test_before_there_is_an_order_there_is_nothing_to_certify(client, city):
    assert client.get("/order/certified-copy/").url == "/order/"


def test_the_form_takes_a_fixed_number_of_queries(client, order, django_assert_num_queries):
    with django_assert_num_queries(2):
        client.get("/order/certified-copy/")


# The clerk's list


def test_the_clerk_sees_who_asked_and_says_that_the_copies_went_out(client, asked, clerk):
    client.force_login(clerk.user)
    assert "Ana Ruiz" in client.get("/admin/certified_copies/").content.decode()
    assert "The copies went out" in client.get(f"/admin/certified_copies/inspect/{asked.pk}/").content.decode()
    client.post(f"/admin/certified_copies/answer/{asked.pk}/")
    asked.refresh_from_db()
    assert asked.answered_by == clerk.user
    assert "The copies went out" not in client.get(f"/admin/certified_copies/inspect/{asked.pk}/").content.decode()


def test_reading_the_answers_address_answers_nothing(client, asked, clerk):
    client.force_login(clerk.user)
    assert client.get(f"/admin/certified_copies/answer/{asked.pk}/").status_code == 405
    asked.refresh_from_db()
    assert asked.answered_at is None


def test_an_officer_neither_sees_the_list_nor_answers(client, asked, marisol):
    client.force_login(marisol.user)
    assert client.get("/admin/certified_copies/").status_code in (302, 403)
    client.post(f"/admin/certified_copies/answer/{asked.pk}/")
    asked.refresh_from_db()
    assert asked.answered_at is None
