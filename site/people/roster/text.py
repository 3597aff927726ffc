"""CSV: which encoding, which separator, which rows."""

import codecs
import csv
import io
import re
from collections.abc import Iterator

from charset_normalizer import from_bytes

from people.roster.refusals import unreadable

# The longest first: UTF-32's mark begins with UTF-16's.
_MARKS = [
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
]
# What spreadsheets write here when they do not write Unicode. The first wins unless another is clearly better.
_SINGLE_BYTE = {"cp1252": "Windows-1252", "mac_roman": "Mac OS Roman", "cp1250": "Windows-1250"}
_CLEARLY = 0.02
_SAMPLE = 64 * 1024
# Beside letters, what names and addresses may hold above ASCII.
_MARKS_IN_NAMES = set("\u00a0’‘“”–—·ªº°")
_SEPARATORS = {",": "comma", ";": "semicolon", "\t": "tab"}


def rows(data: bytes) -> tuple[Iterator[tuple[int, list[str]]], str]:
    """The records of a CSV file with their numbers, and how they were written. Raises RosterRefused."""
    content, encoding = decode(data)
    separator, skipped = _separator(content)
    return _records(content, separator, skipped), f"{encoding}, {_SEPARATORS[separator]}"


def decode(data: bytes) -> tuple[str, str]:
    """The text, and the name of its encoding: by its mark, else UTF-8, else UTF-16, else what a spreadsheet
    writes on a computer of this country."""
    codec, name = _by_mark(data) or _by_zeros(data) or ("utf-8", "UTF-8")
    try:
        return data.decode(codec), name
    except UnicodeDecodeError:
        if codec != "utf-8":
            raise unreadable("letters_unknown") from None
    return _by_letters(data)


def _by_mark(data: bytes) -> tuple[str, str] | None:
    return next(((codec, name) for mark, codec, name in _MARKS if data.startswith(mark)), None)


def _by_zeros(data: bytes) -> tuple[str, str] | None:
    """UTF-16 without a mark: every other byte of plain letters is zero."""
    sample = data[:4096]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) < len(sample) / 8:
        return None
    return ("utf-16-be", "UTF-16") if even > odd else ("utf-16-le", "UTF-16")


def _by_letters(data: bytes) -> tuple[str, str]:
    lines = b"\n".join(line for line in re.split(rb"[\r\n]+", data) if not line.isascii())[:_SAMPLE]
    judged = from_bytes(lines, cp_isolation=list(_SINGLE_BYTE))
    matches = {name: match.chaos for match in judged for name in match.could_be_from_charset}
    if matches:
        best = min(matches.values())
        codec = next(name for name in _SINGLE_BYTE if name in matches and matches[name] <= best + _CLEARLY)
        found = data.decode(codec, errors="replace")
        if all(letter.isascii() or letter.isalpha() or letter in _MARKS_IN_NAMES for letter in found):
            return found, _SINGLE_BYTE[codec]
    raise unreadable("letters_unknown")


def _separator(content: str) -> tuple[str, bool]:
    """The separator that makes most cells of the first row, and whether a line `sep=;` says so before it."""
    first, _, _ = content.lstrip("\r\n").partition("\n")
    said = re.fullmatch(r"sep=([,;\t])\s*", first, re.IGNORECASE)
    if said:
        return said[1], True
    return max(_SEPARATORS, key=first.count), False


def _records(content: str, separator: str, skipped: bool) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(content, newline=""), delimiter=separator, strict=True)
    number = 0
    try:
        for number, record in enumerate(reader, start=1):
            if not (skipped and number == 1):
                yield number, record
    except csv.Error:
        raise unreadable("broken_row", row=number + 1) from None
