"""Nothing that goes out can be read as a formula."""

import csv
import io
from datetime import UTC, date, datetime

import pytest
from openpyxl import load_workbook

from rows.spreadsheet import cell, csv_lines, xlsx_bytes

DANGEROUS = ["=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1", '=HYPERLINK("http://x")', "\x00=1"]


@pytest.mark.parametrize("value", DANGEROUS)
def test_a_cell_that_begins_like_a_formula_begins_with_an_apostrophe(value):
    (_, _, line) = csv_lines(["name"], [[value]])
    assert line.lstrip('"').startswith("'")
    sheet = load_workbook(io.BytesIO(xlsx_bytes(["name"], [[value]]))).active
    assert sheet["A2"].data_type == "s"
    assert sheet["A2"].value.startswith("'")


def test_a_dangerous_header_is_no_formula_either():
    assert next(csv.reader(list(csv_lines(["=1"], []))[1:])) == ["'=1"]
    assert load_workbook(io.BytesIO(xlsx_bytes(["=1"], []))).active["A1"].value == "'=1"


def test_numbers_dates_and_nothing_stay_what_they_are():
    day = date(2026, 12, 14)
    assert [cell(value) for value in (-3, 2.5, day, None, "Inés")] == [-3, 2.5, day, "", "Inés"]
    assert cell(datetime(2026, 12, 14, 15, 0, tzinfo=UTC)).tzinfo is None


def test_characters_that_cannot_be_seen_become_spaces():
    assert cell("a\x07b\x00c\ud800") == "a b c "


def test_a_csv_is_written_line_by_line_with_the_mark_spreadsheets_look_for():
    lines = csv_lines(["a", "b"], ([n, "x,y"] for n in range(3)))
    assert list(lines) == ["\ufeff", "a,b\r\n", '0,"x,y"\r\n', '1,"x,y"\r\n', '2,"x,y"\r\n']


def test_a_workbook_has_its_title_and_its_headers_in_view():
    sheet = load_workbook(io.BytesIO(xlsx_bytes(["a"], [["x"]], title="Roster: [all]/2026" + "x" * 40))).active
    assert sheet.title == ("Roster   all  2026" + "x" * 40)[:31]
    assert sheet.freeze_panes == "A2"
    assert sheet["A1"].font.bold
