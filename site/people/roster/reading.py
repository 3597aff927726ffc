"""Bytes in, rows with their positions out. Whatever the bytes, the only exception is RosterRefused."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from people.roster import text, workbook
from people.roster.cells import Formula, Wrong
from people.roster.refusals import unreadable

MAX_BYTES = 10 * 1024 * 1024
MAX_ROWS = 20_000
MAX_COLUMNS = 100

Value = str | int | float | date | Formula | Wrong

# How files begin that people take for a table.
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OTHERS = (
    b"%PDF",
    b"\x1f\x8b",
    b"{\\rtf",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"7z\xbc\xaf",
    b"Rar!",
    b"<?xml",
    b"<html",
    b"<!",
)


@dataclass(frozen=True)
class Row:
    """`number` is the row's place in the file, counted from 1; `values` start at column A."""

    number: int
    values: Sequence[Value]


@dataclass(frozen=True)
class Sheet:
    """`how` tells in what the file was written: "UTF-8, comma", "XLSX, Sheet1"."""

    header: Row
    rows: list[Row]
    how: str


def read(data: bytes) -> Sheet:
    """Read a CSV or XLSX file, by what it holds and not by its name. Blank rows are passed over.

    At most 10 MiB, 20,000 rows and 100 columns. Raises RosterRefused with one refusal.
    """
    if len(data) > MAX_BYTES:
        raise unreadable("file_too_big", limit=MAX_BYTES // 1024 // 1024)
    if not data.strip(b"\x00\t\r\n \xef\xbb\xbf\xff\xfe"):
        raise unreadable("empty")
    if data.startswith(_OLD_OFFICE):
        raise unreadable("encrypted" if _ENCRYPTED in data else "old_workbook")
    if data.startswith(b"PK"):
        rows, how = workbook.rows(data, max_columns=MAX_COLUMNS + 1)
    elif data.lstrip()[:8].lower().startswith(tuple(start.lower() for start in _OTHERS)):
        raise unreadable("not_a_table")
    else:
        rows, how = text.rows(data)
    return _sheet(rows, how)


def _sheet(rows: Iterable[tuple[int, Sequence[Value]]], how: str) -> Sheet:
    kept: list[Row] = []
    for number, values in rows:
        if all(value == "" or (isinstance(value, str) and not value.strip()) for value in values):
            continue
        if len(kept) > MAX_ROWS:
            raise unreadable("too_many_rows", limit=MAX_ROWS)
        if any(value != "" for value in values[MAX_COLUMNS:]):
            raise unreadable("too_many_columns", row=number, limit=MAX_COLUMNS)
        kept.append(Row(number, values))
    if not kept:
        raise unreadable("empty")
    if len(kept) == 1:
        raise unreadable("no_rows")
    return Sheet(kept[0], kept[1:], how)
