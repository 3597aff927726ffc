"""Scans taken in and read: what is kept, what is refused, whose each line is."""

import io
import struct
import zlib
from datetime import timedelta

import pypdfium2
import pytest
from django.core.exceptions import PermissionDenied
from PIL import Image
from pypdf import PdfReader, PdfWriter

from directives.refusal import Refusal
from directives.sheets import reader, tasks
from directives.sheets.acts import scans as acts
from directives.sheets.acts.scans import add_scan, read_next
from directives.sheets.models import Scan, ScannedLine
from evidence.models import Entry, KeptFile
from tests.directives.sheets.conftest import read_line

pytestmark = pytest.mark.django_db


def pdf(pages: int = 1) -> bytes:
    out = io.BytesIO()
    with pypdfium2.PdfDocument.new() as document:
        for _ in range(pages):
            document.new_page(612, 792)
        document.save(out)
    return out.getvalue()


def jpeg() -> bytes:
    out = io.BytesIO()
    Image.linear_gradient("L").resize((800, 800)).save(out, "JPEG")
    return out.getvalue()


def locked() -> bytes:
    writer, out = PdfWriter(PdfReader(io.BytesIO(pdf()))), io.BytesIO()
    writer.encrypt("a password")
    writer.write(out)
    return out.getvalue()


