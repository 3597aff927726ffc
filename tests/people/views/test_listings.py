"""People in the admin: who sees what, and in how many queries."""

import csv
import io
from datetime import date

import pytest
from openpyxl import load_workbook

from people.acts.roster import plan_roster
from people.models import Delegation, Employee, Employment
from tests.people.conftest import account
from tests.people.files import csv_file, many

LISTS = ["/admin/employees/", "/admin/agencies/", "/admin/delegations/", "/admin/employments/", "/admin/job_roles/"]


@pytest.fixture
def city(agencies):
    from people.acts.roster import import_roster

    rows = many(40, agencies=("Public Works", "Free Public Library"))
    import_roster(file=csv_file(rows), name="all", as_of=date(2026, 1, 5), by=None)
    for officer in Employee.objects.all()[:10]:
        Delegation.objects.create(agency=agencies[0], officer=officer, starts_on=date(2026, 1, 5))
    return agencies


@pytest.mark.parametrize("address", LISTS)
def test_a_list_takes_the_same_number_of_queries_whatever_its_length(
    client, clerk, city, address, django_assert_max_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.force_login(clerk.user)
    client.get(address)
    counts = set()
    for kept in (40, 5):
        Delegation.objects.filter(pk__in=Delegation.objects.values("pk")[kept:]).delete()
        few = list(Employment.objects.values_list("pk", flat=True)[kept:])
        Employment.objects.filter(pk__in=few).delete()
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        counts.add(len(captured))
    assert len(counts) == 1


@pytest.mark.parametrize("address", LISTS)
def test_an_auditor_reads_and_does_not_write(client, audra, city, address):
    client.force_login(audra)
    assert client.get(address).status_code == 200
    page = client.get(f"{address}new/", follow=True)
    assert "do not have permission" in page.content.decode()


@pytest.mark.parametrize("address", LISTS)
def test_an_employee_does_not_open_the_admin(client, city, nell, address):
    client.force_login(nell.user)
    assert client.get(address).status_code in (302, 403)
    assert client.get(address, follow=True).request["PATH_INFO"] != address


def test_nobody_deletes_people(client, city, root, db):
    everything = account("god")
    everything.is_superuser = True
    everything.save()
    client.force_login(everything)
    someone = Employee.objects.first()
    client.post(f"/admin/employees/delete/{someone.pk}/")
    assert Employee.objects.filter(pk=someone.pk).exists()


def test_employees_are_found_by_name_number_and_agency(client, clerk, city):
    client.force_login(clerk.user)
    assert "Given7 Family7" in client.get("/admin/employees/", {"q": "Family7"}).content.decode()
    works = client.get("/admin/employees/", {"agency": city[0].pk}).content.decode()
    assert "KF-00002" in works
    assert "KF-00003" not in works


def test_an_employee_is_kept_with_no_address_and_capitals(client, clerk, city):
    client.force_login(clerk.user)
    fields = {"number": "kf-9", "given_name": "Ana", "family_name": "Silva", "email": "", "language": "es"}
    client.post("/admin/employees/new/", fields)
    client.post("/admin/employees/new/", {**fields, "number": "kf-10"})
    assert list(Employee.objects.filter(family_name="Silva").order_by("pk").values_list("number", "email")) == [
        ("KF-9", None),
        ("KF-10", None),
    ]


def test_the_chooser_of_employees_is_only_for_who_sees_rosters(client, clerk, city):
    address = "/admin/employee_chooser/"
    client.force_login(clerk.user)
    assert "Given7 Family7" in client.get(f"{address}results/", {"q": "Family7"}).content.decode()
    client.force_login(account("lawyer", "Law reviewers"))
    assert client.get(address).status_code in (302, 403)


def test_the_roster_goes_out_and_comes_in_again_unchanged(client, clerk, city):
    client.force_login(clerk.user)
    answer = client.get("/admin/roster/today.csv")
    content = b"".join(answer.streaming_content)
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert len(rows) == 41
    assert plan_roster(content=content, as_of=date(2026, 1, 5)).changes_nothing
    workbook = client.get("/admin/roster/today.xlsx").content
    assert load_workbook(io.BytesIO(workbook)).active.max_row == 41
    assert plan_roster(content=workbook, as_of=date(2026, 1, 5)).changes_nothing


def test_a_name_that_is_a_formula_goes_out_as_text(client, audra, city):
    Employee.objects.filter(number="KF-00001").update(given_name='=HYPERLINK("x")')
    client.force_login(audra)
    assert b"'=HYPERLINK" in b"".join(client.get("/admin/roster/today.csv").streaming_content)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_whole_citys_roster_is_not_for_everyone(client, city, nell, kind):
    for user in (nell.user, account("lawyer", "Law reviewers")):
        client.force_login(user)
        assert client.get(f"/admin/roster/today.{kind}").status_code in (302, 403)
