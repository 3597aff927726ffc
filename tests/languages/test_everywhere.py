"""One changed English sentence: on the public page, in the editor, on the board, and at the gate. The order's own is in
test_pages; here are the directive, the notice and the page of the commission."""

from datetime import date

import pytest
from django.urls import reverse

from commission.acts.notices import publish
from commission.models import Notice
from commission.reports.wordings import wordings
from directives import composing, words
from directives.acts.editions import adopt_directive
from directives.refusal import Refusal
from languages.acts import approve_translation
from languages.gate import State, gate
from languages.translations import drafted, published
from people.models import User
from tests.commission.conftest import hall, meeting, notice, places  # noqa: F401 fixtures, found by their names
from tests.directives.conftest import order  # noqa: F401 the same

SPANISH = [
    *({"words": sentence} for sentence in composing.locked("es")),
    {"section": {"number": "1", "heading": "Solicitudes", "parts": [{"words": "Remita cada solicitud."}]}},
]


@pytest.fixture
def editor(client):
    """Somebody whom the editor opens for every page: `editor(page)` is what it says of it."""
    root = User.objects.create_superuser("root", password="a long enough phrase")

    def read(page):
        client.force_login(root)
        return client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()

    return read


@pytest.fixture
def board(client, clerk, order, at):  # noqa: F811
    def read():
        client.force_login(clerk.user)
        with at("2026-11-02T09:00"):
            return client.get(reverse("board:index")).content.decode()

    return read


@pytest.fixture
def public(client, at):
    """What a visitor reads there: `public(name, *args, text="es")`."""

    def read(name, *args, **query):
        client.logout()
        with at("2026-11-02T10:00"):
            return client.get(reverse(name, args=args), query).content.decode()

    return read


def approve(page, by):
    approve_translation(page=page, read=drafted(page).into(page.locale.language_code).words, by=by)


def rewritten(page, body):
    """Another English sentence, published."""
    page.body = body
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


def test_the_commissions_page(spoken, commission_page, translated, editor, board, public, clerk):
    spanish = translated(commission_page, "es", "La comisión", [{"type": "words", "value": "Cada trimestre."}])
    approve(spanish, clerk.user)
    read = public("commission", text="es")
    assert "Cada trimestre." in read
    assert "out of date" not in read
    assert "out of date" not in board()

    page = rewritten(commission_page, [{"type": "words", "value": "It meets each month."}])
    read = public("commission", text="es")
    assert "Cada trimestre." in read
    assert "the translation is out of date" in read
    assert "Translations into" in read
    assert ">Español</bdi>" in read
    for either in (page, spanish):
        assert "Out of date: the text has changed since" in editor(either)
    assert "1 required translation is out of date" in board()
    states = {each.language.code: each.state for each in published(page).translations}
    assert gate(["es"], states).closed_by == ["es"]

    approve(spanish, clerk.user)
    assert "out of date" not in public("commission", text="es")


def test_a_notice(spoken, notice, translated, editor, board, public, clerk, at):  # noqa: F811
    notice.page.body = [{"type": "words", "value": "The language plan."}]
    notice.page.save_revision()
    spanish = translated(notice.page, "es", "Aviso", [{"type": "words", "value": "El plan de idiomas."}])
    approve(spanish, clerk.user)
    assert drafted(notice.page).into("es").state == State.APPROVED

    notice.page.body = [{"type": "words", "value": "Another plan."}]
    notice.page.save_revision()
    for either in (notice.page, spanish):
        assert "Out of date: the text has changed since" in editor(either)
    assert "1 required translation is out of date" in board()
    Notice.objects.filter(pk=notice.pk).update(kind=Notice.Kind.HEARING)
    said, states = wordings(Notice.objects.get(pk=notice.pk))
    with at("2026-11-02T09:30"), pytest.raises(Refusal, match="Not approved yet in: Spanish"):
        publish(notice=notice, wordings=said, states=states, by=clerk.user)

    Notice.objects.filter(pk=notice.pk).update(kind=Notice.Kind.MEETING)
    said, states = wordings(Notice.objects.get(pk=notice.pk))
    with at("2026-11-02T09:30"):
        publish(notice=notice, wordings=said, states=states, by=clerk.user)
    read = public("notice", notice.pk, text="es")
    assert "There is no text of this notice in Español. It stands here in English." in read
    assert "Another plan." in read
    assert "El plan de idiomas." not in read
    assert ">Español</bdi>" in read
    approve(spanish, clerk.user)
    read = public("notice", notice.pk, text="es")
    assert "El plan de idiomas." in read
    assert ">Español</bdi>" not in read


def test_words_changed_after_it_went_out_change_nothing_public(spoken, notice, translated, public, clerk, at):  # noqa: F811
    notice.page.body = [{"type": "words", "value": "The language plan."}]
    notice.page.save_revision()
    said, states = wordings(notice)
    with at("2026-11-02T09:30"):
        publish(notice=notice, wordings=said, states=states, by=clerk.user)
    notice.page.body = [{"type": "words", "value": "Another plan."}]
    notice.page.save_revision()
    approve(translated(notice.page, "es", "Aviso", [{"type": "words", "value": "Otro plan."}]), clerk.user)
    read = public("notice", notice.pk, text="es")
    assert "The language plan." in read
    assert "Otro plan." not in read
    assert ">Español</bdi>" in read


def test_a_directive(spoken, directive_page, translated, editor, board, public, marisol, at):
    spanish = translated(directive_page, "es", "Directiva", words.to_stream(SPANISH))
    with at("2026-10-15T09:00"):
        approve(spanish, marisol.user)
        board()  # an order is in force from here on
        first = adopt_directive(page=directive_page, effective_on=date(2026, 10, 15), by=marisol.user)
    assert {text.language for text in first.texts.all()} == {"en", "es"}
    address = ("directive_edition", "police", "directive")
    assert "Remita cada solicitud." in public(*address, 1, text="es")

    body = words.mapped(
        words.from_stream(list(directive_page.body.raw_data)), lambda text: text.replace("every", "each")
    )
    page = rewritten(directive_page, words.to_stream(body))
    for either in (page, spanish):
        assert "Out of date: the text has changed since" in editor(either)
    assert "1 required translation is out of date" in board()
    with at("2026-11-01T09:00"):
        change = {"change": "minor", "reason": "One word."}
        second = adopt_directive(page=page, effective_on=date(2026, 11, 1), by=marisol.user, **change)
    assert [text.language for text in second.texts.all()] == ["en"]
    read = public(*address, 2, text="es")
    assert "Refer each request." in read
    assert "Remita cada solicitud." not in read
    assert ">Español</bdi>" in read
    assert "are pending." in read
