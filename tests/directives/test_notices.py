from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from directives import composing, library
from directives.acts.fields import Contact
from directives.acts.notices import compose_notice, send_notice
from directives.models import Dissemination, Edition
from directives.refusal import Refusal
from directives.words import passages

ASK = Contact("Sgt. Kim Osei", "555-0100")


@pytest.fixture
def send(transmitted, police, ines, marisol, at):
    def act(**changes):
        with at("2026-10-05T09:00"):
            return send_notice(**{"agency": police, "contact": ASK, "by": marisol.user, **changes})

    return act


def test_the_notice_says_the_three_things_in_every_language(send):
    edition = send().edition
    assert [text.language for text in edition.texts.all()] == ["en", "ar", "es"]
    english = "\n".join(p.text for p in passages(edition.texts.get(is_source=True).body))
    assert "You have a duty to comply with these prohibitions." in english
    assert "shall be subject to appropriate disciplinary action" in english
    assert "Marisol Quiñones gives you this notice under Section 12 of EO 2026-07" in english
    assert "Sgt. Kim Osei" in english


def test_the_prohibitions_are_drawn_from_the_sections_in_force(send):
    """The test's order has sections 2 and 2.C only: nothing is said of 2.E, 3, 4, 5 or 6."""
    section = send().edition.texts.get(is_source=True).body[2]["section"]
    assert [part["subsection"]["label"] for part in section["parts"][1:]] == ["A", "B"]
    assert "detainers" in section["parts"][2]["subsection"]["text"]


def test_on_the_real_order_all_of_sections_2_to_6_are_there():
    body = library.text("order", "en")["body"]
    text = composing.notice("en", {}, order=body)
    drawn = [p.text for p in passages(text["body"]) if p.kind == "subsection"]
    assert len(drawn) == 7
    for section in "23456":
        assert any(f"(Section {section}" in sentence for sentence in drawn)


@pytest.mark.parametrize("statement", ["prohibitions", "duty", "discipline"])
def test_it_cannot_be_sent_without_any_of_the_three(send, statement, monkeypatch):
    text = {**library.text("notice", "en")}
    empty = {**text[statement], "bullets": [], "parts": [{"words": "  "}]}
    monkeypatch.setattr(library, "text", lambda name, language: {**text, statement: empty})
    with pytest.raises(Refusal, match=f"Empty: {statement}"):
        send()
    assert not Edition.objects.filter(kind="notice").exists()


def test_an_order_without_prohibitions_gives_no_notice():
    with pytest.raises(composing.NotWhole, match="prohibitions"):
        composing.notice("en", {}, order=[{"words": "Nothing is prohibited."}])


def test_it_reaches_everyone_with_the_citys_own_target(send, ines, marisol):
    sending = send()
    assert {d.employee for d in sending.deliveries.all()} == {ines, marisol}
    assert (sending.reason, sending.provided_due.rule, sending.provided_due.due_on) == (
        "order_notice",
        "officer_notice",
        date(2026, 10, 16),
    )


def test_notice_is_given_once_for_an_edition_of_the_order(send):
    send()
    with pytest.raises(Refusal, match="was given on Oct. 5, 2026"):
        send()
    assert Dissemination.objects.count() == 1


def test_another_agencys_officer_cannot_give_it(send, nell):
    with pytest.raises(PermissionDenied):
        send(by=nell.user)


def test_somebody_can_be_asked(send):
    with pytest.raises(Refusal, match="whom your employees may ask"):
        send(contact=Contact("  "))


def test_composing_writes_nothing(transmitted, police, marisol, django_assert_num_queries):
    with django_assert_num_queries(3):
        compose_notice(agency=police, contact=ASK, by=marisol.user)
    assert not Edition.objects.filter(kind="notice").exists()


def test_a_city_may_count_the_directive_from_the_notice(order, city, clerk, police, send, at):
    from directives.acts.transmittals import transmit
    from directives.models import Transmittal

    city.directive_clock_start = "officer_notice_sent"
    city.save()
    Transmittal.objects.all().delete()
    with at("2026-10-01T09:00"):
        transmit(edition=order, by=clerk.user)
    send()
    assert Transmittal.objects.get(agency=police).directive_due.due_on == date(2026, 11, 4)
