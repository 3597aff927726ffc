"""The city's table of languages: entered, corrected, and what it asks for."""

import pytest
from django.core.exceptions import PermissionDenied

from evidence.models import Entry
from languages.acts import set_language
from languages.models import CityLanguage
from languages.reports import required_for_contract_notices, required_for_documents, table

COUNT = {"tag": "ht", "speakers": 3_300, "source": "Census", "source_year": 2024}


def test_haitian_creole_is_over_the_line_by_eighty_one_speakers(spoken, django_assert_num_queries):
    with django_assert_num_queries(2):
        assert required_for_documents() == ["en", "es", "pt-br", "ht"]
    assert required_for_contract_notices() == ["en", "es", "pt-br", "ht", "ar", "gu"]


def test_the_same_numbers_again_are_no_second_entry(city, clerk):
    assert set_language(**COUNT, by=clerk.user) == set_language(**COUNT, by=clerk.user)
    assert Entry.objects.filter(action="language of the city counted").count() == 1


def test_only_the_clerk_counts(city, devraj, ines, marisol):
    for person in (devraj, ines, marisol):
        with pytest.raises(PermissionDenied):
            set_language(**COUNT, by=person.user)


def test_without_its_record_nothing_is_counted(city, clerk, monkeypatch):
    monkeypatch.setattr("evidence.acts.Entry.objects.create", lambda **facts: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        set_language(**COUNT, by=clerk.user)
    assert not CityLanguage.objects.exists()


def test_the_table_is_read_in_two_queries(spoken, django_assert_num_queries):
    with django_assert_num_queries(2):
        found = table()
    assert found.residents == 3_219
    assert [(row.rank, row.language.tag) for row in found.rows][:3] == [(None, "en"), (1, "es"), (2, "pt-br")]
