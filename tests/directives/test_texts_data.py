"""The texts the house comes with: nothing lost of the order, nothing missing in a language, nothing left open."""

import hashlib
import re
from collections import Counter

import pytest

from directives import library, placeholders
from directives.words import passages
from people.models import Agency

LANGUAGES = ["en", "es", "ar"]
KINDS = Agency.Kind.values
ORDERS = ["order", "amendment-1"]
DIRECTIVES = ["directive.core", *(f"directive.{kind}" for kind in KINDS)]
TEMPLATES = [*DIRECTIVES, "policy.core", "notice"]
FIELDS = {"{municipality}", "{agency}", "{order}", "{officer}", "{contact}", "{phone}", "{law}"}

# Of the order's words as they came, without the page's list dashes and heading mark, single spaces between them.
WORDS_OF_THE_ORDER = 3750
DIGEST_OF_THE_WORDS = "2a96af4590305ab76fa7ddd2851cf11f8e866261779b22559086213e478ec739"

LETTERS = {"1": "ABCDEFGHIJKL", "2": "ABCDE", "5": "ABC", "7": "ABCDEFGH", "8": "ABCDEFGHIJKL", "9": "ABC", "10": "AB"}

# Amendment 1: where, what stood there, what stands there now.
MENDED = [
    ("1.D", "“Customs and Border Patrol” Customs and Border Patrol", "U.S. Customs and Border Protection"),  # E6
    ("2", "N.J.S.A. 10:4-6-10:4-2)", "N.J.S.A. 10:4-6 to -21)"),  # E12
    ("2.C", "CPB", "CBP"),  # E14
    ("2.D", "CPB", "CBP"),  # E14
    ("8", "section (h)", "Section 8.H"),  # E21
    ("8.F", "this ordinance", "this order"),  # E26
    ("8.I", "Section IX", "Section 8.H"),  # E28
]

# What stands in every language as it stands in English: placeholders, blanks, federal names, figures.
KEPT = re.compile(r"\[[^\]]+\]|\{\w+\}|_{5}|(?<![A-Z])(?:ICE|CBP|CPB|USCIS|DHS|OPRA|LEP|ESOL|RFP)(?![A-Z])|\d+")


def in_order(name: str, language: str) -> list[tuple[str, str, str]]:
    """(place, kind, words) of every paragraph of a text that has a body, its closing included."""
    text = library.text(name, language)
    body = [*text["body"], *text.get("closing", [])]
    return [(passage.place, passage.kind, passage.text) for passage in passages(body)]


def strings(node) -> list[str]:
    """Every string a text holds, wherever it stands, in the order it was written."""
    if isinstance(node, dict):
        node = list(node.values())
    if isinstance(node, list):
        return [string for item in node for string in strings(item)]
    return [node]


def without_words(node):
    """The text with its words taken out: keys, numbers, letters and the count of everything remain."""
    if isinstance(node, dict):
        return {
            key: value if key in {"number", "label", "drawn_from"} else without_words(value)
            for key, value in node.items()
        }
    if isinstance(node, list):
        return [without_words(item) for item in node]
    return ""


def words_as_printed(text: dict) -> list[str]:
    """The order's words one by one, its section numbers and letters printed as `2.` and `C.`"""
    found = text["title"].split()
    for block in text["body"]:
        if "words" in block:
            found += block["words"].split()
            continue
        section = block["section"]
        found += [f"{section['number']}.", *section["heading"].split()]
        for part in section["parts"]:
            subsection = part.get("subsection")
            found += [f"{subsection['label']}.", *subsection["text"].split()] if subsection else part["words"].split()
    return found


def test_the_order_has_every_word_it_came_with_and_no_other():
    words = words_as_printed(library.text("order", "en"))
    assert len(words) == WORDS_OF_THE_ORDER
    assert hashlib.sha256(" ".join(words).encode()).hexdigest() == DIGEST_OF_THE_WORDS


@pytest.mark.parametrize("name", ORDERS)
def test_the_order_has_fifteen_sections_with_their_letters(name):
    sections = [block["section"] for block in library.text(name, "en")["body"] if "section" in block]
    assert [section["number"] for section in sections] == [str(number) for number in range(1, 16)]
    letters = {
        section["number"]: "".join(part["subsection"]["label"] for part in section["parts"] if "subsection" in part)
        for section in sections
    }
    assert {number: found for number, found in letters.items() if found} == LETTERS


def test_the_order_leaves_open_only_what_the_citys_profile_fills():
    whole = "\n".join(strings(library.text("order", "en")))
    assert set(re.findall(r"\[[^\]]+\]", whole)) == set(placeholders.FIELDS)


