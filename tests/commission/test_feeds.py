"""The feed of notices, as a reader of feeds takes it (RFC 4287), in each language of the screens."""

import pytest
from defusedxml.ElementTree import fromstring
from django.urls import reverse
from django.utils.translation import override

from commission.models import NoticeText
from tests.commission.test_public import draft, notice  # noqa: F401 fixtures, found by their names

ATOM, XML = "{http://www.w3.org/2005/Atom}", "{http://www.w3.org/XML/1998/namespace}"
LANGUAGES = ["en", "es", "ar"]


@pytest.fixture
def feed(client, city, at):
    def read(language="en", day="2026-11-06T09:00"):
        with at(day), override(language):
            response = client.get(reverse("meetings_feed"))
        assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
        return fromstring(response.content)

    return read


def text(element, name):
    return element.find(ATOM + name).text


def link(element, rel="alternate"):
    [found] = [each.get("href") for each in element.findall(f"{ATOM}link") if each.get("rel", "alternate") == rel]
    return found


@pytest.mark.parametrize(("language", "prefix"), [("en", "/"), ("es", "/es/"), ("ar", "/ar/")])
def test_it_is_whole_and_its_links_lead_there_from_anywhere(feed, notice, client, at, language, prefix):  # noqa: F811
    root = feed(language)
    assert (root.tag, root.get(f"{XML}lang")) == (f"{ATOM}feed", language)
    assert all(text(root, name) for name in ("id", "title", "updated"))
    assert root.find(f"{ATOM}author/{ATOM}name").text
    assert link(root, "self") == f"http://testserver{prefix}meetings/feed/"
    assert link(root) == f"http://testserver{prefix}legal-notices/"
    [entry] = root.findall(f"{ATOM}entry")
    assert all(text(entry, name) for name in ("id", "title", "updated", "summary"))
    assert link(entry).startswith(f"http://testserver{prefix}legal-notices/{notice.pk}/?text=")
    with at("2026-11-06T09:00"):
        assert client.get(link(entry)).status_code == 200


def test_a_title_is_in_the_readers_language_where_there_is_one(feed, notice):  # noqa: F811
    titles = [text(feed(language).find(f"{ATOM}entry"), "title") for language in LANGUAGES]
    assert titles == ["Meeting of the commission", "Meeting of the commission", "اجتماع اللجنة"]
    said = text(feed("es").find(f"{ATOM}entry"), "summary")
    assert "English, العربيّة" in said, "what it can be read in"


def test_an_entry_keeps_its_name_when_a_translation_comes_later(feed, notice):  # noqa: F811
    before = text(feed("es").find(f"{ATOM}entry"), "id")
    NoticeText.objects.create(notice=notice, language="es", title="Reunión", body=[], sha256="0" * 64)
    after = feed("es").find(f"{ATOM}entry")
    assert (text(after, "id"), text(after, "title")) == (before, "Reunión")


def test_what_is_no_longer_up_leaves_the_feed(feed, notice):  # noqa: F811
    assert feed(day="2026-11-13T09:00").findall(f"{ATOM}entry") == []


@pytest.mark.parametrize("name", ["commission", "meetings", "legal"])
@pytest.mark.parametrize(("language", "prefix"), [("en", "/"), ("ar", "/ar/")])
def test_pages_lead_programs_to_the_feed_and_the_calendar(client, city, at, name, language, prefix):
    with at("2026-11-06T09:00"), override(language):
        page = client.get(reverse(name)).content.decode()
    assert 'rel="alternate" type="application/atom+xml"' in page
    assert f'href="{prefix}meetings/feed/"' in page
    assert f'href="{prefix}meetings/calendar.ics"' in page


def test_it_takes_a_fixed_number_of_queries(feed, notice, django_assert_num_queries):  # noqa: F811
    with django_assert_num_queries(2):
        feed()


def test_it_is_only_read(client, db):
    assert client.post(reverse("meetings_feed")).status_code == 405
