"""A text laid out to be read: anchors, terms, errata, and which language is shown."""

import pytest

from directives import library, words
from directives.models import Edition, EditionText, Erratum
from directives.reports.reading import laid_out, reading

pytestmark = pytest.mark.django_db


def text_of(name="order", language="en"):
    wording = library.text(name, language)
    edition = Edition(kind=Edition.Kind.ORDER, number=1)
    return EditionText(edition=edition, language=language, is_source=True, title=wording["title"], body=wording["body"])


def load_errata():
    Erratum.objects.bulk_create(Erratum(**row) for row in library.table("errata"))


def lay(text):
    return laid_out(text.edition, (text,), text)


def everything_beside(read):
    found = list(read.errata)
    for section in read.sections:
        found += [*section.errata, *(erratum for part in section.paragraphs for erratum in part.errata)]
    return {erratum.code for erratum in found}


def said(paragraphs):
    return ["".join(stretch.text for stretch in paragraph.stretches) for paragraph in paragraphs]


@pytest.mark.parametrize("language", ["en", "es", "ar"])
def test_nothing_of_the_order_is_lost_added_or_moved(language):
    text = text_of(language=language)
    read = lay(text)
    parts = [*said(read.preamble)]
    for section in read.sections:
        parts += [section.heading, *said(section.paragraphs)]
    parts += said(read.closing)
    assert parts == [passage.text for passage in words.passages(text.body)]


def test_each_section_and_subsection_has_its_own_anchor():
    read = lay(text_of())
    anchors = [section.anchor for section in read.sections]
    anchors += [part.anchor for section in read.sections for part in section.paragraphs if part.anchor]
    assert len(anchors) == len(set(anchors))
    assert {"s1", "s2-c", "s8-l", "s15"} <= set(anchors)


def test_a_section_without_a_heading_goes_by_its_first_words():
    fourteenth = lay(text_of()).sections[13]
    assert fourteenth.heading == ""
    assert fourteenth.opening.startswith("All city agencies and employees")


def test_a_term_is_explained_where_a_section_first_uses_it_and_not_where_it_is_defined():
    read = lay(text_of())
    assert not [note for part in read.sections[0].paragraphs for note in part.notes]
    second = [note for part in read.sections[1].paragraphs for note in part.notes]
    assert "s2-term-1-c" in {note.id for note in second}
    assert len(second) == len({note.id for note in second})
    assert next(note for note in second if note.id == "s2-term-1-c").anchor == "s1-c"


def test_every_erratum_stands_beside_the_place_it_names():
    load_errata()
    read = lay(text_of())
    assert everything_beside(read) == {row["code"] for row in library.table("errata")}
    subsection = next(part for part in read.sections[1].paragraphs if part.place == "2.C")
    assert "E14" in {erratum.code for erratum in subsection.errata}
    assert "E38" in {erratum.code for erratum in read.errata}


def test_a_mended_erratum_stays_beside_the_edition_that_has_it_and_leaves_the_next():
    load_errata()
    mended = {"E6", "E12", "E14", "E21", "E26", "E28"}
    Erratum.objects.filter(code__in=mended).update(status=Erratum.Status.MENDED)
    everything = {row["code"] for row in library.table("errata")}
    assert everything_beside(lay(text_of("order"))) == everything
    assert everything_beside(lay(text_of("amendment-1"))) == everything - mended


def test_an_erratum_of_a_place_the_text_lacks_is_shown_for_the_whole():
    Erratum.objects.create(code="E99", section="77.A", quoted="x", proposed="y")
    assert [erratum.code for erratum in lay(text_of()).errata] == ["E99"]


def test_a_text_without_sections_is_all_preamble():
    text = text_of()
    text.body = [{"words": "One."}, {"words": "Two."}]
    read = lay(text)
    assert said(read.preamble) == ["One.", "Two."]
    assert (read.sections, read.closing) == ((), ())


def test_the_language_asked_for_comes_before_the_screens(order):
    add_text(order, "es")
    read = reading(order, asked="en", screen="es")
    assert (read.text.language, read.missing) == ("en", "")
    assert reading(order, screen="es").text.language == "es"


def test_a_language_without_a_text_gets_the_one_that_governs_and_is_told_so(order):
    add_text(order, "es")
    for asked, screen in [("xx", "es"), ("", "ar")]:
        read = reading(order, asked=asked, screen=screen)
        assert read.text.is_source
        assert read.missing == (asked or screen)


def add_text(edition, language):
    source = edition.texts.get(is_source=True)
    return EditionText.objects.create(
        edition=edition, language=language, title=source.title, body=source.body, sha256=source.sha256
    )