def test_amendment_1_mends_six_errata_and_nothing_else():
    amended = []
    for place, kind, words in in_order("order", "en"):
        for mended, old, new in MENDED:
            if place == mended and kind != "heading":
                words = words.replace(old, new)
        amended.append((place, kind, words))
    assert amended == in_order("amendment-1", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_amendment_1_changes_the_same_places_in_every_language(language):
    pairs = zip(in_order("order", language), in_order("amendment-1", language), strict=True)
    assert [before[0] for before, after in pairs if before != after] == [place for place, _old, _new in MENDED]


@pytest.mark.parametrize("language", ["es", "ar"])
@pytest.mark.parametrize("name", [*ORDERS, *TEMPLATES])
def test_a_translation_has_the_shape_of_the_english(name, language):
    assert without_words(library.text(name, language)) == without_words(library.text(name, "en"))


@pytest.mark.parametrize("language", ["es", "ar"])
@pytest.mark.parametrize("name", [*ORDERS, *TEMPLATES])
def test_a_translation_keeps_placeholders_federal_names_and_figures(name, language):
    pairs = zip(strings(library.text(name, "en")), strings(library.text(name, language)), strict=True)
    for english, translated in pairs:
        assert Counter(KEPT.findall(translated)) == Counter(KEPT.findall(english)), english


@pytest.mark.parametrize("language", ["es", "ar"])
@pytest.mark.parametrize("name", [*ORDERS, *TEMPLATES])
def test_no_sentence_was_left_in_english(name, language):
    pairs = zip(strings(library.text(name, "en")), strings(library.text(name, language)), strict=True)
    assert not [english for english, translated in pairs if english == translated and len(english) > len("8.A")]


@pytest.mark.parametrize("name", [*ORDERS, *TEMPLATES])
def test_every_arabic_paragraph_is_written_in_arabic(name):
    paragraphs = [string for string in strings(library.text(name, "ar")) if len(string) > len("10.A")]
    assert all(re.search(r"[\u0621-\u064a]", paragraph) for paragraph in paragraphs)


@pytest.mark.parametrize("name", [*ORDERS, *TEMPLATES])
def test_a_citation_keeps_its_order_among_arabic_words(name):
    # Without U+200E before it, 2.C after an Arabic word is shown as C.2, and 8 U.S.C. as U.S.C. 8.
    paragraphs = [string for string in strings(library.text(name, "ar")) if " " in string]
    unmarked = r"(?<![\w.:\u200e-])(?:\d+\.[A-Z]\b|\d+ (?:U\.S\.C|CFR))"
    assert [paragraph for paragraph in paragraphs if re.search(unmarked, paragraph)] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [*ORDERS, *TEMPLATES])
def test_no_text_is_empty_or_has_loose_edges(name, language):
    untitled = 2 if name in ORDERS else 0  # sections 14 and 15 of the order have no heading
    found = strings(library.text(name, language))
    assert found.count("") == untitled
    assert all(string == " ".join(string.split()) for string in found)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_uses_only_the_known_merge_fields(name, language):
    whole = "\n".join(strings(library.text(name, language)))
    assert set(re.findall(r"\{[^}]*\}", whole)) <= FIELDS
    assert whole.count("{") == whole.count("}") == len(re.findall(r"\{\w+\}", whole))
    assert not re.search(r"\[[A-Z]", whole)


@pytest.mark.parametrize("kind", KINDS)
def test_a_directive_numbers_its_sections_from_the_core_on(kind):
    blocks = [*library.text("directive.core", "en")["body"], *library.text(f"directive.{kind}", "en")["body"]]
    numbers = [block["section"]["number"] for block in blocks if "section" in block]
    assert numbers[:8] == [str(number) for number in range(1, 9)]
    assert numbers == [str(number) for number in range(1, len(numbers) + 1)]
    assert len(numbers) > 9


def test_the_house_has_a_directive_for_every_kind_of_agency_and_for_no_other():
    files = {path.name.split(".")[1] for path in library.TEXTS.glob("directive.*.yaml")}
    assert files == {"core", *KINDS}


def test_the_core_carries_the_locked_words_and_the_five_steps():
    places = {}
    for place, _kind, words in in_order("directive.core", "en"):
        places.setdefault(place, []).append(words)
    assert places[""][0] == "Written directive with instructions for implementing the Executive Order, Section 12."
    assert places["2"][1] == "You have a duty to comply with these prohibitions."
    assert places["3"][1] == (
        "Employees who fail to comply with the prohibitions of the Executive Order "
        "shall be subject to appropriate disciplinary action."
    )
    assert [place for place in places if place.startswith("5.")] == ["5.A", "5.B", "5.C", "5.D", "5.E"]
    assert "I can't approve that. I'll get the person who can. May I copy your card and the paper?" in places["5.B"][0]


