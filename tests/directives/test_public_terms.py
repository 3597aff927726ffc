"""Defined terms, met where a text first uses them."""

import pytest

from directives import library, terms
from directives.terms import Finder, Term
from directives.words import passages

AGENT = Term("Agent", "1.C", "Anyone who works for an agency.", ("agents", "agent"))
ICE = Term("ICE", "1.I", "A federal agency.", ("ICE",))
DETAINER = Term("Immigration detainer", "1.J", "A request by ICE.", ("immigration detainer",))
CUSTODY = Term("Detainer", "1.Z", "A thing.", ("detainer",))


def marked(finder, text):
    return [(run.text, run.term.name) for run in finder.runs(text) if run.term]


def test_a_term_is_marked_once_however_often_it_is_used():
    finder = Finder([AGENT])
    assert marked(finder, "No agent shall ask another agent.") == [("agent", "Agent")]
    assert marked(finder, "Agents shall not ask.") == []


def test_the_runs_join_to_the_very_text():
    text = "The agents of ICE,\nand an immigration detainer."
    assert "".join(run.text for run in Finder([AGENT, ICE, DETAINER]).runs(text)) == text


def test_only_whole_words_are_met():
    assert marked(Finder([AGENT, ICE]), "The reagents of POLICE are not ours.") == []


def test_what_is_written_in_capitals_is_met_in_capitals_only():
    assert marked(Finder([ICE]), "Ice is cold.") == []
    assert marked(Finder([AGENT]), "AGENTS and others") == [("AGENTS", "Agent")]


def test_the_longer_term_wins_its_words():
    finder = Finder([CUSTODY, DETAINER])
    assert marked(finder, "an immigration detainer or a detainer") == [
        ("immigration detainer", "Immigration detainer"),
        ("detainer", "Detainer"),
    ]


def test_without_terms_a_paragraph_is_one_run():
    assert [run.text for run in Finder([]).runs("No agent.")] == ["No agent."]


@pytest.mark.parametrize("language", ["en", "es", "ar"])
def test_every_term_of_the_order_is_met_somewhere_in_its_text(language):
    known = terms.in_language(library.table("terms"), language)
    finder = Finder(known)
    met = {
        run.term.name
        for passage in passages(library.text("order", language)["body"])
        if not passage.place.startswith("1.")
        for run in finder.runs(passage.text)
        if run.term
    }
    # Verbal abuse, coercion and the rest are used in §§2 to 9; a term nobody meets would be a slip in the list.
    assert {term.name for term in known} - met == set()


def test_a_language_nobody_wrote_meanings_in_has_no_terms():
    assert terms.in_language(library.table("terms"), "ht") == []
