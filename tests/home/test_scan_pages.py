"""Printing sheets and looking at scans, as an officer comes to it."""

import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pypdf import PdfReader

from directives.models import Noting
from directives.sheets import codes
from directives.sheets.keys import bound, keys
from directives.sheets.models import Scan, ScannedLine
from tests.directives.sheets.conftest import (  # noqa: F401 fixtures, found by their names
    crew,
    foreign,
    line_of,
    read_line,
    reads,
    scan_of,
)
from tests.look.test_axe import CHROMIUM, findings

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _that_day(at):
    with at("2026-10-20T10:00"):
        yield


@pytest.fixture
def officer(client, marisol):
    client.force_login(marisol.user)
    return client


@pytest.fixture
def scan(scan_of, line_of, foreign):  # noqa: F811
    """Tomasz looks signed, Layla's line is torn, and one line is the library's."""
    tomasz, layla = line_of("1002"), line_of("1003")
    return scan_of([read_line(tomasz, hint="signed"), read_line(place=1, by_page=[tomasz, layla]), read_line(foreign)])


def page(scan, name="agency_scan", *more) -> str:
    return reverse(name, args=["police", scan.pk, *more])


def test_sheets_are_asked_for_from_the_list_and_nothing_is_written(officer, crew):  # noqa: F811
    asked = reverse("sending_sheets", args=["police", crew.pk])
    assert officer.get(asked).status_code == 302, "nobody was chosen"
    shown = officer.get(asked, {"everyone": "1"}).content.decode()
    assert "Print sheets for 4 people to sign" in shown
    assert "Each person’s own" in shown
    with CaptureQueriesContext(
        connection,
    ) as asked_of:
        pdf = officer.get(reverse("sending_sheets_pdf", args=["police", crew.pk, "list"]), {"everyone": "1"})
    assert not [each for each in asked_of if not each["sql"].startswith(("SELECT", "SAVEPOINT", "RELEASE"))]
    words = PdfReader(io.BytesIO(b"".join(pdf))).pages[0].extract_text()
    for delivery in crew.deliveries.select_related("employee", "dissemination"):
        assert delivery.employee.name in words
        assert codes.short_code(delivery.pk, bound(delivery), keys()[0]) in words


def test_slips_come_with_the_text_each_on_a_leaf_of_its_own(officer, crew, line_of):  # noqa: F811
    chosen = {"person": [line_of("1002").pk, line_of("1003").pk]}
    pdf = officer.get(reverse("sending_sheets_pdf", args=["police", crew.pk, "slips"]), chosen)
    pages = [sheet.extract_text() for sheet in PdfReader(io.BytesIO(pdf.content)).pages]
    assert [("Slip to sign" in words) for words in pages] == [False, False, True, False] * 2
    assert "Layla Nasser" in pages[2]
    assert "I received this directive" in pages[2]
    assert crew.edition.texts.get().sha256 in " ".join(pages[2].split())


def test_nobody_else_prints_or_sees(client, crew, scan, nell, ines, auditor):  # noqa: F811
    for stranger in (nell, ines):
        client.force_login(stranger.user)
        for asked in (page(scan), page(scan, "agency_scan_file"), page(scan, "agency_scan_page", 1)):
            assert client.get(asked).status_code == 404
    client.force_login(auditor.user)
    assert client.get(page(scan)).status_code == 200
    assert client.post(page(scan)).status_code == 403
    assert client.post(page(scan, "agency_scan_confirm")).status_code == 403
    assert client.get(reverse("sending_sheets", args=["police", crew.pk]), {"everyone": "1"}).status_code == 403


def test_another_agencys_scan_is_not_there(client, scan, nell):
    client.force_login(nell.user)
    assert client.get(reverse("agency_scan", args=["library", scan.pk])).status_code == 404


def test_a_scan_is_added_and_the_same_file_is_said_so(officer, crew, reads):  # noqa: F811
    reads([])
    for _ in range(2):
        file = SimpleUploadedFile("sheet.pdf", b"%PDF-1.7 a scan")
        answer = officer.post(reverse("agency_scans", args=["police"]), {"file": file}, follow=True)
    assert answer.redirect_chain[-1][0] == page(Scan.objects.get())
    assert "This very file was added on Tuesday, October 20, 2026." in answer.content.decode()
    assert "Page 1 of 1 is being read" in answer.content.decode()
    answer = officer.post(page(Scan.objects.get(), "agency_scan_read"), follow=True)
    assert "No line was found on this page." in answer.content.decode()


