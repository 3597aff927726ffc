"""Sheets to sign on paper, as PDF: a crew's list, and for each person the text with a slip to sign.

Nothing is kept of a printing: what the marks say is enough to read a sheet that comes back.
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pypdf import PdfReader, PdfWriter

from deadlines import clock
from deadlines.models import Municipality
from directives import statements
from directives.models import Delivery, Dissemination, EditionText
from directives.printed import printed
from directives.sheets import codes, drawing
from directives.sheets.keys import bound, keys
from directives.sheets.layouts import HEIGHT, LANGUAGES, LINES, WIDTH, Layout, layout_of
from languages.names import language as tongue
from printing.pdf import page_html, render_pdf

# One drawing process takes so many pages at a time, well within what it may take of time and memory.
A_BATCH = 25


@dataclass(frozen=True)
class Row:
    """A person's line: as long a name as there is, in a size that fits two lines."""

    name: str
    number: str
    code: str

    @property
    def size(self) -> str:
        return "long" if len(self.name) > 42 else "plain"


@dataclass(frozen=True)
class Leaf:
    """One printed page that is signed on: its drawing and who stands on it."""

    number: int
    drawing: str
    rows: list[Row]


def printable(sending: Dissemination) -> dict[str, EditionText]:
    """The texts of this sending that can be signed on paper: in the languages the faces can draw. One query."""
    kind = sending.edition.kind
    texts = {text.language: text for text in sending.edition.texts.all()}
    return {each: texts[each] for each in LANGUAGES if each in texts and statements.has_statement(kind, each)}


def crew_list(sending: Dissemination, text: EditionText, people: Sequence[Delivery]) -> bytes:
    """The list these people sign, ten on a page, and after it the text that is read to them or handed round.

    Raises PrintingFailed.
    """
    layout = _layout("crew", text)
    leaves = list(_crew_leaves(layout, text, people))
    whole = PdfWriter()
    for part in _drawn("sheets/crew_pdf.html", sending, text, layout, leaves):
        whole.append(part)
    whole.append(PdfReader(printed(text)))
    return _written(whole, text.title)


def slips(sending: Dissemination, chosen: Sequence[tuple[EditionText, Delivery]]) -> bytes:
    """For each person the text in their language, and on a leaf of its own the slip to sign and give back.

    Raises PrintingFailed.
    """
    whole, pages = PdfWriter(), _slip_pages(sending, chosen)
    texts = {text.pk: PdfReader(printed(text)) for text, _person in chosen}
    for text, person in chosen:
        for page in texts[text.pk].pages:
            whole.add_page(page)
        # Printed on both sides, neither the slip nor the next person's text may begin on the back of another leaf.
        if len(texts[text.pk].pages) % 2:
            whole.add_blank_page(WIDTH, HEIGHT)
        whole.add_page(pages[person.pk])
        whole.add_blank_page(WIDTH, HEIGHT)
    return _written(whole, sending.edition.title)


def _layout(kind: str, text: EditionText) -> Layout:
    return layout_of(kind, tongue(text.language).direction)


def _crew_leaves(layout: Layout, text: EditionText, people: Sequence[Delivery]) -> Iterator[Leaf]:
    spoken, key = LANGUAGES.index(text.language), keys()[0]
    parts = [people[start : start + LINES] for start in range(0, len(people), LINES)]
    for page, part in enumerate(parts, start=1):
        numbers, first = [each.pk for each in part], bound(part[0])
        marks = [
            (box, codes.page_mark(layout.page, spoken, corner, page, len(parts), numbers, first, key))
            for corner, box in enumerate(layout.page_marks)
        ]
        marks += [
            (layout.marks[place], codes.line_mark(layout.line, spoken, place, len(part), each.pk, bound(each), key))
            for place, each in enumerate(part)
        ]
        boxes = [*layout.signatures[: len(part)], *layout.days[: len(part)]]
        yield Leaf(page, drawing.page(marks, boxes), [_row(each, key) for each in part])


def _slip_pages(sending: Dissemination, chosen: Sequence[tuple[EditionText, Delivery]]) -> dict[int, object]:
    """The slip of each person, by the number of their delivery. Those of a language are drawn together."""
    found: dict[int, object] = {}
    for text in {text.pk: text for text, _person in chosen}.values():
        people, layout = [person for of, person in chosen if of.pk == text.pk], _layout("slip", text)
        leaves = [_slip_leaf(layout, text, person) for person in people]
        drawn = _drawn("sheets/slip_pdf.html", sending, text, layout, leaves)
        pages = (page for part in drawn for page in part.pages)
        found |= {person.pk: page for person, page in zip(people, pages, strict=True)}
    return found


def _slip_leaf(layout: Layout, text: EditionText, person: Delivery) -> Leaf:
    spoken, key = LANGUAGES.index(text.language), keys()[0]
    marks = [
        (box, codes.line_mark(layout.line, spoken, place, 1, person.pk, bound(person), key))
        for place, box in enumerate(layout.marks)
    ]
    return Leaf(1, drawing.page(marks, [*layout.signatures, *layout.days, *layout.ticks]), [_row(person, key)])


def _row(person: Delivery, key: bytes) -> Row:
    return Row(person.employee.name, person.employee.number, codes.short_code(person.pk, bound(person), key))


def _drawn(
    template: str, sending: Dissemination, text: EditionText, layout: Layout, leaves: list[Leaf]
) -> Iterator[PdfReader]:
    context = {
        "sending": sending,
        "edition": sending.edition,
        "text": text,
        "statement": statements.statement(sending.edition.kind, text.language),
        "layout": layout,
        "is_mirrored": tongue(text.language).direction == "rtl",
        "pages": len(leaves),
        "city": Municipality.current(),
    }
    for start in range(0, len(leaves), A_BATCH):
        html = page_html(template, {**context, "leaves": leaves[start : start + A_BATCH]}, text.language)
        yield PdfReader(io.BytesIO(render_pdf(html, created_at=clock.now())))


def _written(whole: PdfWriter, title: str) -> bytes:
    whole.add_metadata({"/Title": title})
    out = io.BytesIO()
    whole.write(out)
    return out.getvalue()
