"""A notice in eight languages: the same facts, the same statements, dates in words."""

from datetime import date, datetime
from string import Formatter

import pytest
from babel import Locale

from commission.laying_out import day_in_words, isolate, lay_out, moment_in_words
from commission.phrases import languages, phrases

EVERY = ["en", "ar", "es", "gu", "ht", "ko", "pt-br", "zh-hans"]
FACTS = {
    "notice": "moved",
    "mode": "bound",
    "kind": "regular",
    "starts_at": "2026-11-12T19:00:00-05:00",
    "place": "City Hall, 100 Mill Street",
    "room": "Council Chambers",
    "takes_action": False,
    "ask_by": "2026-11-05",
    "basis": "hours",
    "was": {"starts_at": "2026-11-10T19:00:00-05:00", "place": "Library"},
}
WORDS = [{"heading": "Agenda"}, {"words": "Public comment"}]


def test_there_are_eight_languages_and_english_comes_first():
    assert list(languages()) == EVERY


def fields(text):
    return sorted({name for _text, name, _format, _conversion in Formatter().parse(text) if name})


@pytest.mark.parametrize("language", EVERY)
def test_every_language_has_the_same_phrases_with_the_same_facts(language):
    english, own = phrases("en"), phrases(language)
    assert own.keys() == english.keys()
    clock = {"time", "date"}  # each writes the hour and the day its own way
    for key in english.keys() - clock - {"weekdays", "months", "language", "morning", "afternoon"}:
        assert own[key].strip(), key
        assert fields(own[key]) == fields(english[key]), key
    assert (len(own["weekdays"]), len(own["months"])) == (7, 12)


@pytest.mark.parametrize("language", sorted(set(EVERY) - {"ht", "zh-hans"}))
def test_weekdays_and_months_are_those_of_the_cldr(language):
    """It has none for Haitian Creole, and writes Chinese months in words where a date has numbers."""
    locale, own = Locale.parse({"pt-br": "pt_BR"}.get(language, language)), phrases(language)
    assert own["weekdays"] == [locale.days["format"]["wide"][day] for day in range(7)]
    assert own["months"] == [locale.months["format"]["wide"][month] for month in range(1, 13)]


IN_WORDS = {
    "en": "Thursday, November 12, 2026, 7:00 p.m. Eastern Time",
    "es": "jueves, 12 de noviembre de 2026, 7:00 p. m., hora del Este",
    "pt-br": "quinta-feira, 12 de novembro de 2026, 19:00, horário do Leste dos EUA",
    "ht": "jedi 12 novanm 2026, 7:00 PM, lè Lès",
    "ar": "الخميس، 12 نوفمبر 2026، الساعة 7:00 مساءً بالتوقيت الشرقي",
    "gu": "ગુરુવાર, 12 નવેમ્બર, 2026, 7:00 PM, પૂર્વીય સમય",
    "zh-hans": "2026年11月12日星期四下午7:00（美国东部时间）",
    "ko": "2026년 11월 12일 목요일 오후 7:00(미국 동부 시간)",
}


@pytest.mark.parametrize("language", EVERY)
def test_a_moment_is_said_in_words_with_its_zone(language):
    assert moment_in_words(datetime(2026, 11, 12, 19, 0), language) == IN_WORDS[language]  # noqa: DTZ001


@pytest.mark.parametrize(
    ("hour", "said"), [(0, "12:05 a.m."), (9, "9:05 a.m."), (12, "12:05 p.m."), (23, "11:05 p.m.")]
)
def test_noon_and_midnight_are_told_apart(hour, said):
    assert said in moment_in_words(datetime(2026, 11, 12, hour, 5), "en")  # noqa: DTZ001


def test_a_day_is_said_with_its_weekday():
    assert day_in_words(date(2027, 2, 11), "ht") == "jedi 11 fevriye 2027"


@pytest.mark.parametrize("language", EVERY)
def test_facts_come_first_then_the_words_then_what_must_stand(language):
    title, body = lay_out(FACTS, WORDS, language)
    assert title.startswith(phrases(language)["commission"])
    assert [next(iter(block)) for block in body] == ["locked", *["fact"] * 6, "heading", "words", "locked", "locked"]
    assert "10:4-6" in body[-1]["locked"]


def test_a_schedule_names_each_meeting():
    meetings = [{"starts_at": f"2027-{day}T19:00:00", "place": "City Hall", "room": ""} for day in ("02-11", "05-13")]
    title, body = lay_out({"notice": "schedule", "mode": "bound", "year": 2027, "meetings": meetings}, [], "en")
    assert title.endswith("Schedule of meetings, 2027")
    assert body[1]["fact"]["text"] == "Thursday, May 13, 2027, 7:00 p.m. Eastern Time, at City Hall"
    assert "10:4-18" in body[-1]["locked"]


def test_a_hearing_carries_the_orders_two_periods():
    _title, body = lay_out({**FACTS, "notice": "hearing", "kind": "hearing", "was": None}, [], "en")
    locked = [block["locked"] for block in body if "locked" in block]
    assert locked[0].startswith("This meeting is held at least 30 days before the City may act")
    assert locked[1].startswith("The Executive Order prohibits contracts of this kind")


def test_numbers_keep_their_order_among_arabic_words():
    assert isolate("N.J.S.A. 10:4-6 و 201-555-0101 و 7") == "\u2066N.J.S.A. 10:4-6\u2069 و \u2066201-555-0101\u2069 و 7"
    assert "\u20667:00\u2069" in lay_out(FACTS, WORDS, "ar")[1][2]["fact"]["text"]


def test_a_language_without_phrases_is_not_laid_out():
    with pytest.raises(KeyError):
        lay_out(FACTS, WORDS, "pl")
