"""Which languages are required, in the numbers of a city of 64,380."""

import pytest

from languages.thresholds import Spoken, is_over, most_spoken, over_the_line

CITY = [
    Spoken("en", 33_900),
    Spoken("ar", 2_060),
    Spoken("es", 14_160),
    Spoken("gu", 1_610),
    Spoken("ht", 3_300),
    Spoken("pt-br", 4_510),
    Spoken("zh-hans", 1_350),
]
LINE = {"population": 64_380, "share": 5, "speakers": 10_000}


def test_over_five_percent_or_ten_thousand():
    assert over_the_line(CITY, **LINE) == ["es", "pt-br", "ht"]


@pytest.mark.parametrize(("speakers", "over"), [(3_218, False), (3_219, True), (3_300, True)])
def test_exactly_five_percent_is_enough(speakers, over):
    assert is_over(Spoken("ht", speakers), **LINE) == over


def test_in_a_large_city_ten_thousand_come_first():
    assert is_over(Spoken("ht", 10_000), population=300_000, share=5, speakers=10_000)
    assert not is_over(Spoken("ht", 9_999), population=300_000, share=5, speakers=10_000)


def test_the_five_most_spoken_stand_beside_english_or_count_it():
    assert most_spoken(CITY, count=5, counts_english=False) == ["en", "es", "pt-br", "ht", "ar", "gu"]
    assert most_spoken(CITY, count=5, counts_english=True) == ["en", "es", "pt-br", "ht", "ar"]
