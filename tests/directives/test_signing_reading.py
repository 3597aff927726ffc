"""The page that shows a text and takes a signature. October 15, 2026 and thirty days is Monday, November 16."""

import re

import pytest
from django.urls import reverse
from django.utils import translation

from directives import words
from directives.models import Acknowledgment, Delivery, EditionText
from directives.statements import statement
from evidence.models import Entry

NOON = "2026-10-20T12:00"
SPANISH = [{"section": {"number": "1", "heading": "Solicitudes", "parts": [{"words": "Remita cada solicitud."}]}}]


def page(client, delivery, **query):
    return client.get(reverse("reading", args=[delivery.pk]), query)


def sealed(response) -> str:
    return re.search(r'name="note" value="([^"]+)"', response.text).group(1)


def sign(client, delivery, *, name="Inés Ferreira", note=None, text="en"):
    note = sealed(page(client, delivery, text=text)) if note is None else note
    url = reverse("reading", args=[delivery.pk]) + f"?text={text}"
    return client.post(url, {"typed_name": name, "note": note})


@pytest.fixture
def spanish(sent):
    """The same edition in Spanish."""
    digest = words.digest(title="Directiva", body=SPANISH)
    return EditionText.objects.create(
        edition=sent.edition, language="es", title="Directiva", body=SPANISH, sha256=digest
    )


@pytest.fixture
def reader(client, ines):
    client.force_login(ines.user)
    return client


def test_the_page_shows_the_text_the_statement_and_a_seal(reader, delivery, at):
    with at(NOON):
        response = page(reader, delivery)
    assert "Refer every request." in response.text
    assert statement("directive", "en") in response.text
    assert sealed(response)
    assert 'autocomplete="name"' in response.text


def test_reading_writes_nothing(reader, delivery, at):
    before = Entry.objects.count()
    with at(NOON):
        page(reader, delivery)
    delivery.refresh_from_db()
    assert (delivery.served_at, Acknowledgment.objects.count(), Entry.objects.count()) == (None, 0, before)


def test_reading_takes_the_same_few_queries(reader, delivery, spanish, at, django_assert_max_num_queries):
    with at(NOON), django_assert_max_num_queries(12):
        page(reader, delivery)


def test_signing_leads_to_the_receipt(reader, delivery, at):
    with at(NOON):
        response = sign(reader, delivery)
    signed = Acknowledgment.objects.get()
    assert response.headers["Location"] == reverse("receipt", args=[signed.code])
    assert (signed.typed_name, signed.language) == ("Inés Ferreira", "en")


def test_a_second_click_leads_to_the_same_receipt_and_moves_no_date(reader, delivery, at):
    with at(NOON):
        note = sealed(page(reader, delivery))
        first = sign(reader, delivery, note=note)
    with at("2026-12-24T12:00"):
        second = sign(reader, delivery, note=note)
    assert first.headers["Location"] == second.headers["Location"]
    assert Acknowledgment.objects.get().acknowledged_at.isoformat().startswith("2026-10-20")


def test_who_has_signed_can_read_again_and_finds_no_second_form(reader, delivery, at):
    with at(NOON):
        sign(reader, delivery)
        response = page(reader, delivery)
    assert "Refer every request." in response.text
    assert 'name="typed_name"' not in response.text
    assert reverse("receipt", args=[Acknowledgment.objects.get().code]) in response.text


def test_nobody_signs_what_was_not_shown(reader, delivery, at):
    with at(NOON):
        response = sign(reader, delivery, note="")
    assert response.status_code == 422
    assert "Open the text again before you sign" in response.text
    assert not Acknowledgment.objects.exists()


def test_a_refusal_loses_nothing_of_what_was_typed(reader, delivery, at):
    with at(NOON):
        response = sign(reader, delivery, note="altered", name="Inés F. Ferreira")
        assert 'value="Inés F. Ferreira"' in response.text
        # The page that says so has shown the text again, so that the next try can be signed.
        assert sign(reader, delivery, note=sealed(response)).status_code == 302


@pytest.mark.parametrize("name", ["", "   ", "12345"])
def test_a_signature_is_a_name(reader, delivery, at, name):
    with at(NOON):
        response = sign(reader, delivery, name=name)
    assert response.status_code == 422
    assert "Type your name to sign." in response.text
    assert not Acknowledgment.objects.exists()


def test_another_persons_delivery_is_a_404(client, marisol, delivery, at):
    client.force_login(marisol.user)
    with at(NOON):
        assert page(client, delivery).status_code == 404
        assert sign(client, delivery, note="x").status_code == 404


def test_a_stranger_is_asked_to_sign_in(client, delivery):
    response = page(client, delivery)
    assert response.headers["Location"].startswith(reverse("account_login"))


def test_a_text_replaced_by_a_newer_one_says_so_and_takes_no_signature(reader, delivery, at):
    ended = {"closed_at": "2026-10-19T15:00Z", "closed_on": "2026-10-19", "closed_as": Delivery.End.SUPERSEDED}
    Delivery.objects.filter(pk=delivery.pk).update(**ended)
    with at(NOON):
        response = page(reader, delivery)
        assert "Superseded by a newer sending" in response.text
        assert 'name="typed_name"' not in response.text
        sign(reader, delivery, note="x")
    assert not Acknowledgment.objects.exists()


def test_the_text_comes_in_the_readers_own_language(reader, ines, delivery, spanish, at):
    ines.language = "es"
    ines.save()
    with at(NOON):
        response = page(reader, delivery)
    assert "Remita cada solicitud." in response.text
    assert statement("directive", "es") in response.text


def test_a_language_the_text_has_not_got_is_said_clearly(reader, ines, delivery, spanish, at):
    ines.language = "ht"
    ines.save()
    with at(NOON):
        response = page(reader, delivery)
    assert "Not yet translated into <bdi>Kreyòl ayisyen</bdi>" in response.text
    assert "Refer every request." in response.text


def test_the_screens_language_comes_before_the_governing_one(reader, ines, delivery, spanish, at):
    ines.language = "ht"
    ines.save()
    with at(NOON), translation.override("es"):
        response = page(reader, delivery)
    assert "Remita cada solicitud." in response.text


def test_changing_the_language_keeps_the_place(reader, delivery, spanish, at):
    with at(NOON):
        response = page(reader, delivery)
    assert 'href="?text=es#s1"' in response.text


def test_what_is_signed_is_the_language_that_was_read(reader, delivery, spanish, at):
    with at(NOON):
        sign(reader, delivery, text="es")
    signed = Acknowledgment.objects.get()
    assert (signed.text, signed.statement) == (spanish, statement("directive", "es"))


def test_a_language_nobody_knows_changes_nothing(reader, delivery, at):
    with at(NOON):
        assert "Refer every request." in page(reader, delivery, text="xx\x00").text