def readability(text: str) -> float:
    """The automated readability index, which is a US school grade: from letters a word and words a sentence."""
    words, sentences = text.split(), re.findall(r"[.!?:;”)](?:\s|$)", text)
    letters = sum(character.isalnum() for character in text)
    return 4.71 * letters / len(words) + 0.5 * len(words) / len(sentences) - 21.43


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_english_can_be_read_in_the_eighth_grade(name):
    text = library.text(name, "en")
    words = " ".join(string for string in strings({**text, "drawn_from": ""}) if " " in string)
    assert readability(words) <= 8


def test_the_readability_index_tells_plain_words_from_the_orders_own():
    assert readability("You may ask. We will tell you. It is free.") < 3
    assert readability(" ".join(words for _place, _kind, words in in_order("order", "en"))) > 12


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_notices_prohibitions_cover_sections_2_to_6_of_the_order(language):
    bullets = library.text("notice", language)["prohibitions"]["bullets"]
    drawn_from = [bullet["drawn_from"] for bullet in bullets]
    assert drawn_from == ["2", "2.C", "2.E", "3", "4", "5.A", "6"]
    assert set(drawn_from) <= {place for place, _kind, _words in in_order("order", language)}
    assert all(f"{place})" in bullet["text"] for place, bullet in zip(drawn_from, bullets, strict=True))


def test_the_notice_makes_its_three_statements_in_the_locked_words():
    notice = library.text("notice", "en")
    firsts = [bullet["text"].split(". ")[0] for bullet in notice["prohibitions"]["bullets"]]
    assert firsts == [
        "No city resources or help for civil immigration enforcement",
        "No holds on detainers or administrative warrants",
        "No access without a judge's criminal warrant and the chief's written approval",
        "No status inquiries",
        "No profiling",
        "No status conditions, coercion, threats or verbal abuse",
        "No unlawful keeping or sharing of private data",
    ]
    core = {place: words for place, kind, words in reversed(in_order("directive.core", "en")) if kind == "words"}
    assert notice["duty"]["parts"] == [{"words": core["2"]}]
    assert notice["discipline"]["parts"] == [{"words": core["3"]}]


def test_the_policy_answers_every_letter_of_section_8():
    policy = library.text("policy.core", "en")
    numbers = [block["section"]["number"] for block in policy["body"] if "section" in block]
    assert list(policy["drawn_from"]) == numbers
    assert list(policy["drawn_from"].values()) == [f"8.{letter}" for letter in LETTERS["8"]]


def test_the_policy_names_every_crime_the_order_names():
    orders = next(words for place, _kind, words in in_order("order", "en") if place == "8.H")
    listed = orders.split("following crimes: ")[1].split(" (as defined")[0]
    crimes = [crime.removeprefix("or ").lower() for crime in listed.split("; ")]
    assert len(crimes) == 28
    policy = next(w for p, kind, w in in_order("policy.core", "en") if p == "8" and kind == "words").lower()
    assert [crime for crime in crimes if crime not in policy] == []


def test_a_person_signs_for_receipt_and_not_for_agreement():
    statements = library.table("statements")
    assert list(statements) == ["directive", "notice", "policy"]
    for kind, sentences in statements.items():
        assert sentences["en"] == (
            f"I received this {kind} and know where to ask questions. My signature does not mean I agree with it."
        )
        assert list(sentences) == ["en", "es", "ar", "pt-br", "ht", "gu", "zh-hans", "ko"]
        assert len(set(sentences.values())) == len(sentences)


def test_the_errata_quote_the_orders_own_words_where_they_stand():
    errata = library.table("errata")
    assert [row["code"] for row in errata] == [f"E{number}" for number in range(1, 39)]
    title = ("", "title", library.text("order", "en")["title"])
    for row in errata:
        place = row["section"]
        standing = "\n".join(
            words for at, _kind, words in [title, *in_order("order", "en")] if at == place or at.startswith(f"{place}.")
        )
        assert [quote for quote in row["quoted"].split(" … ") if quote not in standing] == [], row["code"]
        assert row["proposed"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_twelve_terms_are_found_in_the_orders_text(language):
    terms = library.table("terms")
    assert [term["section"] for term in terms] == [f"1.{letter}" for letter in LETTERS["1"]]
    whole = "\n".join(words for _place, _kind, words in in_order("order", language))
    for term in terms:
        assert term["term"][language]
        assert term["gloss"][language].endswith((".", ".”", "»."))
        assert term["matches"][language]
        assert [
            form for form in term["matches"][language] if not re.search(rf"(?<!\w){re.escape(form)}(?!\w)", whole)
        ] == []
