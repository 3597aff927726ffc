"""The officer tells every employee three things: asked, shown, sent."""

import pytest
from django.urls import reverse

from directives.models import Dissemination, Edition
from evidence.models import Entry
from letters.models import Letter

NOW = "2026-10-05T09:00"
ASKED = {"name": "Sgt. Kim Osei", "phone": "555-0100"}


@pytest.fixture
def page(client, at):
    """Opens the page as somebody, on a day."""

    def open_it(who, query=None, slug="police", on=NOW, prefix=""):
        client.force_login(who.user)
        with at(on):
            return client.get(prefix + reverse("agency_notice", args=[slug]), query or {})

    return open_it


@pytest.fixture
def give(client, at):
    def post(who, data=ASKED, slug="police", on=NOW, **how):
        client.force_login(who.user)
        with at(on):
            return client.post(reverse("agency_notice", args=[slug]), data, **how)

    return post


def written() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (Edition, Dissemination, Letter, Entry))


def test_it_first_asks_whom_employees_may_ask(transmitted, marisol, page):
    shown = page(marisol)
    assert 'value="Marisol Quiñones"' in shown.text
    assert "Show me the notice" in shown.text
    assert "Give notice to" not in shown.text


def test_an_answer_shows_the_words_with_their_three_locks(transmitted, marisol, ines, page):
    words = page(marisol, ASKED).text
    assert "Questions: Sgt. Kim Osei. After hours: 555-0100." in words
    assert "You have a duty to comply with these prohibitions." in words
    assert words.count("Locked") == 3
    assert "Drawn from sections 2–6 of the order in force: EO 2026-07, edition 1." in words


def test_it_says_to_how_many_and_who_needs_paper(transmitted, marisol, ines, person, police, page):
    person("1002", "Rosa", "Lima", police, email=False)
    words = page(marisol, ASKED).text
    assert "Send to 3 employees: 2 by e-mail, 1 without e-mail: hand it to them on paper" in words
    assert "Rosa Lima" in words
    assert "Give notice to 3 employees" in words


def test_it_says_which_clock_it_meets_and_how_late_it_is(transmitted, marisol, page):
    assert "Friday, October 16, 2026" in page(marisol).text
    late = page(marisol, on="2026-10-20T09:00").text
    assert "Overdue, by 4 days" in late
    assert "Why this date?" in late


@pytest.mark.parametrize(("language", "direction"), [("es", "ltr"), ("ar", "rtl")])
def test_each_language_is_a_link_away(transmitted, marisol, page, language, direction):
    words = page(marisol, {**ASKED, "text": language}).text
    assert f'<article class="document" lang="{language}" dir="{direction}">' in words
    assert "text=en" in words


def test_a_language_it_is_not_written_in_gives_the_one_that_governs(transmitted, marisol, page):
    assert '<article class="document" lang="en" dir="ltr">' in page(marisol, {**ASKED, "text": "ko"}).text


def test_looking_writes_nothing(transmitted, marisol, ines, page):
    before = written()
    for query in ({}, ASKED, {**ASKED, "text": "ar"}, {**ASKED, "change": "1"}):
        assert page(marisol, query).status_code == 200
    assert written() == before


def test_the_button_gives_notice_to_everyone(transmitted, marisol, ines, give):
    answer = give(marisol)
    sending = Dissemination.objects.get()
    assert answer.url == reverse("sending", args=["police", sending.pk])
    assert {each.employee for each in sending.deliveries.all()} == {ines, marisol}
    assert sending.edition.contact == "Sgt. Kim Osei, 555-0100"


def test_a_second_click_gives_it_once_and_shows_when(transmitted, marisol, ines, give):
    give(marisol)
    again = give(marisol)
    assert Dissemination.objects.count() == 1
    assert "Notice was given on Monday, October 5, 2026" in again.text
    assert reverse("sending", args=["police", Dissemination.objects.get().pk]) in again.text


def test_nobody_named_is_a_sentence_and_keeps_the_telephone(transmitted, marisol, page, give):
    for answer in (page(marisol, {"name": " ", "phone": "555-0100"}), give(marisol, {"name": "", "phone": "555-0100"})):
        assert "Say whom your employees may ask: a name or an office." in answer.text
        assert 'value="555-0100"' in answer.text
    assert not Dissemination.objects.exists()


