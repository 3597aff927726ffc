"""Somebody without e-mail, from the day they are hired to the day their signature counts, by a sheet of paper."""

from datetime import date

import pypdfium2
import pytest

from directives.models import Acknowledgment, Delivery
from directives.sheets.layouts import layout_of
from home.morning import run
from people.models import Delegation
from tests.directives.sheets.distortions import after, seen_aslant, shaded, signed, squeezed

HIRED = date(2026, 11, 2)


@pytest.fixture
def second(person, police):
    """Another officer of the police."""
    officer = person("1004", "Rosa", "Lindqvist", police)
    Delegation.objects.create(agency=police, officer=officer, starts_on=date(2020, 1, 6))
    return officer


@pytest.fixture
def photograph(tmp_path):
    """Signs the slip of a PDF and photographs it from a desk, in a shadow: the path of the JPEG."""

    def take(pdf: bytes):
        with pypdfium2.PdfDocument(pdf) as document:
            page = document[len(document) - 2].render(scale=2.2, grayscale=True).to_pil().convert("L")
        seen = after(seen_aslant, shaded, squeezed(60))(signed(page, layout_of("slip", "ltr"), [0]))
        path = tmp_path / "IMG_0042.jpg"
        seen.save(path, "JPEG", quality=80)
        return path

    return take


def test_from_the_day_they_are_hired_to_a_signature_that_counts(
    sent, walk, it_is, person, police, marisol, second, photograph
):
    tomasz = person("1003", "Tomasz", "Wójcik", police, email=False, starts_on=HIRED)
    it_is("2026-11-02T06:10")
    run()
    owed = Delivery.objects.get(employee=tomasz, dissemination__edition=sent.edition)
    it_is("2026-11-03T09:00")
    pdf = _the_officer_prints(chief := walk(), marisol, owed)
    it_is("2026-11-04T15:00")
    _the_officer_adds_the_photograph(chief, photograph(pdf))
    _the_officer_says_what_it_shows(chief)
    assert not Acknowledgment.objects.filter(delivery=owed).exists(), "one person alone counts for nothing"
    it_is("2026-11-05T09:00")
    _a_second_person_confirms(walk(), second)
    counted = Acknowledgment.objects.get(delivery=owed)
    assert (counted.method, counted.language) == ("paper", "en")
    owed.refresh_from_db()
    assert (owed.closed_as, owed.served_how) == ("acknowledged", "paper")


def _the_officer_prints(walk, officer, owed) -> bytes:
    walk.open(f"/agency/police/sendings/{owed.dissemination_id}/")
    walk.sign_in(officer)
    walk.tick("Choose Tomasz Wójcik")
    walk.press("Print sheets to sign…")
    walk.sees("Print sheets for 1 person to sign")
    with walk.page.expect_download() as saved:
        walk.page.get_by_role("button", name="Print the slips").click()
    return saved.value.path().read_bytes()


def _the_officer_adds_the_photograph(walk, path):
    walk.open("/agency/police/")
    walk.follow("Scans of signed sheets")
    walk.page.get_by_label("Scan or photograph").set_input_files(path)
    walk.press("Add the scan")
    walk.sees("1 line to look at")
    walk.sees("Tomasz Wójcik")
    walk.sees("Looks signed")
    walk.sees_not("Not read")


def _the_officer_says_what_it_shows(walk):
    walk.write("Day of signing", "2026-11-04")
    walk.page.get_by_role("radio", name="Signed", exact=True).check()
    walk.press("Go on: see what will be noted")
    walk.sees("Wednesday, November 4, 2026")
    walk.press("Confirm 1 line")
    walk.sees("1 signature is noted, and waits for a second person.")
    walk.sees("Every line was looked at")


def _a_second_person_confirms(walk, officer):
    walk.open("/agency/police/notings/")
    walk.sign_in(officer)
    walk.follow("scan, page 1, line 1")
    walk.sees("Noted, waits for a second person")
    walk.open("/agency/police/notings/")
    walk.tick("Choose Tomasz Wójcik")
    walk.press("Confirm…")
    walk.press("Confirm what was noted of 1 person")
    walk.sees("Confirmed for 1 person.")
