"""A text laid out to be read: its sections, the defined terms where they are first used, its errata beside it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import cached_property

from directives import library, terms
from directives.models import Edition, EditionText, Erratum
from directives.terms import Finder, Run, Term
from directives.words import Passage, anchor, passages

PLACE = re.compile(r"(\d+)(?:\.([A-Z]))?")


@dataclass(frozen=True)
class Note:
    """A term's meaning, in the margin of the section that uses it."""

    id: str
    term: Term

    @property
    def anchor(self) -> str:
        """Where the text itself defines it."""
        return anchor(*self.term.place.split(".", 1))


@dataclass(frozen=True)
class Stretch:
    """Words of a paragraph; with `note`, the first use of a defined term."""

    text: str
    note: Note | None = None


@dataclass(frozen=True)
class Paragraph:
    """A paragraph, or a lettered subsection, and what stands in the margin beside it."""

    stretches: tuple[Stretch, ...]
    label: str = ""
    place: str = ""
    anchor: str = ""
    errata: tuple[Erratum, ...] = ()

    @property
    def notes(self) -> list[Note]:
        return [stretch.note for stretch in self.stretches if stretch.note]


@dataclass(frozen=True)
class Section:
    number: str
    heading: str
    anchor: str
    paragraphs: tuple[Paragraph, ...]
    errata: tuple[Erratum, ...] = ()

    @property
    def opening(self) -> str:
        """Its first words: what the contents name a section without a heading by."""
        return "".join(stretch.text for stretch in self.paragraphs[0].stretches) if self.paragraphs else ""


@dataclass(frozen=True)
class Reading:
    """One text of an edition, laid out. `missing` is the language that was asked for and has no text."""

    edition: Edition
    text: EditionText
    texts: tuple[EditionText, ...]
    missing: str
    preamble: tuple[Paragraph, ...]
    sections: tuple[Section, ...]
    closing: tuple[Paragraph, ...]
    errata: tuple[Erratum, ...]

    @cached_property
    def source(self) -> EditionText:
        return next(text for text in self.texts if text.is_source)


def reading(edition: Edition, *, asked: str = "", screen: str = "") -> Reading:
    """The edition in the language asked for; else in the screen's; else the text that governs. One query for its
    texts, and for the order one for its errata."""
    texts = tuple(edition.texts.all())
    text = _text(texts, asked) or _text(texts, "" if asked else screen) or next(t for t in texts if t.is_source)
    wanted = asked or screen
    return laid_out(edition, texts, text, missing=wanted if wanted != text.language else "")


def laid_out(edition: Edition, texts: tuple[EditionText, ...], text: EditionText, *, missing: str = "") -> Reading:
    """Lay out one of these texts. Whoever shows a draft gives an edition and a text that were never saved."""
    is_order = edition.kind == Edition.Kind.ORDER
    source = next(each for each in texts if each.is_source)
    errata = beside(Erratum.objects.all(), source) if is_order else []
    meanings = terms.in_language(library.table("terms"), text.language) if is_order else []
    layout = _Layout(text, errata, meanings)
    firsts = [index for index, block in enumerate(text.body) if "section" in block]
    start, end = (firsts[0], firsts[-1] + 1) if firsts else (len(text.body), len(text.body))
    return Reading(
        edition=edition,
        text=text,
        texts=texts,
        missing=missing,
        preamble=layout.words(text.body[:start]),
        sections=tuple(layout.section(block["section"]) for block in text.body[start:end] if "section" in block),
        closing=layout.words(text.body[end:]),
        errata=layout.errata_without_a_place(),
    )


def beside(errata: Iterable[Erratum], source: EditionText) -> list[Erratum]:
    """The errata of this text: a mended one only while the place it names still has the words it quotes."""
    found = list(passages(source.body))
    places = {passage.place for passage in found}
    return [
        each
        for each in errata
        if each.status != Erratum.Status.MENDED or _says(found, _place(each.section, places), each.quoted)
    ]


def _says(found: list[Passage], place: str, quoted: str) -> bool:
    """Whether that place (all of the text when it is empty) has these words; an ellipsis stands for any others."""
    said = "\n".join(passage.text for passage in found if not place or f"{passage.place}.".startswith(f"{place}."))
    return all(words in said for words in re.split(r"\s*…\s*", quoted))


def _text(texts: Iterable[EditionText], language: str) -> EditionText | None:
    return next((text for text in texts if text.language == language), None)


class _Layout:
    """Lays out the parts of one text, giving each erratum the first place of the text that it names."""

    def __init__(self, text: EditionText, errata: Iterable[Erratum], meanings: list[Term]):
        self._meanings = meanings
        places = {passage.place for passage in passages(text.body)}
        self._errata: dict[str, list[Erratum]] = {}
        for erratum in errata:
            self._errata.setdefault(_place(erratum.section, places), []).append(erratum)

    def errata_without_a_place(self) -> tuple[Erratum, ...]:
        return tuple(self._errata.get("", ()))

    def words(self, blocks: Iterable[dict]) -> tuple[Paragraph, ...]:
        """What stands outside the sections."""
        finder = Finder(self._meanings)
        return tuple(Paragraph(_stretches(finder.runs(block["words"]), "s0")) for block in blocks if "words" in block)

    def section(self, section: dict) -> Section:
        number = section["number"]
        # Beside the definitions themselves, their meanings would only be said twice.
        finder = Finder(term for term in self._meanings if term.place.split(".")[0] != number)
        return Section(
            number=number,
            heading=section["heading"],
            anchor=anchor(number),
            paragraphs=tuple(self._part(number, part, finder) for part in section["parts"]),
            errata=tuple(self._errata.get(number, ())),
        )

    def _part(self, number: str, part: dict, finder: Finder) -> Paragraph:
        if "words" in part:
            return Paragraph(_stretches(finder.runs(part["words"]), anchor(number)))
        label, text = part["subsection"]["label"], part["subsection"]["text"]
        place = f"{number}.{label}"
        return Paragraph(
            stretches=_stretches(finder.runs(text), anchor(number)),
            label=label,
            place=place,
            anchor=anchor(number, label),
            errata=tuple(self._errata.get(place, ())),
        )


def _stretches(runs: Iterable[Run], section: str) -> tuple[Stretch, ...]:
    return tuple(
        Stretch(run.text, Note(f"{section}-term-{run.term.slug}", run.term) if run.term else None) for run in runs
    )


def _place(cited: str, places: set[str]) -> str:
    """The first place that `cited` (“2.C, 2.D”) names and the text has; its section when there is no such letter."""
    for section, letter in PLACE.findall(cited):
        for place in (f"{section}.{letter}", section):
            if place in places:
                return place
    return ""
