"""The template tag and the filter every screen uses."""

from datetime import date, datetime

import pytest
from django.template import engines
from django.utils import translation

from deadlines.due import due, kept

pytestmark = pytest.mark.django_db


def rendered(source, **context):
    return engines["django"].from_string("{% load deadlines %}" + source).render(context)


def test_a_kept_deadline_and_its_answer_explain_themselves_alike():
    row = kept("agency_directive", date(2026, 10, 1))
    html = rendered("{% why deadline %}", deadline=row)
    assert html == rendered("{% why deadline %}", deadline=row.as_deadline())
    assert '<details class="why">' in html
    assert "<li>Day 30 is Saturday, October 31, 2026.</li>" in html
    assert "The order, section 12" in html
    assert row.calendar_version in html


def test_the_citys_own_clock_is_never_called_the_orders():
    html = rendered("{% why deadline %}", deadline=due("acknowledgment", date(2026, 10, 1)))
    assert "City policy, not in the order" in html
    assert "The order, section" not in html


def test_no_deadline_has_nothing_to_explain():
    assert rendered("{% why deadline %}", deadline=None).strip() == ""


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Monday, November 2, 2026"),
        ("es", "lunes, 2 de noviembre de 2026"),
        ("ar", "الاثنين، 2 نوفمبر 2026"),
        ("pt-br", "Segunda-feira, 2 de Novembro de 2026"),
    ],
)
def test_a_day_in_full_is_written_as_its_language_writes_it(language, words):
    with translation.override(language):
        assert rendered("{{ day|long_day }}", day=date(2026, 11, 2)) == words


def test_a_moment_keeps_its_time_and_nothing_stays_nothing():
    moment = due("meeting_notice", datetime.fromisoformat("2026-11-12T19:00")).due
    assert rendered("{{ moment|long_day }}", moment=moment) == "Tuesday, November 10, 2026, 7 p.m. EST"
    assert rendered("{{ day|long_day }}", day=None) == ""
