"""XLSX: weighed before it is opened, then read by openpyxl as a stream."""

import io
import warnings
import zipfile
from datetime import date, datetime

from openpyxl import load_workbook

from people.roster.cells import Formula, Wrong
from people.roster.refusals import RosterRefused, unreadable

# A real roster of 20,000 rows unpacks to about 15 MB, 10 to 30 times what it weighs.
MAX_UNPACKED = 32 * 1024 * 1024
MAX_RATIO = 200
MAX_PARTS = 500
# Rows are counted up to one by one, blank ones too, whatever number the file gives them.
LAST_ROW = 200_000


def rows(data: bytes, *, max_columns: int) -> tuple[list[tuple[int, list]], str]:
    """The rows of the one visible sheet that has any, and its name. Raises RosterRefused.

    Hidden sheets, and cells beyond `max_columns`, are not read.
    """
    try:
        _weigh(data)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _read(data, max_columns)
    except RosterRefused:
        raise
    except Exception:  # A damaged file can make the parser raise anything: what is damaged is the file.
        raise unreadable("broken_workbook") from None


def _weigh(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
    names = {part.filename for part in parts}
    if "[Content_Types].xml" not in names or "xl/workbook.bin" in names or not any(n.startswith("xl/") for n in names):
        raise unreadable("not_a_workbook")
    if any(part.flag_bits & 1 for part in parts):
        raise unreadable("encrypted")
    packed_too_well = any(
        part.file_size > 1024 * 1024 and part.file_size > MAX_RATIO * part.compress_size for part in parts
    )
    if packed_too_well or len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise unreadable("bomb", limit=MAX_UNPACKED // 1024 // 1024)


def _read(data: bytes, max_columns: int) -> tuple[list[tuple[int, list]], str]:
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
    try:
        sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        filled = [(sheet.title, found) for sheet in sheets if (found := _cells(sheet, max_columns))]
    finally:
        book.close()
    if not filled:
        raise unreadable("empty")
    if len(filled) > 1:
        raise unreadable("many_sheets", sheets=", ".join(title for title, _ in filled))
    title, found = filled[0]
    return found, f"XLSX, {title}"


def _cells(sheet, max_columns: int) -> list[tuple[int, list]]:
    sheet.reset_dimensions()  # What the file says of its own size is not to be trusted.
    found, blank = [], None
    for number, cells in enumerate(sheet.iter_rows(max_col=max_columns), start=1):
        if number > LAST_ROW:
            raise unreadable("rows_too_far", limit=LAST_ROW)
        if cells is blank:  # The parser gives the same object for every row that is not there.
            continue
        values = [_value(cell) for cell in cells]
        if any(value != "" for value in values):
            found.append((number, values))
        else:
            blank = cells
    return found


def _value(cell) -> str | int | float | date | Formula | Wrong:
    value = cell.value
    if value is None or isinstance(value, str):
        if value and cell.data_type in "fe":
            return (Formula if cell.data_type == "f" else Wrong)(value)
        return value or ""
    if cell.data_type == "f":
        return Formula(str(getattr(value, "text", "=")))
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, bool) or not isinstance(value, int | float | date):
        return Wrong(str(value))
    return value
