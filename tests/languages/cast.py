"""The city's table, the order in English and Spanish, and the commission's page."""

import pytest

from commission.models import CommissionPage
from directives import words
from directives.acts.loading import translate
from directives.acts.loading import translated as copied
from directives.acts.shelves import open_to_clerks
from languages.acts import set_language
from tests.directives.conftest import ORDER

SPEAKERS = {"en": 33_900, "es": 14_160, "pt-br": 4_510, "ht": 3_300, "ar": 2_060, "gu": 1_610, "ko": 1_030}


@pytest.fixture
def spoken(city):
    """Kestrel Falls: Spanish, Portuguese and Haitian Creole are over the line; the last by eighty-one."""
    city.population = 64_380
    city.save()
    for tag, speakers in SPEAKERS.items():
        set_language(tag=tag, speakers=speakers, source="Census", source_year=2024, by=None)
    return city


def in_spanish(body):
    return words.mapped(body, lambda text: f"(es) {text}")


@pytest.fixture
def spanish_page(order_page, clerk, at):
    """The order in Spanish, published and approved on Monday, September 7, 2026."""
    open_to_clerks()
    with at("2026-09-07T09:00"):
        text = {"title": "Orden de [MUNICIPALITY]", "body": in_spanish(ORDER)}
        return translate(page=order_page, text=text, language="es", by=clerk.user)


@pytest.fixture
def edited(order_page, spanish_page, at):
    """One English sentence of the order is another, and published."""

    def edit(old="CPB", new="CBP"):
        with at("2026-10-07T09:00"):
            page = type(order_page).objects.get(pk=order_page.pk)
            body = words.from_stream(list(page.body.raw_data))
            page.body = words.to_stream(words.mapped(body, lambda text: text.replace(old, new)))
            page.save_revision().publish()
            return type(order_page).objects.get(pk=page.pk)

    return edit


@pytest.fixture
def commission_page(home):
    page = CommissionPage(title="The commission", slug="commission-page")
    page.body = [{"type": "words", "value": "It meets each quarter."}]
    return home.add_child(instance=page)


@pytest.fixture
def translated():
    """Writes a page's translation, published and approved by nobody: `translated(page, "es", "La comisión", […])`."""

    def write(page, language, title, body):
        found = copied(page=page, language=language)
        found.title, found.body = title, body
        found.save_revision().publish()
        return type(page).objects.get(pk=found.pk)

    return write
