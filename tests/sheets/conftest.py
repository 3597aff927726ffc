"""Sheets as the house prints them, drawn once for the whole run: a crew's list and slips, in English and Arabic."""

import io
from types import SimpleNamespace
from unittest import mock

import pypdfium2
import pytest
from PIL import Image

from sheets import printed
from tests.directives.conftest import (  # noqa: F401 fixtures, found by their names
    at,
    directive,
    directive_page,
    home,
    order,
    order_page,
    transmitted,
)

TITLES = {"en": "Directive to the employees of the Police Department", "ar": "توجيه إلى موظفي إدارة الشرطة"}
NAMES = ["Inés Ferreira", "ليلى ناصر", "Maximiliana Wojciechowska-Featherstonehaugh de la Concepción", "Tomasz Wójcik"]
# Dots an inch: what a copier scans at.
DPI = 150


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
        mock.patch.object(printed, "printed", lambda text: blank),
        mock.patch.object(printed.Municipality, "current", lambda: city),
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
