from directives import words
from tests.directives.conftest import ORDER


def test_a_body_survives_the_page_it_is_written_on():
    assert words.from_stream(words.to_stream(ORDER)) == ORDER


def test_line_ends_of_a_browser_change_no_digest():
    pages = [words.from_stream([{"type": "words", "value": text}]) for text in ("one\r\ntwo ", "one\ntwo")]
    assert words.digest(title="t", body=pages[0]) == words.digest(title="t", body=pages[1])


def test_the_digest_can_be_computed_by_anyone():
    """`printf '{"body":[{"words":"é"}],"title":"t"}' | sha256sum`"""
    digest = "ad4741a1a705ca9d8e0fc74642f7e07327337d6d212e18c7de1feb54cc620577"
    assert words.digest(title="t", body=[{"words": "é"}]) == digest


def test_every_word_counts():
    changed = words.mapped(ORDER, lambda text: text.replace("contract", "treaty"))
    assert words.digest(title="t", body=changed) != words.digest(title="t", body=ORDER)


def test_passages_are_cited_by_section_and_letter():
    places = [(p.place, p.anchor) for p in words.passages(ORDER)]
    assert ("2.C", "s2-c") in places
    assert ("15", "s15") in places


def test_numbers_and_letters_are_not_words():
    shouted = words.mapped(ORDER, str.upper)
    assert [s["anchor"] for s in words.sections(shouted)] == ["s2", "s15"]
