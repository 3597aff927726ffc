"""Any encoding a spreadsheet writes is read; anything else is refused by name."""

import io
import zipfile
from datetime import date, datetime

import pytest

from people.roster import workbook
from people.roster.cells import Formula, Wrong
from people.roster.reading import MAX_BYTES, read
from people.roster.refusals import RosterRefused
from tests.people.files import HEADERS, INES, NELL, csv_file, xlsx_file

AN_INSTANT = datetime(2026, 9, 14, 8, 30)  # noqa: DTZ001 a spreadsheet knows no zones


def refused(data: bytes) -> tuple[str, int | None]:
    with pytest.raises(RosterRefused) as caught:
        read(data)
    (refusal,) = caught.value.refusals
    return refusal.kind, refusal.row


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("utf-32", "UTF-32"),
        ("cp1252", "Windows-1252"),
        ("mac_roman", "Mac OS Roman"),
    ],
)
@pytest.mark.parametrize(("delimiter", "said"), [(",", "comma"), (";", "semicolon"), ("\t", "tab")])
def test_a_csv_reads_the_same_in_every_encoding_and_with_every_separator(encoding, name, delimiter, said):
    sheet = read(csv_file([INES, NELL], encoding=encoding, delimiter=delimiter))
    assert sheet.header.values == HEADERS
    assert [row.values for row in sheet.rows] == [INES, NELL]
    assert [row.number for row in sheet.rows] == [2, 3]
    assert sheet.how == f"{name}, {said}"


def test_a_line_that_names_the_separator_is_obeyed_and_counted():
    sheet = read(b"sep=;\r\n" + csv_file([INES], delimiter=";"))
    assert (sheet.header.number, sheet.rows[0].number) == (2, 3)


def test_blank_rows_are_passed_over_and_keep_their_numbers():
    data = csv_file([["", " "], INES, [], NELL])
    assert [row.number for row in read(data).rows] == [3, 5]


def test_letters_of_no_known_encoding_are_refused_rather_than_guessed():
    assert refused(csv_file([["1", "محمد", "حداد"]], encoding="cp1256"))[0] == "letters_unknown"


def test_a_stray_quotation_mark_is_refused_by_its_row():
    assert refused(b'number,name\r\n1,"Ana"x\r\n') == ("broken_row", 2)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf\r\n\r\n", "empty"),
        (b"number,name\r\n", "no_rows"),
        (b"%PDF-1.7 ...", "not_a_table"),
        (b"  <html><table>", "not_a_table"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old_workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (b"PK\x03\x04 and nothing more", "broken_workbook"),
        (b"a" * (MAX_BYTES + 1), "file_too_big"),
        (b"number\n" + b"1\n" * 20_001, "too_many_rows"),
        (b"number" + b",x" * 100 + b"\n1\n", "too_many_columns"),
    ],
)
def test_what_is_no_roster_is_refused_with_its_own_reason(data, kind):
    assert refused(data)[0] == kind


def test_twenty_thousand_rows_are_read():
    assert len(read(b"number\n" + b"1\n" * 20_000).rows) == 20_000


def test_a_workbook_gives_numbers_dates_and_formulas_as_they_are():
    sheet = read(xlsx_file([[1042, 2.5, AN_INSTANT, date(2026, 9, 14), "=A1", True, "#REF!", " x "]]))
    assert sheet.rows[0].values[:8] == [
        1042,
        2.5,
        date(2026, 9, 14),
        date(2026, 9, 14),
        Formula("=A1"),
        Wrong("True"),
        Wrong("#REF!"),
        " x ",
    ]


def test_two_sheets_with_rows_are_refused_and_an_empty_one_is_not():
    assert refused(xlsx_file([INES], extra_sheets=[("Fire", [["x"]])]))[0] == "many_sheets"
    assert read(xlsx_file([INES], extra_sheets=[("Sheet2", [])])).how == "XLSX, Sheet"


def repacked(data: bytes, **changes: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, changes.get(name.rpartition("/")[2].partition(".")[0], old.read(name)))
    return out.getvalue()


def test_a_workbook_that_unpacks_to_far_more_than_it_weighs_is_never_opened(monkeypatch):
    bomb = repacked(xlsx_file([INES]), sheet1=b" " * (20 * 1024 * 1024))
    monkeypatch.setattr(workbook, "load_workbook", None)
    assert len(bomb) < 100_000
    assert refused(bomb)[0] == "bomb"


def test_entities_that_multiply_are_refused():
    laughs = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><worksheet>&b;</worksheet>'
    assert refused(repacked(xlsx_file([INES]), sheet1=laughs))[0] == "broken_workbook"


def test_a_row_numbered_beyond_any_spreadsheet_is_not_counted_up_to():
    data = xlsx_file([INES])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    far = sheet.replace(b'<row r="2"', b'<row r="999999999999"')
    assert far != sheet
    assert refused(repacked(data, sheet1=far))[0] == "rows_too_far"


def test_an_archive_that_is_no_workbook_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("notes.txt", "hello")
    assert refused(out.getvalue())[0] == "not_a_workbook"
