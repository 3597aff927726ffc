"""“Languages” in the Wagtail admin: the city's table, what waits for a translation, and approving one."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation

from directives.acts.shelves import open_to_clerks
from evidence.models import Entry
from languages.models import Approval, CityLanguage
from languages.translations import drafted
from people.permissions import AUDITORS


@pytest.fixture
def as_clerk(client, clerk):
    client.force_login(clerk.user)
    return client


def read(client, name, *args):
    return client.get(reverse(name, args=args)).content.decode()


# The city's table


def test_the_table_says_what_is_required_and_why(spoken, as_clerk):
    page = read(as_clerk, "city_languages:index")
    assert "5% of residents (3,219 of 64,380), or of 10,000 of them" in page
    assert "5 most spoken languages, besides English" in page
    assert page.count("5% of residents or more") == 2  # Portuguese, and Haitian Creole by a hair
    assert page.count("10,000 speakers or more") == 1
    assert "Rank 5" in page
    assert "Rank 6" not in page


def test_english_as_one_of_the_five_moves_the_line(spoken, as_clerk):
    spoken.counts_english = True
    spoken.save()
    page = read(as_clerk, "city_languages:index")
    assert "English is one of them" in page
    assert "Rank 5" not in page


def test_without_a_population_only_the_count_decides(spoken, as_clerk):
    spoken.population = None
    spoken.save()
    assert "Enter the city's population" in read(as_clerk, "city_languages:index")


def test_the_clerk_enters_and_corrects_a_language(city, as_clerk, clerk):
    given = {"tag": "Ur", "speakers": 4000, "source": "Census", "source_year": 2024}
    assert as_clerk.post(reverse("city_languages:add"), given).status_code == 302
    again = as_clerk.post(reverse("city_languages:add"), given).content.decode()
    assert "already exists" in again
    assert as_clerk.post(reverse("city_languages:set", args=["ur"]), {**given, "speakers": 5000}).status_code == 302
    assert CityLanguage.objects.get().speakers == 5000
    entry = Entry.objects.filter(action="language of the city counted").order_by("pk").last()
    assert (entry.details["before"]["speakers"], entry.details["now"]["speakers"]) == (4000, 5000)


def test_a_tag_that_is_none_is_explained(city, as_clerk):
    given = {"tag": "Spanish!", "speakers": 1, "source": "Census", "source_year": 2024}
    assert "as in pt-br" in as_clerk.post(reverse("city_languages:add"), given).content.decode()
    assert not CityLanguage.objects.exists()


def test_an_auditor_reads_the_table_and_changes_nothing(spoken, client, person, roles):
    gwen = person("5000", "Gwendolyn", "Achebe")
    gwen.user.groups.add(Group.objects.get(name=AUDITORS))
    client.force_login(gwen.user)
    assert "Add a language" not in read(client, "city_languages:index")
    assert client.get(reverse("city_languages:set", args=["es"])).status_code == 302
    assert client.post(reverse("city_languages:set", args=["es"]), {"speakers": 1}).status_code == 302
    assert CityLanguage.objects.get(tag="es").speakers == 14_160


# What waits, and approving it


def test_the_list_says_what_waits_and_for_whom(spoken, order_page, spanish_page, edited, as_clerk):
    assert "2 required translations are not written or not approved yet." in read(as_clerk, "translations:index")
    edited()
    page = read(as_clerk, "translations:index")
    assert "1 required translation is out of date." in page
    assert "The city clerk" in page


def test_approving_shows_both_texts_and_takes_what_was_shown(spoken, edited, spanish_page, as_clerk, clerk):
    edited()
    address = reverse("translations:approve", args=[spanish_page.pk])
    page = as_clerk.get(address).content.decode()
    assert "Honor CBP requests;" in page
    assert "(es) Honor CPB requests;" in page
    assert Approval.objects.count() == 1
    words = drafted(spanish_page).into("es").words
    stale = {"source": words.source_sha256, "text": "0" * 64}
    assert "Read them again" in as_clerk.post(address, stale, follow=True).content.decode()
    shown = {"source": words.source_sha256, "text": words.sha256}
    assert "approved against the words you read" in as_clerk.post(address, shown, follow=True).content.decode()
    assert Approval.objects.first().approved_by == clerk.user


def test_what_is_no_translation_is_a_404(spoken, order_page, home, as_clerk):
    for page in (order_page, home, Page.objects.get(depth=1)):
        assert as_clerk.get(reverse("translations:approve", args=[page.pk])).status_code == 404


# wagtail-localize


def test_a_paragraph_is_translated_where_its_source_stands(spoken, order_page, as_clerk):
    """Begun, one sentence translated, published: the letters and numbers stay, and it waits for an approval."""
    open_to_clerks()
    begun = as_clerk.post(
        reverse("wagtail_localize:submit_page_translation", args=[order_page.pk]),
        {"locales": [Locale.objects.get(language_code="ht").pk]},
    )
    assert begun.status_code == 302
    translation = Translation.objects.get(source__object_id=order_page.translation_key)
    segments = translation.source.stringsegment_set.select_related("string", "context")
    assert {"A", "2", "EO 2026-07", "order"}.isdisjoint(each.string.data for each in segments)
    segment = segments.get(string__data="Enter into any contract;")
    sent = as_clerk.put(
        reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk]),
        "value=Siyen okenn kontra;",
        content_type="application/x-www-form-urlencoded",
    )
    assert sent.status_code == 201
    page = translation.get_target_instance()
    editor = reverse("wagtailadmin_pages:edit", args=[page.pk])
    as_clerk.post(editor, {"action": "publish"})
    page.refresh_from_db()
    assert "Siyen okenn kontra;" in str(page.body.raw_data)
    assert [block["value"]["number"] for block in page.body.raw_data if block["type"] == "section"] == ["2", "15"]
    said = as_clerk.get(editor).content.decode()
    assert "Nobody has approved this translation yet." in said
    assert reverse("translations:approve", args=[page.pk]) in said


def test_every_language_of_the_texts_can_be_translated_into(db, settings):
    assert set(Locale.objects.values_list("language_code", flat=True)) == set(dict(settings.LANGUAGES))
