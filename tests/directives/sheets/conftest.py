"""Sheets as the house prints them, drawn once for the whole run: a crew's list and slips, in English and Arabic."""

import io
from types import SimpleNamespace
from unittest import mock

import pypdfium2
import pytest
from PIL import Image

from deadlines import clock
from directives.acts.disseminations import disseminate
from directives.models import Dissemination, Edition, EditionText
from directives.sheets import codes, printed, reader
from directives.sheets.acts.scans import add_scan, read_next
from directives.sheets.keys import bound, keys
from directives.sheets.models import Scan
from tests.directives.conftest import (  # noqa: F401 fixtures, found by their names
    at,
    directive,
    directive_page,
    home,
    order,
    order_page,
    transmitted,
)

MADE = "2026-10-15T10:00"

TITLES = {"en": "Directive to the employees of the Police Department", "ar": "توجيه إلى موظفي إدارة الشرطة"}
NAMES = ["Inés Ferreira", "ليلى ناصر", "Maximiliana Wojciechowska-Featherstonehaugh de la Concepción", "Tomasz Wójcik"]
# Dots an inch: what a copier scans at.
DPI = 150


@pytest.fixture
def crew(directive, marisol, ines, person, police, at):  # noqa: F811
    """The directive sent on Thursday, October 15, 2026 to the chief, Inés, and two without e-mail: 1002 and 1003."""
    person("1002", "Tomasz", "Wójcik", police, email=False)
    person("1003", "Layla", "Nasser", police, email=False, language="ar")
    with at(MADE):
        return disseminate(edition=directive, reason=Dissemination.Reason.DIRECTIVE, by=marisol.user)


@pytest.fixture
def line_of(crew):
    """The delivery of an employee number."""
    return lambda number: crew.deliveries.select_related("dissemination").get(employee__number=number)


@pytest.fixture
def foreign(directive, library, nell, at):  # noqa: F811
    """A line of another agency's list: the library's own notice to Nell."""
    with at(MADE):
        edition = Edition.objects.create(
            kind="notice",
            agency=library,
            number=1,
            reference="N-1",
            title="Notice",
            signed_on=directive.signed_on,
            effective_on=directive.effective_on,
            adopted_at=clock.now(),
            adopted_by=nell.user,
            order=directive.order,
        )
        EditionText.objects.create(
            edition=edition, language="en", is_source=True, title="Notice", body=[], sha256="0" * 64
        )
        sent = disseminate(edition=edition, reason=Dissemination.Reason.ORDER_NOTICE, by=nell.user)
    return sent.deliveries.select_related("dissemination").get(employee=nell)


@pytest.fixture
def reads(monkeypatch):
    """Lets the machine read these pages, whatever the file: `reads([line, line], [line])`."""

    def so(*pages):
        monkeypatch.setattr(reader, "pages_of", lambda content, kind: len(pages))
        monkeypatch.setattr(
            reader, "read_page", lambda content, kind, n: reader.Page(list(pages[n - 1]), b"\xff\xd8 page")
        )

    return so


def read_line(delivery=None, *, place=0, by_page=(), key=0, hint="", language=0) -> reader.Line:
    """A line as the machine reads it: with the mark of that delivery, or only with the mark of a page of these."""
    secret = keys()[key] if key == 0 else b"another house"
    text = codes.line_mark("C", language, place, 2, delivery.pk, bound(delivery), secret) if delivery else ""
    numbers = [each.pk for each in by_page]
    page = codes.page_mark("E", language, 0, 1, 1, numbers, bound(by_page[0]), secret) if by_page else ""
    return reader.Line(place, "en", text, page, hint, b"\xff\xd8 line")


@pytest.fixture
def scan_of(police, marisol, at, reads):  # noqa: F811
    """A scan of these pages, added by the chief on October 20 and read."""

    def make(*pages, content=b"%PDF-1.7 a scan", read=True):
        reads(*pages)
        with at("2026-10-20T09:00"):
            scan, _is_new = add_scan(agency=police, content=content, name="sheet.pdf", by=marisol.user)
            while read and read_next(scan=scan):
                pass
        return Scan.objects.get(pk=scan.pk)

    return make


class Sheet:
    """A page to sign, as a picture, and what its marks say."""

    def __init__(self, layout, picture, texts):
        self.layout, self.picture, self.texts = layout, picture, texts


@pytest.fixture(scope="session")
def sheets(tmp_path_factory) -> dict[tuple[str, str], Sheet]:
    """By kind and language: `sheets["crew", "ar"]`. Nobody's rows are needed to draw them."""
    folder = tmp_path_factory.getbasetemp()
    blank = folder / "blank.pdf"
    blank.write_bytes(_blank())
    city = SimpleNamespace(full_name="City of Kestrel Falls", name="Kestrel Falls")
    found = {}
    with (
        mock.patch.object(printed, "printed", return_value=blank),
        mock.patch.object(printed.Municipality, "current", return_value=city),
    ):
        for language, title in TITLES.items():
            found |= _drawn(language, title)
    return found


def _drawn(language: str, title: str) -> dict:
    edition = SimpleNamespace(kind="directive", reference="PD-1", number=2, title=title, contact="")
    sending = SimpleNamespace(pk=4, edition=edition, edition_id=3, cycle=1, agency="Police Department")
    text = SimpleNamespace(pk=1, language=language, title=title, sha256="9f" * 32, edition=edition)
    people = [_person(sending, number) for number in range(10)]
    crew = printed.crew_list(sending, text, people)
    slip = printed.slips(sending, [(text, people[0])])
    key, spoken = printed.keys()[0], printed.LANGUAGES.index(language)

    def line(layout, place, count, person):
        return printed.codes.line_mark(layout.line, spoken, place, count, person.pk, printed.bound(person), key)

    lists, slips = printed._layout("crew", text), printed._layout("slip", text)
    return {
        ("crew", language): Sheet(lists, _seen(crew, 0), [line(lists, n, 10, each) for n, each in enumerate(people)]),
        ("slip", language): Sheet(slips, _seen(slip, 2), [line(slips, place, 1, people[0]) for place in (0, 1)]),
    }


def _person(sending, number: int):
    employee = SimpleNamespace(name=NAMES[number % len(NAMES)], number=f"{5000 + number}")
    return SimpleNamespace(pk=900 + number, employee_id=70 + number, dissemination=sending, employee=employee)


def _seen(pdf: bytes, page: int) -> Image.Image:
    with pypdfium2.PdfDocument(pdf) as document:
        return document[page].render(scale=DPI / 72, grayscale=True).to_pil().convert("L")


def _blank() -> bytes:
    with pypdfium2.PdfDocument.new() as document:
        document.new_page(612, 792)
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()