@pytest.mark.parametrize(
    "typed",
    [
        {"name": "K" * 121},
        {"name": "K" * 120, "phone": "5" * 40},
        {"name": "Kim\x00"},
        {"name": "K", "phone": "5" * 41},
    ],
)
def test_what_does_not_fit_is_said_before_anything_is_sent(transmitted, marisol, page, give, typed):
    assert 'role="alert"' in page(marisol, typed).text
    assert 'role="alert"' in give(marisol, typed).text
    assert not Edition.objects.filter(kind="notice").exists()


def test_a_refusal_is_a_sentence_and_nothing_typed_is_lost(transmitted, marisol, give, monkeypatch):
    from directives.refusal import Refusal
    from home.views import notices

    def refuse(**asked):
        raise Refusal("Nobody is on the roster of Police Department today.")

    monkeypatch.setattr(notices, "send_notice", refuse)
    answer = give(marisol)
    assert "Nobody is on the roster of Police Department today." in answer.text
    assert 'value="Sgt. Kim Osei"' in answer.text


def test_with_an_empty_roster_there_is_no_button(transmitted, library, nell, page):
    nell.employments.all().delete()
    words = page(nell, ASKED, slug="library").text
    assert "Nobody is on the roster today" in words
    assert "Give notice to" not in words


def test_before_an_order_it_says_so(city, marisol, page, give):
    assert "No order is in force yet" in page(marisol, ASKED).text
    assert "No order is in force yet" in give(marisol).text
    assert not Dissemination.objects.exists()


def test_before_the_clerks_copy_it_says_so(order, marisol, page, give):
    assert "Your copy of the order has not come yet" in page(marisol, ASKED).text
    give(marisol)
    assert not Dissemination.objects.exists()


def test_an_agency_without_employees_has_nobody_to_tell(transmitted, police, marisol, page):
    police.has_staff = False
    police.save()
    assert "Nobody to tell" in page(marisol).text


def test_another_agencys_officer_finds_nothing(transmitted, nell, police, page, give):
    assert page(nell).status_code == 404
    assert give(nell).status_code == 404


def test_an_employee_finds_nothing(transmitted, ines, page, give):
    assert page(ines).status_code == 404
    assert give(ines).status_code == 404


def test_an_auditor_sees_and_may_not_send(transmitted, auditor, police, page, give):
    words = page(auditor, ASKED).text
    assert "Notice has not been given yet" in words
    assert '<button class="button">' not in words
    assert give(auditor).status_code == 403
    assert not Dissemination.objects.exists()


def test_the_clerk_may_give_it_for_an_agency_nobody_answers_for(transmitted, clerk, ines, page, give):
    words = page(clerk, ASKED).text
    assert "Nobody answers for this agency today" in words
    assert give(clerk).status_code == 302


def test_where_only_material_amendments_start_again_a_minor_one_asks_for_no_second_notice(
    transmitted, city, order_page, clerk, marisol, ines, give, page, at
):
    from datetime import date

    from directives.acts.editions import adopt_order
    from directives.acts.transmittals import transmit

    city.amendment_cascade = "material_only"
    city.save()
    give(marisol)
    order_page.title += ", amended"
    order_page.save()
    with at("2026-12-01T09:00"):
        day = date(2026, 12, 1)
        newer = adopt_order(
            page=order_page, signed_on=day, effective_on=day, by=clerk.user, change="minor", reason="A citation."
        )
        transmit(edition=newer, by=clerk.user)
    assert "Notice was given on Monday, October 5, 2026" in page(marisol, on="2026-12-02T09:00").text


def test_the_page_asks_as_often_whatever_the_size(
    transmitted, marisol, hired, page, client, at, django_assert_num_queries
):
    page(marisol, ASKED)
    for first in (5000, 6000):
        with at(NOW), django_assert_num_queries(16):
            client.get(reverse("agency_notice", args=["police"]), ASKED)
        hired(60, first=first)
