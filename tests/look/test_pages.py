"""The style page, the choice of light and dark, and the pages that every house has."""

from datetime import date

import pytest
from django.template import engines
from django.template.loader import get_template
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

pytestmark = pytest.mark.django_db

OUTSIDE = ["account_login", "account_reset_password", "account_reset_password_done", "account_inactive", "look"]
INSIDE = ["account_logout", "account_change_password", "usersessions_list", "mfa_index", "account_reauthenticate"]


def page(client, name, language="en"):
    with override(language):
        return client.get(reverse(name))


@pytest.fixture
def signed_in(client, ines):
    client.force_login(ines.user)
    return client


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("es", "ltr"), ("ar", "rtl")])
def test_the_style_page_is_there_in_each_language(client, city, language, direction):
    shown = page(client, "look", language)
    assert shown.status_code == 200
    assert f'<html lang="{language}" dir="{direction}"' in shown.text
    assert shown["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize("name", OUTSIDE)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_each_page_before_the_door_is_dressed(client, city, name, language):
    shown = page(client, name, language)
    assert shown.status_code == 200
    assert shown.text.count("<h1") == 1
    assert "Kestrel Falls" in shown.text


@pytest.mark.parametrize("name", INSIDE)
def test_each_page_of_an_account_is_dressed(signed_in, city, name):
    shown = page(signed_in, name)
    assert shown.status_code == 200
    assert shown.text.count("<h1") == 1
    assert 'class="masthead"' in shown.text


def test_signing_in_asks_for_a_number_or_an_address(client, city):
    words = page(client, "account_login").text
    assert "Employee number or e-mail" in words
    assert "Ask your appointing officer for a new password letter." in words


def test_a_refused_sign_in_says_so_on_top_and_at_the_question(client, city):
    words = client.post(reverse("account_login"), {"login": "", "password": ""}).text
    assert 'role="alert"' in words
    assert 'href="#id_login"' in words
    assert 'id="id_login_error"' in words
    assert "Write your employee number or your e-mail address." in words


def test_a_field_is_tied_to_its_hint_and_its_error(client, city):
    words = page(client, "look").text
    assert 'aria-describedby="id_name_helptext id_name_error"' in words
    assert 'id="id_name_helptext"' in words
    assert 'id="id_name_error"' in words


def test_a_choice_of_dark_is_kept_and_leads_back(client, city):
    answer = client.post(reverse("choose_look"), {"look": "dark", "next": "/accounts/login/"})
    assert (answer.status_code, answer.url) == (302, "/accounts/login/")
    assert 'data-look="dark"' in page(client, "account_login").text


def test_a_look_that_does_not_exist_changes_nothing(client, city):
    client.post(reverse("choose_look"), {"look": "sepia"})
    assert 'data-look="auto"' in page(client, "look").text


def test_the_choice_never_leads_to_another_house(client):
    assert client.post(reverse("choose_look"), {"look": "dark", "next": "https://evil.example/"}).url == "/look/"


def test_the_choice_is_not_made_by_opening_a_link(client):
    assert client.get(reverse("choose_look")).status_code == 405


def test_each_language_is_a_link_to_the_same_page(client, city):
    words = page(client, "look").text
    assert '<a href="/ar/look/" lang="ar" hreflang="ar">' in words
    assert '<a href="/look/" lang="en" hreflang="en" aria-current="true">' in words


def test_a_held_date_is_said_on_every_page(client, city, settings):
    settings.CLOCK_AT = "2026-12-14T10:00"
    assert "the date is held at Monday, December 14, 2026" in page(client, "look").text


def test_the_real_date_needs_no_saying(client, city):
    assert 'class="held"' not in page(client, "look").text


def test_a_missing_page_says_what_to_do_next(client, city):
    missing = client.get("/no/such/page/")
    assert missing.status_code == 404
    assert "There is no page here" in missing.text


@pytest.mark.parametrize("name", ["403.html", "404.html", "429.html", "403_csrf.html"])
def test_each_refusal_says_what_happened_and_that_nothing_changed(rf, city, name):
    words = get_template(name).render({}, rf.get("/"))
    assert words.count("<h1") == 1
    assert "Nothing was" in words or "nothing was" in words


def test_a_form_sent_without_its_token_is_refused_in_plain_words(city):
    answer = Client(enforce_csrf_checks=True).post(reverse("choose_look"), {"look": "dark"})
    assert answer.status_code == 403
    assert "Please send it again" in answer.text


def test_the_page_of_last_resort_needs_no_database(django_assert_num_queries):
    with django_assert_num_queries(0):
        words = get_template("500.html").render()
    assert "Something went wrong on our side" in words


def test_masthead_and_footer_cost_a_visitor_two_queries(client, city, django_assert_num_queries):
    with django_assert_num_queries(2):  # the city's profile, the order in force
        page(client, "look")


def test_pages_keep_the_rest_of_the_address(rf, city):
    from django.core.paginator import Paginator

    template = engines["django"].from_string("{% pages page %}")
    words = template.render({"page": Paginator(range(100), 10).get_page(2)}, rf.get("/?state=late&page=2"))
    assert "?state=late&amp;page=3" in words
    assert 'aria-current="page">2<' in words


@pytest.mark.parametrize(("language", "words"), [("en", "Nov 2, 2026"), ("es", "2 nov 2026"), ("ar", "2 نوفمبر 2026")])
def test_a_date_in_a_table_is_short_in_each_language(language, words):
    template = engines["django"].from_string("{{ day|short_date }}")
    with override(language):
        assert template.render({"day": date(2026, 11, 2)}).lower() == words.lower()
