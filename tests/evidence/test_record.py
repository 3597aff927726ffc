"""The record: each act leaves a row that stands alone; it falls with its act, and can be read but not written."""

import csv
import io
from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import Group
from django.db import transaction
from django.urls import NoReverseMatch, reverse

from deadlines import clock
from evidence.acts import record
from evidence.models import Entry
from rows.acted import say

pytestmark = pytest.mark.django_db

NOON = datetime(2027, 3, 1, 17, 0, tzinfo=UTC)


@pytest.fixture
def as_clerk(client, clerk):
    client.force_login(clerk.user)
    return client


@pytest.fixture
def three_acts(clerk, ines, police):
    """On three days: the clerk, the clerk, and Inés with words that a spreadsheet would take for a formula."""
    with clock.held("2027-02-26T12:00"):
        record(action="agency added", about=police, by=clerk.user)
    police.name = "=HYPERLINK(1)"
    with clock.held("2027-02-28T12:00"):
        record(action="agency renamed", about=police, by=clerk.user, details={"was": "Police Department"})
    with clock.held("2027-03-01T12:00"):
        record(action="agency added", about=police, by=ines.user)


def actions_in(answer) -> list[tuple]:
    return [(entry.action, entry.by.username) for entry in answer.context["object_list"]]


def rows_of(answer) -> list[dict]:
    words = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(words)))


def test_an_act_leaves_a_row_that_stands_alone(clerk, police):
    with clock.held(NOON):
        entry = record(action="agency added", about=police, by=clerk.user, details={"people": 3})
    assert (entry.at, entry.action, entry.by, entry.details) == (NOON, "agency added", clerk.user, {"people": 3})
    assert (entry.subject_type, entry.subject_id) == ("people.agency", str(police.pk))
    assert entry.subject_label == "Police Department"


def test_the_row_falls_with_its_act(clerk, police):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        record(action="agency added", about=police, by=clerk.user, details={"people": 1 / record_one(police)})
    assert not Entry.objects.exists()


def record_one(police) -> int:
    record(action="agency added", about=police, by=None)
    return 0


def test_what_a_room_beside_says_it_did_is_written_down(clerk, police):
    say(action="roster imported", about=police, by=clerk.user, details={"joined": 2})
    assert Entry.objects.get().action == "roster imported"


def test_the_clerk_reads_the_newest_first_and_filters(as_clerk, three_acts):
    index = reverse("record:index")
    assert actions_in(as_clerk.get(index)) == [
        ("agency added", "1001"),
        ("agency renamed", "3000"),
        ("agency added", "3000"),
    ]
    assert actions_in(as_clerk.get(index, {"action": "agency renamed"})) == [("agency renamed", "3000")]
    assert actions_in(as_clerk.get(index, {"by": "1001"})) == [("agency added", "1001")]
    assert actions_in(as_clerk.get(index, {"at_from": "2027-02-27", "at_to": "2027-02-28"})) == [
        ("agency renamed", "3000")
    ]
    assert actions_in(as_clerk.get(index, {"q": "HYPERLINK"})) == [("agency added", "1001"), ("agency renamed", "3000")]


def test_the_csv_holds_the_rows_asked_for_and_no_formula(as_clerk, three_acts):
    answer = as_clerk.get(reverse("record:csv"), {"action": "agency renamed"})
    assert answer["Content-Disposition"] == 'attachment; filename="record.csv"'
    assert rows_of(answer) == [
        {
            "When": "2027-02-28T12:00:00-05:00",
            "What was done": "agency renamed",
            "By": "Halina Brzostek",
            "Number": "3000",
            "About": "'=HYPERLINK(1)",
            "Kind": "people.agency",
            "Key": str(Entry.objects.get(action="agency renamed").subject_id),
            "Details": '{"was": "Police Department"}',
        }
    ]


def test_the_csv_is_not_cut_at_a_page(as_clerk, clerk, police):
    for _ in range(60):
        record(action="agency added", about=police, by=clerk.user)
    assert len(as_clerk.get(reverse("record:index")).context["object_list"]) == 50
    assert len(rows_of(as_clerk.get(reverse("record:csv")))) == 60


@pytest.mark.parametrize("door", ["index", "csv", "inspect"])
def test_others_in_the_admin_do_not_see_the_record(client, nell, roles, three_acts, door):
    nell.user.groups.add(Group.objects.get(name="Coordinators"))
    client.force_login(nell.user)
    args = [Entry.objects.first().pk] if door == "inspect" else []
    answer = client.get(reverse(f"record:{door}", args=args))
    assert (answer.status_code, answer.url) == (302, reverse("wagtailadmin_home"))


def test_the_auditor_reads_one_entry_with_its_details(client, nell, roles, three_acts):
    nell.user.groups.add(Group.objects.get(name="Auditors"))
    client.force_login(nell.user)
    entry = Entry.objects.get(action="agency renamed")
    page = client.get(reverse("record:inspect", args=[entry.pk])).content.decode()
    assert "{&quot;was&quot;: &quot;Police Department&quot;}" in page
    assert "Halina Brzostek" in page
    assert "Feb. 28, 2027, noon" in page, "in the city's own time"


def test_the_record_has_no_door_for_writing(three_acts):
    for door in ("add", "edit", "delete", "copy"):
        with pytest.raises(NoReverseMatch):
            reverse(f"record:{door}", args=[] if door == "add" else [1])


@pytest.mark.parametrize("count", [1, 40])
def test_the_list_takes_the_same_number_of_queries_for_any_number_of_acts(
    as_clerk, person, police, count, django_assert_num_queries
):
    for number in range(count):
        record(action="agency added", about=police, by=person(f"4{number:03}", "Ada", "Ng").user)
    as_clerk.get(reverse("record:index"))
    with django_assert_num_queries(11):
        answer = as_clerk.get(reverse("record:index"))
    assert len(answer.context["object_list"]) == count
