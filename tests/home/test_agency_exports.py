"""The list as a file: the same people as the page, and nothing a spreadsheet could run."""

import csv
from io import BytesIO, StringIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from people.models import Employee


@pytest.fixture
def save(client, at):
    def save(person, sending, form, slug="police", **query):
        client.force_login(person.user)
        with at("2026-11-20T09:00"):
            response = client.get(reverse("sending_export", args=[slug, sending.pk, form]), query)
            if response.status_code == 200:
                response.body = b"".join(response.streaming_content)
        return response

    return save


def rows(response) -> list[dict]:
    return list(csv.DictReader(StringIO(response.body.decode("utf-8-sig"))))


def test_the_file_holds_the_people_the_page_shows(save, marisol, crowd):
    found = rows(save(marisol, crowd(10), "csv", standing="overdue"))
    assert [row["Employee number"] for row in found] == ["5001", "5006"]
    assert (found[0]["Standing"], found[0]["Days over"], found[0]["Due"]) == ("Overdue", "4", "2026-11-16")


def test_the_workbook_says_the_same(save, marisol, crowd):
    sending = crowd(10)
    sheet = load_workbook(BytesIO(save(marisol, sending, "xlsx").body)).active
    said = [[str(cell or "") for cell in row[:4]] for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert said == [list(row.values())[:4] for row in rows(save(marisol, sending, "csv"))]


def test_a_name_is_never_a_formula(save, marisol, crowd):
    sending = crowd(5)
    Employee.objects.filter(number="5001").update(given_name="=HYPERLINK(1)")
    (row,) = rows(save(marisol, sending, "csv", standing="overdue"))
    assert row["Name"].startswith("'=")
    sheet = load_workbook(BytesIO(save(marisol, sending, "xlsx", standing="overdue").body)).active
    assert sheet["B2"].data_type == "s"


def test_only_those_who_may_see_the_page_may_save_it(save, nell, ines, auditor, crowd):
    sending = crowd(5)
    assert save(nell, sending, "csv").status_code == 404
    assert save(nell, sending, "csv", slug="library").status_code == 404
    assert save(ines, sending, "xlsx").status_code == 404
    assert save(auditor, sending, "csv").status_code == 200


def test_a_form_nobody_knows_is_a_404(save, marisol, crowd):
    assert save(marisol, crowd(5), "pdf").status_code == 404


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_it_takes_as_many_queries_for_many_people_as_for_few(save, marisol, crowd, grow, form):
    sending = crowd(5)
    save(marisol, sending, form)
    counted = []
    for more in (0, 45):
        grow(sending, more)
        with CaptureQueriesContext(connection) as queries:
            save(marisol, sending, form)
        counted.append(len(queries))
    assert counted[0] == counted[1]
