"""The page the commission keeps in the editor: read among its meetings, in the reader's language or with a
word why not."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from languages.acts import approve_translation
from languages.translations import drafted
from people.models import User

RESOURCE = {"title": "Clases", "words": "En la biblioteca.", "link": "https://x.example/", "phone": "201-555-0133"}


@pytest.fixture
def page(client, at):
    def read(language="en", **query):
        with at("2026-11-06T09:00"), override(language):
            response = client.get(reverse("commission"), query)
        assert response.status_code == 200
        return response.content.decode()

    return read


@pytest.fixture
def spanish(commission_page, spoken, translated, clerk):
    """The page in Spanish, approved."""
    found = translated(commission_page, "es", "La comisión", [{"type": "resource", "value": RESOURCE}])
    approve_translation(page=found, read=drafted(found).into("es").words, by=clerk.user)
    return found


def test_its_words_are_read_in_the_language_of_the_screen(spanish, page):
    read = page("es")
    assert "<h1>La comisión</h1>" in read
    assert '<div class="stack" lang="es" dir="ltr">' in read
    assert '<a href="tel:201-555-0133"><bdi dir="ltr">201-555-0133</bdi></a>' in read
    assert "governs" not in page()


def test_without_a_translation_it_says_so_and_marks_the_words_as_english(spanish, page):
    read = page("ar")
    assert '<div class="stack" lang="en" dir="ltr">' in read
    assert "It meets each quarter." in read
    assert "العربيّة" in read.partition('<section class="stack" aria-label="')[2].partition("</p>")[0]
    assert "The commission</h1>" not in read


def test_any_language_of_its_is_asked_for_in_the_address(spanish, page):
    assert "En la biblioteca." in page(text="es")
    assert 'aria-current="true">Español</a>' in page(text="es")
    assert "not ready in Kreyòl ayisyen yet" in page(text="ht")


def test_a_translation_nobody_approved_is_not_shown(commission_page, spoken, translated, page):
    translated(commission_page, "es", "La comisión", [{"type": "words", "value": "Cada trimestre."}])
    assert "Cada trimestre." not in page("es")


def test_a_page_that_is_taken_back_is_not_read_in_any_language(spanish, commission_page, page):
    commission_page.unpublish()
    assert "It meets each quarter." not in page()
    assert "En la biblioteca." not in page("es")


def test_a_page_with_nothing_on_it_says_nothing_of_languages(commission_page, spoken, page):
    commission_page.body = []
    commission_page.save_revision().publish()
    assert "pending" not in page()


def test_its_own_address_leads_there_in_its_language(spanish, commission_page, translated):
    assert commission_page.serve(None).url == "/commission/"
    assert spanish.serve(None).url == "/es/commission/"
    haitian = translated(commission_page, "ht", "Komisyon an", [{"type": "words", "value": "Chak trimès."}])
    assert haitian.serve(None).url == "/commission/?text=ht"


def test_a_visitor_who_finds_its_address_arrives(client, spanish, commission_page, city, at):
    for found in (commission_page, spanish):
        with at("2026-11-06T09:00"):
            response = client.get(found.url, follow=True)
        assert response.status_code == 200
        assert "aria-labelledby" in response.content.decode()


@pytest.mark.parametrize("title", ["A draft of the commission", ""])
def test_the_preview_shows_the_draft_marked_as_one(commission_page, city, at, title):
    commission_page.title = title
    with at("2026-11-06T09:00"):
        response = commission_page.make_preview_request()
    assert response.status_code == 200
    read = response.content.decode()
    assert "A draft. The public does not read it yet." in read
    assert f"<h1>{title}</h1>" in read


def test_the_editor_previews_a_translation(client, spanish, at):
    client.force_login(User.objects.create_superuser("root", password="a long enough phrase"))
    with at("2026-11-06T09:00"):
        response = client.get(reverse("wagtailadmin_pages:view_draft", args=[spanish.pk]))
    assert response.status_code == 200
    assert "En la biblioteca." in response.content.decode()


def test_it_takes_the_same_queries_for_any_number_of_languages(
    spanish,
    commission_page,
    translated,
    client,
    at,
    django_assert_num_queries,
):
    for language in ("ht", "ar"):
        with at("2026-11-06T09:00"), django_assert_num_queries(10):
            client.get(reverse("commission"))
        translated(commission_page, language, language, [{"type": "words", "value": language}])
