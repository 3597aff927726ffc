"""The screens speak three languages, though the texts are in eight."""

import pytest
from django.utils.translation import get_language_info
from wagtail.admin.localization import get_available_admin_languages

from people.models import READING_LANGUAGES


def test_the_texts_are_in_every_language_employees_read(settings):
    assert settings.WAGTAIL_CONTENT_LANGUAGES == READING_LANGUAGES
    assert [get_language_info(code)["name_local"] for code in ("ht", "gu")] == ["Kreyòl ayisyen", "ગુજરાતી"]


@pytest.mark.parametrize("address", ["/pt-br/order/", "/ht/", "/ko/desk/", "/zh-hans/accounts/login/"])
def test_no_screen_is_in_a_language_without_a_catalogue(client, db, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(("asked", "spoken"), [("pt-br", "en"), ("ko,es;q=0.5", "en"), ("zh-hans", "en")])
def test_a_browser_that_asks_for_one_reads_the_default(client, db, asked, spoken):
    answer = client.get("/order/", headers={"accept-language": asked})
    assert answer["Content-Language"] == spoken
    assert f'<html lang="{spoken}"' in answer.content.decode()


def test_the_switch_and_the_links_to_other_languages_are_the_screens_own(client, db):
    page = client.get("/order/").content.decode()
    for code in ("en", "es", "ar"):
        assert f'rel="alternate" hreflang="{code}"' in page
    for code in ("pt-br", "ht", "gu", "ko"):
        assert f'hreflang="{code}"' not in page


def test_the_admin_offers_the_screens_own(settings):
    assert {code for code, _name in get_available_admin_languages()} == {"en", "es", "ar"}