def huge() -> bytes:
    """A picture of 60,000 by 60,000 dots in a few bytes."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 9)) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "The file is empty."),
        (b"Dear officer, here is the sheet", "Send a PDF, or a photograph as JPEG or PNG."),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "Send a PDF, or a photograph"),
        (b"%PDF-1.7 and nothing after it", "damaged or was cut off"),
        (jpeg()[:9000], "damaged or was cut off"),
        (b"\xff\xd8\xff" + b"\0" * 400, "damaged or was cut off"),
        (locked(), "locked with a password"),
        (huge(), "larger than any camera takes"),
        (pdf(61), "more than 60 pages"),
        (b"%PDF-" + b"0" * 10 * 1024 * 1024, "larger than 10 MB"),
    ],
    ids=["empty", "words", "drawing", "no pdf", "cut off", "no jpeg", "locked", "huge", "long", "large"],
)
def test_what_cannot_be_read_is_refused_with_a_sentence_and_not_kept(police, marisol, content, said):
    with pytest.raises(Refusal, match=said):
        add_scan(agency=police, content=content, name="sheet", by=marisol.user)
    assert not Scan.objects.exists()
    assert not KeptFile.objects.exists()


def test_a_file_that_takes_too_much_is_ended(police, marisol, monkeypatch):
    monkeypatch.setattr(reader, "MEGABYTES", 30)
    with pytest.raises(Refusal, match="takes too long to open"):
        add_scan(agency=police, content=pdf(), name="sheet.pdf", by=marisol.user)


def test_the_child_is_told_no_secret(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "do not tell")
    assert "do not tell" not in str(reader._environment())


def test_a_pdf_a_png_and_a_photograph_held_sideways_are_opened():
    turned, seen = io.BytesIO(), io.BytesIO()
    picture, exif = Image.new("RGB", (300, 200), "white"), Image.Exif()
    exif[0x0112] = 6  # the camera was held upright
    picture.save(turned, "JPEG", exif=exif)
    Image.new("RGBA", (300, 200)).save(seen, "PNG")
    assert reader.pages_of(pdf(3), "application/pdf") == 3
    assert reader.read_page(seen.getvalue(), "image/png", 1).lines == []
    page = reader.read_page(turned.getvalue(), "image/jpeg", 1)
    assert Image.open(io.BytesIO(page.picture)).size == (200, 300)


def test_a_page_as_large_as_a_wall_is_read_small():
    out = io.BytesIO()
    with pypdfium2.PdfDocument.new() as document:
        document.new_page(14_000, 14_000)
        document.save(out)
    assert reader.read_page(out.getvalue(), "application/pdf", 1).lines == []


def test_a_scan_is_kept_as_it_came_with_its_digest(crew, police, marisol, scan_of):
    scan = scan_of([], read=False)
    assert bytes(scan.file.content) == b"%PDF-1.7 a scan"
    assert (scan.sha256, scan.pages, scan.added_by, scan.read_at) == (scan.file.sha256, 1, marisol.user, None)
    assert Entry.objects.get(action="scan added").details["sha256"] == scan.sha256


def test_the_same_file_twice_is_one_scan_and_is_not_read_again(crew, police, marisol, scan_of, line_of):
    scan = scan_of([read_line(line_of("1002"))])
    assert add_scan(agency=police, content=b"%PDF-1.7 a scan", name="again.pdf", by=marisol.user) == (scan, False)
    assert not read_next(scan=scan)
    assert KeptFile.objects.count() == Scan.objects.count() == ScannedLine.objects.count() == 1


def test_another_agencys_officer_adds_none(crew, police, nell, ines):
    for wrong in (nell, ines):
        with pytest.raises(PermissionDenied):
            add_scan(agency=police, content=pdf(), name="sheet.pdf", by=wrong.user)


def test_if_it_cannot_be_recorded_nothing_is_kept(crew, police, marisol, reads, monkeypatch):
    reads([])
    monkeypatch.setattr(acts, "record", lambda **kwargs: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        add_scan(agency=police, content=b"%PDF-1.7", name="sheet.pdf", by=marisol.user)
    assert not Scan.objects.exists()
    assert not KeptFile.objects.exists()


def test_each_line_is_matched_by_its_sealed_mark_alone(crew, scan_of, line_of, foreign):
    tomasz, layla = line_of("1002"), line_of("1003")
    scan = scan_of(
        [
            read_line(tomasz, hint="signed"),
            read_line(layla, key=1),
            read_line(place=1, by_page=[tomasz, layla]),
            read_line(foreign),
            read_line(place=0, by_page=[foreign]),
            read_line(place=1, by_page=[layla, tomasz], key=1),
        ]
    )
    lines = list(ScannedLine.objects.order_by("place"))
    assert [line.delivery for line in lines] == [tomasz, None, None, None, None, None]
    assert [line.expected for line in lines] == [None, None, layla, None, None, None]
    assert [line.is_elsewhere for line in lines] == [False, False, False, True, True, False]
    assert [bytes(line.cut) for line in lines if line.is_elsewhere] == [b"", b""]
    assert {line.answer for line in lines} == {""}, "ink is a hint and never an answer"
    assert scan.read_at
    assert Entry.objects.get(action="scan read").details == {"lines": 6}


def test_pages_are_read_one_at_a_time_and_a_page_that_cannot_be_is_said(crew, scan_of, line_of, at, monkeypatch):
    scan = scan_of([read_line(line_of("1002"))], [], [read_line(line_of("1003"))], read=False)
    read_page = reader.read_page

    def heavy(content, kind, number):
        if number == 2:
            raise reader.NotRead("too_heavy")
        return read_page(content, kind, number)

    monkeypatch.setattr(reader, "read_page", heavy)
    with at("2026-10-20T09:00"):
        assert [read_next(scan=scan) for _ in range(4)] == [True, True, True, False]
    assert list(scan.looked_at.values_list("number", "trouble")) == [(1, ""), (2, "too_heavy"), (3, "")]


def test_a_page_somebody_reads_is_left_to_them_for_a_while(crew, scan_of, line_of, at, monkeypatch):
    scan = scan_of([read_line(line_of("1002"))], read=False)
    with monkeypatch.context() as broken, at("2026-10-20T09:00"):
        broken.setattr(reader, "read_page", lambda *args: 1 / 0)  # the reader dies with it
        with pytest.raises(ZeroDivisionError):
            read_next(scan=scan)
        assert not read_next(scan=scan)
    scan.refresh_from_db()
    Scan.objects.update(held_until=scan.held_until - timedelta(minutes=2, seconds=1))
    with at("2026-10-20T09:03"):
        tasks.read_due_scans()
    scan.refresh_from_db()
    assert scan.read_at
    assert ScannedLine.objects.count() == 1


def test_without_a_broker_the_scan_is_kept_and_the_timetable_reads_it(
    crew, scan_of, monkeypatch, django_capture_on_commit_callbacks
):
    def gone(*args):
        raise ConnectionError

    monkeypatch.setattr(tasks.read_scan, "delay", gone)
    with django_capture_on_commit_callbacks(execute=True):
        scan = scan_of([], read=False)
    tasks.read_due_scans()
    scan.refresh_from_db()
    assert scan.read_at
