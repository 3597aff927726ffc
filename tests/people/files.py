"""Roster files as spreadsheets write them."""

import csv
import io
from datetime import date

from openpyxl import Workbook

HEADERS = [
    "Employee number",
    "Given name",
    "Family name",
    "E-mail",
    "Agency",
    "Job role",
    "Start date",
    "Last day",
    "Language",
]
INES = ["KF-0001", "Inés", "Ferreira", "ines@kf.example", "Public Works", "Mechanic", "2020-03-02", "", "Spanish"]
NELL = ["KF-0002", "Nell", "Park", "", "Free Public Library", "Librarian", "2019-01-07", "", ""]
OTTO = ["KF-0003", "Otto", "Hale", "otto@kf.example", "Free Public Library", "", "2021-06-01", "", "en"]


def csv_file(rows, headers=HEADERS, *, encoding="utf-8", delimiter=",") -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows([headers, *rows])
    return out.getvalue().encode(encoding)


def xlsx_file(rows, headers=HEADERS, *, extra_sheets=()) -> bytes:
    book = Workbook()
    for row in [headers, *rows]:
        book.active.append(row)
    for title, cells in extra_sheets:
        sheet = book.create_sheet(title)
        for row in cells:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def changed(row: list, **values) -> list:
    """The row with other values, by field name: changed(INES, agency="Free Public Library")."""
    places = ["number", "given_name", "family_name", "email", "agency", "job_role", "starts_on", "ends_on", "language"]
    return [values.get(place, value) for place, value in zip(places, row, strict=True)]


def many(count: int, *, agencies=("Public Works", "Free Public Library"), starts_on=date(2020, 1, 6)) -> list[list]:
    """`count` people, one line each, spread over the agencies."""
    return [
        [
            f"KF-{number:05}",
            f"Given{number}",
            f"Family{number}",
            f"p{number}@kf.example" if number % 5 else "",
            agencies[number % len(agencies)],
            f"Role {number % 40}",
            starts_on.isoformat(),
            "",
            "es" if number % 7 == 0 else "",
        ]
        for number in range(1, count + 1)
    ]
