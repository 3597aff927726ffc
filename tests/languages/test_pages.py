"""A translation is held to the words it was approved against, in the editor, on the board and before the public."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override

from deadlines.models import Municipality
from directives import words
from directives.acts.editions import adopt_order
from directives.acts.late_translations import add_translation
from directives.refusal import Refusal
from evidence.models import Entry
from languages.acts import WordsMoved, approve_as_loaded, approve_translation
from languages.gate import State, Words
from languages.models import Approval
from languages.translations import drafted, every_subject, published, shown

SIGNED = date(2026, 10, 14)


def adopt(page, by, at):
    with at("2026-10-14T09:00"):
        return adopt_order(page=page, signed_on=SIGNED, effective_on=SIGNED, by=by)


def read(page):
    subject = drafted(page)
    return subject.into(page.locale.language_code).words


def states(page):
    return {each.language.code: each.state for each in drafted(page).translations}


def test_one_english_sentence_makes_it_stale_everywhere_and_closes_the_gate(
    spoken, edited, spanish_page, clerk, client, at
):
    assert states(spanish_page) == {"es": State.APPROVED, "pt-br": State.MISSING, "ht": State.MISSING}
    page = edited()
    client.force_login(clerk.user)
    editor = client.get(reverse("wagtailadmin_pages:edit", args=[spanish_page.pk])).content.decode()
    assert "Out of date: the text has changed since" in editor
    assert "Approve this translation" in editor
    adopt(page, clerk.user, at)
    with at("2026-10-14T10:00"):
        board = client.get(reverse("board:index")).content.decode()
        public = client.get("/order/?text=es").content.decode()
    assert "1 required translation is out of date" in board
    assert "1 text in force lacks a required translation (Spanish, Portuguese, Haitian Creole)" in board.replace(
        "Brazilian Portuguese", "Portuguese"
    )
    assert ">Español</bdi>" in public
    assert "are pending." in public
    assert "(es)" not in public
    assert "not translated into that language yet" in public


def test_a_draft_of_one_sentence_is_stale_in_the_editor_at_once(spoken, order_page, spanish_page):
    order_page.title = "Another title"
    order_page.save_revision()
    assert drafted(order_page).into("es").state == State.STALE
    assert published(order_page).into("es").state == State.APPROVED


def test_a_city_that_holds_adopts_nothing_before_every_required_language_is_approved(
    spoken, edited, spanish_page, clerk, at, translated
):
    Municipality.objects.update(untranslated=Municipality.Untranslated.HOLD)
    page = edited()
    with pytest.raises(Refusal, match="Spanish, Brazilian Portuguese, Haitian Creole"):
        adopt(page, clerk.user, at)
    for language in ("pt-br", "ht"):
        other = translated(page, language, f"Title {language}", page.body)
        approve_translation(page=other, read=read(other), by=clerk.user)
    approve_translation(page=spanish_page, read=read(spanish_page), by=clerk.user)
    assert {text.language for text in adopt(page, clerk.user, at).texts.all()} == {"en", "es", "pt-br", "ht"}


def test_adopting_with_some_pending_keeps_which_in_the_record(spoken, order_page, spanish_page, clerk, at):
    edition = adopt(order_page, clerk.user, at)
    assert {text.language for text in edition.texts.all()} == {"en", "es"}
    assert Entry.objects.get(action="edition adopted").details["translation pending"] == ["pt-br", "ht"]


def test_an_unapproved_translation_is_not_frozen(order_page, city, translated, clerk, at):
    translated(order_page, "es", "Orden", order_page.body)
    assert [text.language for text in adopt(order_page, clerk.user, at).texts.all()] == ["en"]


# Approving


def test_approving_twice_is_once(spoken, edited, spanish_page, clerk):
    edited()
    before = Entry.objects.filter(action="translation approved").count()
    first = approve_translation(page=spanish_page, read=read(spanish_page), by=clerk.user)
    assert approve_translation(page=spanish_page, read=read(spanish_page), by=clerk.user) == first
    assert Entry.objects.filter(action="translation approved").count() == before + 1
    assert states(spanish_page)["es"] == State.APPROVED


def test_words_that_changed_since_they_were_read_are_not_approved(spoken, edited, spanish_page, clerk):
    before = read(spanish_page)
    edited()
    with pytest.raises(WordsMoved):
        approve_translation(page=spanish_page, read=before, by=clerk.user)
    assert Approval.objects.count() == 1


def test_a_copy_of_the_source_is_no_translation(order_page, city, clerk, home):
    from directives.acts.loading import translated as copied

    copy = copied(page=order_page, language="es")
    assert states(copy) == {"es": State.MISSING}
    assert approve_as_loaded(page=copy, by=None) is None
    with pytest.raises(WordsMoved):
        approve_translation(page=copy, read=Words(words.digest(title="", body=[]), None), by=clerk.user)


def test_an_employee_and_an_officer_approve_nothing_of_the_order(spanish_page, ines, marisol):
    for person in (ines, marisol):
        with pytest.raises(PermissionDenied):
            approve_translation(page=spanish_page, read=read(spanish_page), by=person.user)


def test_another_agencys_officer_approves_no_directive(directive_page, translated, marisol, nell, at):
    other = translated(directive_page, "es", "Directiva", directive_page.body)
    with at("2026-10-07T09:00"):
        with pytest.raises(PermissionDenied):
            approve_translation(page=other, read=read(other), by=nell.user)
        assert approve_translation(page=other, read=read(other), by=marisol.user).approved_by == marisol.user


def test_without_its_record_nothing_is_approved(spoken, edited, spanish_page, clerk, monkeypatch):
    edited()
    monkeypatch.setattr("evidence.acts.Entry.objects.create", lambda **facts: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        approve_translation(page=spanish_page, read=read(spanish_page), by=clerk.user)
    assert Approval.objects.count() == 1


# A translation that comes after its text was adopted


def test_a_translation_approved_later_joins_the_edition_it_translates(
    spoken, order_page, spanish_page, translated, clerk, at
):
    edition = adopt(order_page, clerk.user, at)
    other = translated(order_page, "ht", "Lòd", order_page.body)
    approve_translation(page=other, read=read(other), by=clerk.user)
    added = edition.texts.get(language="ht")
    assert added.title == "Lòd"
    assert "Kestrel Falls" in str(added.body)
    assert add_translation(page=other, by=clerk.user) is None
    assert Entry.objects.filter(action="translation added").count() == 1


def test_a_translation_of_changed_words_joins_nothing(spoken, edited, order_page, spanish_page, translated, clerk, at):
    edition = adopt(order_page, clerk.user, at)
    page = edited()
    other = translated(page, "ht", "Lòd", page.body)
    approve_translation(page=other, read=read(other), by=clerk.user)
    assert not edition.texts.filter(language="ht").exists()


def test_one_approved_as_a_draft_joins_when_it_is_published(spoken, order_page, spanish_page, translated, clerk, at):
    edition = adopt(order_page, clerk.user, at)
    other = translated(order_page, "ht", "Lòd", order_page.body)
    other.title = "Lòd egzekitif"
    draft = other.save_revision(user=clerk.user)
    approve_translation(page=other, read=read(other), by=clerk.user)
    assert not edition.texts.filter(language="ht").exists()
    draft.publish(user=clerk.user)
    assert edition.texts.get(language="ht").title == "Lòd egzekitif"


# A page that is read live


def test_a_live_page_says_when_its_translation_is_out_of_date(commission_page, spoken, translated, clerk):
    spanish = translated(commission_page, "es", "La comisión", [{"type": "words", "value": "Cada trimestre."}])
    assert shown(commission_page, asked="es").is_another, "nobody has approved it"
    approve_translation(page=spanish, read=read(spanish), by=clerk.user)
    assert not shown(commission_page, asked="es").is_stale
    commission_page.body = [{"type": "words", "value": "It meets each month."}]
    commission_page.save_revision().publish()
    found = shown(commission_page, asked="es")
    assert (found.page.pk, found.is_stale) == (spanish.pk, True)
    said = render_to_string("languages/shown.html", {"shown": found})
    assert "the translation is out of date" in said
    assert ">Kreyòl ayisyen</bdi>" in said


def test_words_in_another_language_than_asked_say_so(commission_page, spoken):
    found = shown(commission_page, asked="ht")
    assert (found.is_another, found.tongue.code) == (True, "en")
    said = render_to_string("languages/shown.html", {"shown": found})
    assert "not ready in Kreyòl ayisyen yet. You are reading it in English" in said
    assert not shown(commission_page, asked="en").is_another


def test_every_subject_takes_the_same_queries_for_any_number_of_texts(
    spoken, order_page, spanish_page, directive_page, home, django_assert_num_queries
):
    with django_assert_num_queries(10):
        every_subject()
    shelf = directive_page.get_parent().specific
    for number in range(5):
        page = type(directive_page)(title=f"Policy {number}", slug=f"p{number}", number="1", body=directive_page.body)
        shelf.add_child(instance=page)
    with django_assert_num_queries(10):
        assert len(every_subject()) == 7


def test_languages_are_named_in_the_language_of_the_screen(spoken, order_page):
    with override("es"):
        assert [each.said for each in drafted(order_page).pending] == [
            "Español",
            "Portugués de Brasil",
            "Criollo haitiano",
        ]


def test_a_page_in_another_language_is_reached_by_the_address_of_its_source(order_page, translated):
    assert translated(order_page, "es", "Orden", order_page.body).url == "/es/order/"
    assert translated(order_page, "ht", "Lòd", order_page.body).url == order_page.url == "/order/"
