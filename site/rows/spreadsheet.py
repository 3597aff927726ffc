"""Tables going out as CSV or XLSX, which no spreadsheet can take for anything but text, numbers and dates.

A cell that begins like a formula gets an apostrophe before it, in both forms: an XLSX is often saved as CSV later.
Characters that cannot be seen become spaces.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import BinaryIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

# With the full-width forms, which some spreadsheets fold to the plain ones.
_FORMULA_STARTS = tuple("=+-@\uff1d\uff0b\uff0d\uff20")
# Control characters and halves of surrogate pairs (Unicode's Cc and Cs).
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_LONGEST = 32_767  # what one cell of an XLSX may hold
_WRITTEN_AS_THEY_ARE = (bool, int, float, Decimal, date, datetime, time)


def cell(value: object) -> object:
    """What is written for a value: numbers, dates and times as they are, nothing for None, the rest as safe text."""
    if value is None:
        return ""
    if isinstance(value, _WRITTEN_AS_THEY_ARE):
        return value.replace(tzinfo=None) if isinstance(value, datetime) else value
    said = _UNSEEN.sub(" ", str(value))
    if said.lstrip().startswith(_FORMULA_STARTS):
        said = f"'{said}"
    return said[:_LONGEST]


def csv_lines(headers: Sequence[object], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """The lines of a CSV file, one at a time, for a StreamingHttpResponse. UTF-8's mark first, for spreadsheets."""
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    yield "\ufeff"
    for row in _with_headers(headers, rows):
        writer.writerow([cell(value) for value in row])
        yield written.getvalue()
        written.seek(0)
        written.truncate()


def xlsx_file(out: BinaryIO, headers: Sequence[object], rows: Iterable[Sequence[object]], *, title: str = "") -> None:
    """Write a workbook of one sheet to `out`, a row at a time, its headers bold and held in view."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_sheet_title(title))
    sheet.freeze_panes = "A2"
    bold = [WriteOnlyCell(sheet, value=cell(header)) for header in headers]
    for each in bold:
        each.font = Font(bold=True)
    sheet.append(bold)
    for row in rows:
        sheet.append([cell(value) for value in row])
    book.save(out)


def xlsx_bytes(headers: Sequence[object], rows: Iterable[Sequence[object]], *, title: str = "") -> bytes:
    """The same, as bytes."""
    out = io.BytesIO()
    xlsx_file(out, headers, rows, title=title)
    return out.getvalue()


def _with_headers(headers, rows) -> Iterator[Sequence[object]]:
    yield headers
    yield from rows


def _sheet_title(title: str) -> str:
    """At most 31 letters, none of those a spreadsheet forbids."""
    return "".join(" " if letter in "[]:*?/\\'" else letter for letter in str(cell(title)))[:31].strip() or "1"