@pytest.mark.parametrize(
    ("content", "said"), [(b"", "The file is empty."), (b"%PDF-1.7 cut", "damaged or was cut off")]
)
def test_a_file_nobody_can_read_is_refused_beside_the_question(officer, crew, content, said):  # noqa: F811
    answer = officer.post(reverse("agency_scans", args=["police"]), {"file": SimpleUploadedFile("a.pdf", content)})
    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_each_line_stands_beside_its_name_and_nothing_is_ticked(officer, scan):
    shown = officer.get(page(scan)).content.decode()
    assert "2 lines to look at" in shown
    assert "Tomasz Wójcik" in shown
    assert "Looks signed" in shown
    assert "By its place on the sheet it is the line of <strong>Layla Nasser</strong>" in shown
    assert "belongs to another agency" in shown
    assert "Nell" not in shown
    assert "checked" not in shown
    assert officer.get(page(scan, "agency_scan_line", ScannedLine.objects.first().pk)).content.startswith(b"\xff\xd8")
    assert officer.get(page(scan, "agency_scan_line", ScannedLine.objects.last().pk)).status_code == 404
    assert officer.get(page(scan, "agency_scan_file")).headers["Content-Disposition"].startswith("attachment")


def test_lines_are_answered_confirmed_and_then_said_to_wait(officer, scan, line_of):  # noqa: F811
    tomasz, layla = line_of("1002"), line_of("1003")
    one, two, _theirs = ScannedLine.objects.order_by("place")
    code = codes.short_code(layla.pk, bound(layla), keys()[0])
    wrong = officer.post(page(scan, "agency_scan_code"), {"line": two.pk, "code": code[:-1]}, follow=True)
    assert "That is not a code of a printed line." in wrong.content.decode()
    officer.post(page(scan, "agency_scan_code"), {"line": two.pk, "code": code.lower()})
    answers = {f"line-{one.pk}-answer": "signed", f"line-{two.pk}-answer": "refused"}
    wrong = officer.post(page(scan), {"day": "2026-10-19", **answers})
    assert wrong.status_code == 422
    assert "Layla Nasser – Name the witness" in wrong.content.decode()
    answers |= {f"line-{two.pk}-witness": "Sergeant Dow", f"line-{two.pk}-happened_on": "2026-10-20"}
    asked = officer.post(page(scan), {"day": "2026-10-19", **answers}, follow=True).content.decode()
    assert "Confirm 2 lines" in asked
    assert "Monday, October 19, 2026" in asked
    done = officer.post(page(scan, "agency_scan_confirm"), follow=True).content.decode()
    assert "2 signatures are noted, and wait for a second person." in done
    assert done.count("Noted, waits for a second person") == 2
    second = officer.get(reverse("agency_notings", args=["police"])).content.decode()
    shown = reverse("agency_scan_of", args=["police", scan.sha256, 1])
    assert f'<a href="{shown}">scan, page 1, line 1</a>' in second
    assert officer.get(shown).headers["Location"] == page(scan) + "#page-1"
    assert set(Noting.objects.values_list("delivery", "way")) == {(tomasz.pk, "paper"), (layla.pk, "refused")}
    officer.post(page(scan, "agency_scan_confirm"))
    assert Noting.objects.count() == 2


def test_a_line_nobody_found_is_added_to_its_page(officer, scan, line_of):  # noqa: F811
    ines = line_of("1001")
    code = codes.short_code(ines.pk, bound(ines), keys()[0])
    shown = officer.post(page(scan, "agency_scan_code"), {"page": scan.looked_at.get().pk, "code": code}, follow=True)
    assert "This is the line of Inés Ferreira." in shown.content.decode()


def test_however_many_lines_the_pages_ask_the_same(officer, scan_of, line_of, django_assert_num_queries):  # noqa: F811
    few = scan_of([read_line(line_of("1002"))], content=b"%PDF-1.7 few")
    many = scan_of(*[[read_line(line_of(n)) for n in ("1000", "1001", "1003")]] * 3, content=b"%PDF-1.7 many")
    counted = []
    for scan in (few, many):
        with CaptureQueriesContext(connection) as asked:
            officer.get(page(scan))
        counted.append(len(asked))
    assert counted[0] == counted[1]
    with CaptureQueriesContext(connection) as asked:
        officer.get(reverse("agency_scans", args=["police"]))
    assert len(asked) <= counted[0] + 2


@pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed on this machine")
def test_axe_finds_nothing_on_a_scan_with_lines_in_every_state(officer, crew, scan, reads, scan_of):  # noqa: F811
    from django.utils.translation import override

    one = ScannedLine.objects.order_by("place").first()
    unread = scan_of([], [], content=b"%PDF-1.7 unread", read=False)
    officer.post(page(scan), {"day": "2026-10-19", f"line-{one.pk}-answer": "signed"})
    found = {}
    for language in ("en", "ar"):
        with override(language):
            asked = [
                page(scan),
                page(unread),
            ]
        found |= {address: officer.get(address) for address in asked}
    assert {answer.status_code for answer in found.values()} == {200}
    # The pictures themselves are not drawn here: the seal stands in for each.
    stands_in = b'src="/static/look/favicon.svg"'
    pages = {path: re.sub(rb'src="[^"]+[.]jpg"', stands_in, answer.content) for path, answer in found.items()}
    assert findings(pages) == []
