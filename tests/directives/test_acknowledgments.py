from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from directives.acts import acknowledgments
from directives.acts.acknowledgments import acknowledge
from directives.models import Acknowledgment
from directives.refusal import Refusal
from evidence.models import Entry
from rows.append_only import ChangeForbidden


@pytest.fixture
def sign(delivery, ines, note):
    def act(**changes):
        given = {
            "delivery": delivery,
            "note": note(delivery, ines.user),
            "typed_name": "Inés Ferreira",
            "by": ines.user,
        }
        return acknowledge(**{**given, **changes})

    return act


def test_signing_keeps_what_was_signed(sign, delivery, ines, at):
    with at("2026-10-20T08:00"):
        receipt = sign()
    text = delivery.dissemination.edition.texts.get()
    assert (receipt.text, receipt.text_sha256, receipt.language) == (text, text.sha256, "en")
    assert receipt.statement == (
        "I received this directive and know where to ask questions. My signature does not mean I agree with it."
    )
    assert (receipt.typed_name, receipt.acknowledged_by, receipt.method) == ("Inés Ferreira", ines.user, "screen")
    assert (receipt.due_on, receipt.due.rule) == (date(2026, 11, 19), "acknowledgment")
    delivery.refresh_from_db()
    assert (delivery.closed_as, delivery.closed_on) == ("acknowledged", date(2026, 10, 20))


def test_a_second_click_gives_the_same_receipt_and_does_not_move_the_date(sign, delivery, at):
    with at("2026-10-20T08:00"):
        first = sign()
    with at("2026-10-25T08:00"):
        second = sign(typed_name="Somebody Else")
    assert first.pk == second.pk
    assert second.typed_name == "Inés Ferreira"
    assert Entry.objects.filter(action="edition acknowledged").count() == 1


def test_the_officer_cannot_sign_for_her(sign, marisol):
    with pytest.raises(PermissionDenied):
        sign(by=marisol.user)
    assert not Acknowledgment.objects.exists()


@pytest.mark.parametrize("typed", ["", "   ", "123", "·"])
def test_a_name_has_letters(sign, typed):
    with pytest.raises(Refusal, match="Type your name"):
        sign(typed_name=typed)


def test_what_was_not_shown_cannot_be_signed(sign):
    for note in ("", "made up"):
        with pytest.raises(Refusal, match="Open the text again"):
            sign(note=note)


def test_a_note_of_another_delivery_person_or_text_does_not_serve(sign, sent, delivery, marisol, ines, note, order):
    chiefs = sent.deliveries.get(employee=marisol)
    for wrong in (
        note(chiefs, ines.user),
        note(delivery, marisol.user),
        note(delivery, ines.user, order.texts.get()),
    ):
        with pytest.raises(Refusal, match="not what this asks"):
            sign(note=wrong)


def test_reading_it_first_on_screen_is_service(sign, delivery, at):
    with at("2026-10-20T08:00"):
        sign()
    delivery.refresh_from_db()
    assert delivery.served_how == "sign_in"


def test_a_superseded_text_is_no_longer_asked(sign, delivery):
    from deadlines import clock

    delivery.closed_at, delivery.closed_on, delivery.closed_as = clock.now(), clock.today(), "superseded"
    delivery.save()
    with pytest.raises(Refusal, match="no longer asked"):
        sign()


def test_the_signature_and_its_record_stand_or_fall_together(sign, delivery, monkeypatch):
    def broken(**_):
        raise RuntimeError

    monkeypatch.setattr(acknowledgments, "record", broken)
    with pytest.raises(RuntimeError):
        sign()
    assert not Acknowledgment.objects.exists()
    delivery.refresh_from_db()
    assert delivery.closed_at is None


def test_what_was_signed_cannot_change(sign):
    receipt = sign()
    receipt.typed_name = "Another"
    with pytest.raises(ChangeForbidden):
        receipt.save()
    with pytest.raises(ChangeForbidden):
        Acknowledgment.objects.update(typed_name="Another")
    with pytest.raises(ChangeForbidden):
        receipt.delete()


def test_a_text_in_a_language_without_a_statement_cannot_be_signed_in_it(sign, monkeypatch):
    from directives import library

    monkeypatch.setattr(library, "table", lambda name: {"directive": {}})
    with pytest.raises(Refusal, match="no statement to sign in this language"):
        sign()
