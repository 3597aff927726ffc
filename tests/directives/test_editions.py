"""Adopting the order and the directives: happy, twice, by the wrong person, rolled back."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError

from directives import words
from directives.acts import editions
from directives.acts.editions import adopt_directive, adopt_order
from directives.models import Edition, EditionText
from directives.refusal import Refusal
from evidence.models import Entry

SIGNED = {"signed_on": date(2026, 9, 14), "effective_on": date(2026, 9, 14)}


def test_adopting_freezes_the_words_with_the_citys_names_in_them(order):
    text = order.texts.get(is_source=True)
    assert order.number == 1
    assert text.title == "Fair and Welcoming Kestrel Falls Executive Order"
    assert text.body[0] == {"words": "Kestrel Falls is a fair and welcoming city."}
    assert [block["words"] for block in text.body[-2:]] == ["SIGNED: Adaeze Okonkwo-Reyes", "DATE: Sept. 14, 2026"]
    assert text.sha256 == words.digest(title=text.title, body=text.body)


def test_the_orders_own_errors_stay(order):
    assert "CPB" in str(order.texts.get().body)


def test_later_changes_of_the_page_do_not_touch_the_edition(order, order_page):
    order_page.body = words.to_stream([{"words": "Something else."}])
    order_page.save()
    assert order.texts.get().body[0] == {"words": "Kestrel Falls is a fair and welcoming city."}


def test_a_translation_that_is_published_is_frozen_with_it(order_page, city, clerk):
    from directives.acts.loading import translate

    translate(
        page=order_page,
        text={"title": "Orden", "body": [{"words": "[MUNICIPALITY] es justa. _____ _____"}]},
        language="es",
    )
    edition = adopt_order(page=order_page, by=clerk.user, **SIGNED)
    assert [(t.language, t.is_source) for t in edition.texts.all()] == [("en", True), ("es", False)]
    assert "14 de septiembre de 2026" in str(edition.texts.get(language="es").body)


def test_a_translation_still_in_draft_is_not(order_page, city, clerk):
    from directives.acts.loading import translate

    translated = translate(page=order_page, text={"title": "Orden", "body": [{"words": "Borrador"}]}, language="es")
    translated.refresh_from_db()
    translated.unpublish()
    edition = adopt_order(page=order_page, by=clerk.user, **SIGNED)
    assert [t.language for t in edition.texts.all()] == ["en"]


def test_only_the_clerk_adopts_the_order(order_page, city, marisol):
    with pytest.raises(PermissionDenied):
        adopt_order(page=order_page, by=marisol.user, **SIGNED)
    assert not Edition.objects.exists()


def test_an_unfilled_placeholder_is_named(order_page, clerk, city):
    city.name = ""
    city.save()
    with pytest.raises(Refusal, match=r"\[MUNICIPALITY\]"):
        adopt_order(page=order_page, by=clerk.user, **SIGNED)
    assert not Edition.objects.exists()


def test_words_that_are_not_published_cannot_be_adopted(order_page, city, clerk):
    order_page.save_revision()
    order_page.refresh_from_db()
    order_page.title = "Changed"
    order_page.save_revision(clean=False)
    order_page.refresh_from_db()
    with pytest.raises(Refusal, match="not passed review"):
        adopt_order(page=order_page, by=clerk.user, **SIGNED)


def test_adopting_the_same_words_again_is_refused(order, order_page, clerk):
    with pytest.raises(Refusal, match="same as in edition 1"):
        adopt_order(page=order_page, by=clerk.user, change="minor", reason="Again", **SIGNED)


def test_an_amendment_says_what_it_is_and_why(order, order_page, clerk):
    order_page.body = words.to_stream([{"words": "[MUNICIPALITY] changed. _____ _____"}])
    order_page.save()
    with pytest.raises(Refusal, match="material or minor"):
        adopt_order(page=order_page, by=clerk.user, **SIGNED)
    with pytest.raises(Refusal, match="Say why"):
        adopt_order(page=order_page, by=clerk.user, change="minor", reason=" ", **SIGNED)
    amended = adopt_order(page=order_page, by=clerk.user, change="minor", reason="Typing errors", **SIGNED)
    assert amended.number == 2


def test_the_edition_and_its_record_stand_or_fall_together(order_page, city, clerk, monkeypatch):
    def broken(**_):
        raise IntegrityError("the record cannot be written")

    monkeypatch.setattr(editions, "record", broken)
    with pytest.raises(IntegrityError):
        adopt_order(page=order_page, by=clerk.user, **SIGNED)
    assert not Edition.objects.exists()
    assert not EditionText.objects.exists()


def test_adopting_is_on_record_with_every_digest(order):
    entry = Entry.objects.get(action="edition adopted")
    assert entry.details["sha256"] == {"en": order.texts.get().sha256}


def test_a_directive_carries_out_the_order_in_force(directive, order):
    assert (directive.kind, directive.order, directive.number) == ("directive", order, 1)


def test_another_agencys_officer_cannot_adopt_it(transmitted, directive_page, nell):
    with pytest.raises(PermissionDenied):
        adopt_directive(page=directive_page, effective_on=date(2026, 10, 15), by=nell.user)


def test_there_is_no_directive_without_an_order(directive_page, marisol, city):
    with pytest.raises(Refusal, match="No order is in force"):
        adopt_directive(page=directive_page, effective_on=date(2026, 10, 15), by=marisol.user)


def test_no_directive_leaves_out_the_locked_words(transmitted, directive_page, marisol):
    directive_page.body = words.to_stream([{"words": "Do as you please."}])
    directive_page.save()
    with pytest.raises(Refusal, match="no longer says “Written directive with instructions"):
        adopt_directive(page=directive_page, effective_on=date(2026, 10, 15), by=marisol.user)
