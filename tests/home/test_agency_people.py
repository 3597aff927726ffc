"""Everyone an agency employs: training beside acknowledgments, filtered by the address, saved as a file."""

import csv
from io import BytesIO, StringIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from people.models import Employee, Employment
from training.acts.enrollments import enroll

NOW = "2026-11-20T09:00"


@pytest.fixture
def see(client, at):
    def see(who, on=NOW, slug="police", **query):
        client.force_login(who.user)
        with at(on):
            return client.get(reverse("agency_people", args=[slug]), query)

    return see


@pytest.fixture
def save(client, at):
    def save(who, form, slug="police", **query):
        client.force_login(who.user)
        with at(NOW):
            response = client.get(reverse("agency_people_export", args=[slug, form]), query)
            if response.status_code == 200:
                response.body = b"".join(response.streaming_content)
        return response

    return save


def rows(response) -> list[dict]:
    return list(csv.DictReader(StringIO(response.body.decode("utf-8-sig"))))


def numbers(response) -> list[str]:
    return [person.number for person in response.context["sheet"].people]


def cells(response, number) -> dict:
    (person,) = [each for each in response.context["sheet"].people if each.number == number]
    return {column.key: cell for column, cell in person.cells}


def test_the_first_sentence_says_who_owes_and_who_is_overdue(see, marisol, taught):
    # Everyone but 5002, 5003, 5004, 5007, 5008 and 5009 owes the directive; the module is overdue for all but two.
    response = see(marisol)
    assert response.context["lede"] == "9 of 11 owe something. 9 are overdue."
    assert f"<h1>{response.context['lede']}</h1>" in response.text


def test_each_person_has_a_cell_for_each_thing_asked(see, marisol, taught):
    response = see(marisol)
    assert [column.key for column in response.context["columns"]] == ["directive", "t"]
    found = cells(response, "5002")
    assert (found["directive"].standing, str(found["directive"].done_on)) == ("on_time", "2026-11-02")
    assert (found["t"].standing, str(found["t"].done_on), str(found["t"].until)) == (
        "on_time",
        "2026-10-20",
        "2027-10-20",
    )
    late = cells(response, "5001")
    assert (late["directive"].standing, late["directive"].days_over) == ("overdue", 4)
    assert (late["t"].standing, late["t"].days_over) == ("overdue", 18)


def test_what_is_not_asked_of_somebody_is_a_dash_and_said(see, marisol, taught, person, police):
    person("7000", "Late", "Comer", police)
    response = see(marisol, q="7000")
    assert cells(response, "7000") == {"directive": None, "t": None}
    assert response.text.count("Not asked") == 2


def test_whoever_is_overdue_comes_first_and_whoever_owes_nothing_last(see, marisol, taught):
    assert numbers(see(marisol))[-2:] == ["5002", "5007"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"standing": "on_time"}, ["5002", "5007"]),
        ({"what": "directive", "standing": "overdue"}, ["5001", "5006"]),
        ({"what": "directive", "standing": "separated"}, ["5004", "5009"]),
        ({"what": "directive", "standing": "waiting"}, ["5001", "5006", "5000", "5005", "1000"]),
        ({"what": "t", "standing": "on_time"}, ["5002", "5007"]),
        (
            {"what": "t", "standing": "overdue", "q": "500"},
            ["5000", "5001", "5003", "5004", "5005", "5006", "5008", "5009"],
        ),
        ({"standing": "waiting", "q": "1000"}, ["1000"]),
    ],
)
def test_every_filter_is_an_address(see, save, marisol, taught, query, expected):
    response = see(marisol, **query)
    assert numbers(response) == expected
    assert f"1 to {len(expected)} of {len(expected)}" in response.text
    assert {row["Employee number"] for row in rows(save(marisol, "csv", **query))} == set(expected)


def test_an_unknown_filter_shows_everybody(see, marisol, taught):
    assert len(numbers(see(marisol, what="m99", standing="sideways"))) == 11


def test_the_chips_say_how_many_owe_each_thing(see, marisol, taught):
    things = {thing["words"]: thing["count"] for thing in see(marisol).context["things"]}
    assert things == {"Everything": 9, "Directive": 5, "T: What everyone must know": 9}


@pytest.mark.parametrize("search", ["\x00", "%", "'; --", "ا" * 500, "=cmd()"])
def test_a_strange_search_finds_nobody_and_breaks_nothing(see, marisol, taught, search):
    assert see(marisol, q=search, page="x", what=search).status_code == 200


def test_each_due_date_stands_once_with_its_reasons(see, marisol, taught):
    response = see(marisol)
    assert [str(each.due_on) for each in response.context["sheet"].deadlines] == ["2026-11-02", "2026-11-16"]
    assert response.text.count("Why this date?") == 2


def test_who_left_is_not_there_and_who_came_is(see, marisol, taught, person, police):
    Employment.objects.filter(employee__number="5001").update(ends_on="2026-11-19")
    person("7000", "Late", "Comer", police)
    found = numbers(see(marisol))
    assert "5001" not in found
    assert "7000" in found


def test_an_agency_without_people_says_so(see, clerk, library):
    assert "Nobody is on the roster today" in see(clerk, slug="library").text


def test_only_those_who_answer_for_the_agency_see_it(see, save, nell, ines, auditor, taught):
    assert see(nell).status_code == see(ines).status_code == 404
    assert save(nell, "csv").status_code == save(ines, "xlsx").status_code == 404
    assert see(auditor).status_code == save(auditor, "csv").status_code == 200


def test_the_file_says_what_the_page_says(save, marisol, taught):
    (row,) = rows(save(marisol, "csv", q="5002"))
    assert row == {
        "Employee number": "5002",
        "Name": "Given5002 Family5002",
        "Job role": "",
        "Directive": "Signed on time",
        "Directive: due": "2026-11-16",
        "Directive: done": "2026-11-02",
        "T: What everyone must know": "Passed on time",
        "T: due": "2026-11-02",
        "T: done": "2026-10-20",
        "T: certificate until": "2027-10-20",
    }
    sheet = load_workbook(BytesIO(save(marisol, "xlsx").body)).active
    said = [[str(cell or "") for cell in line[:4]] for line in sheet.iter_rows(min_row=2, values_only=True)]
    assert said == [list(each.values())[:4] for each in rows(save(marisol, "csv"))]


def test_a_name_is_never_a_formula(save, marisol, taught):
    Employee.objects.filter(number="5001").update(given_name="=HYPERLINK(1)")
    (row,) = rows(save(marisol, "csv", q="5001"))
    assert row["Name"].startswith("'=")


def test_a_form_nobody_knows_is_a_404(save, marisol, taught):
    assert save(marisol, "pdf").status_code == 404


def test_it_takes_as_many_queries_for_many_people_as_for_few(client, marisol, taught, grow, module, at):
    client.force_login(marisol.user)
    addresses = [
        reverse("agency_people", args=["police"]),
        reverse("agency_people", args=["police"], query={"what": "t", "standing": "overdue", "q": "5"}),
        reverse("agency_people_export", args=["police", "csv"]),
        reverse("agency_people_export", args=["police", "xlsx"], query={"standing": "waiting"}),
    ]

    def counted() -> list[int]:
        found = []
        for address in addresses:
            b"".join(client.get(address))
            with CaptureQueriesContext(connection) as queries:
                b"".join(client.get(address))
            found.append(len(queries))
        return found

    with at(NOW):
        few = counted()
        grow(taught, 60)
        enroll(module=module, reason="joiner")
        assert counted() == few
    assert few[0] <= 20
