"""Taking in a roster: happy, twice, at once, and not at all."""

import threading
from datetime import date

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from evidence.models import Entry
from people.acts.roster import import_roster, plan_roster
from people.models import Employee, Employment, JobRole, RosterImport, User
from people.roster.refusals import RosterRefused
from people.signals import roster_imported
from rows.acted import acted
from tests.people.files import INES, NELL, OTTO, changed, csv_file, many, xlsx_file

AS_OF = date(2026, 12, 14)
FILE = csv_file([INES, NELL, OTTO])


def take_in(file, *, as_of=AS_OF, by=None, **options):
    return import_roster(file=file, name="roster.csv", as_of=as_of, by=by, **options)


def everything() -> dict:
    return {
        "people": list(Employee.objects.order_by("pk").values()),
        "jobs": list(Employment.objects.order_by("pk").values()),
        "roles": list(JobRole.objects.values()),
        "imports": RosterImport.objects.count(),
        "record": Entry.objects.count(),
    }


def test_a_roster_makes_people_what_it_says(agencies, clerk):
    outcome = take_in(FILE, by=clerk.user)
    ines = Employee.objects.get(number="KF-0001")
    assert (ines.name, ines.email, ines.language) == ("Inés Ferreira", "ines@kf.example", "es")
    job = ines.employments.get()
    assert (job.agency.name, job.job_role.name, job.starts_on, job.ends_on) == (
        "Public Works",
        "Mechanic",
        date(2020, 3, 2),
        None,
    )
    assert Employee.objects.get(number="KF-0002").email is None
    assert outcome.roster_import.joined == 3


def test_a_workbook_does_the_same_as_a_csv(agencies):
    take_in(xlsx_file([INES, NELL, OTTO]))
    before = everything()
    assert take_in(FILE).roster_import is None
    assert everything() == before


def test_what_was_done_is_recorded_with_who_did_it(agencies, clerk):
    outcome = take_in(FILE, by=clerk.user)
    entry = Entry.objects.get(action="roster imported")
    assert (entry.by, entry.subject_id) == (clerk.user, str(outcome.roster_import.pk))
    assert entry.details["joined"] == 3
    assert entry.details["people_without_officer"] == {"Public Works": 1, "Free Public Library": 2}
    assert set(outcome.roster_import.agencies.all()) == set(agencies)


def test_the_same_file_twice_changes_nothing(agencies):
    take_in(FILE)
    before = everything()
    assert take_in(FILE).roster_import is None
    assert take_in(FILE, as_of=date(2027, 1, 4)).roster_import is None
    assert everything() == before


def test_a_dry_run_changes_nothing(agencies):
    before = everything()
    assert len(take_in(FILE, dry_run=True).plan.joining) == 3
    assert everything() == before


def test_who_is_no_longer_in_the_file_left_the_day_before(agencies):
    take_in(FILE)
    take_in(csv_file([INES, NELL]))
    assert Employment.objects.get(employee__number="KF-0003").ends_on == date(2026, 12, 13)


def test_one_file_joins_leaves_moves_and_changes(agencies):
    take_in(csv_file([INES, NELL, OTTO]))
    moved = changed(INES, agency="Free Public Library", starts_on="2026-12-14")
    renamed = changed(NELL, family_name="Park-Hale", job_role="Director")
    new = changed(OTTO, number="KF-0004", given_name="Ruth", email="ruth@kf.example", agency="Public Works")
    taken = take_in(csv_file([moved, renamed, new])).roster_import
    assert (taken.joined, taken.left, taken.moved, taken.changed) == (1, 1, 1, 1)
    ines = Employee.objects.get(number="KF-0001").employments.order_by("starts_on")
    assert [(each.agency.name, each.ends_on) for each in ines] == [
        ("Public Works", date(2026, 12, 13)),
        ("Free Public Library", None),
    ]
    nell = Employee.objects.get(number="KF-0002")
    assert (nell.family_name, nell.employments.get().job_role.name) == ("Park-Hale", "Director")


def test_a_mistaken_file_is_undone_by_the_right_one(agencies):
    take_in(FILE)
    before = everything()
    take_in(csv_file([INES, NELL]))
    take_in(FILE)
    assert everything()["jobs"] == before["jobs"]


def test_somebody_who_never_began_is_taken_off(agencies):
    take_in(csv_file([INES, changed(NELL, starts_on="2027-01-04"), OTTO]))
    take_in(csv_file([INES, OTTO]))
    assert not Employment.objects.filter(employee__number="KF-0002").exists()


def test_two_people_exchange_addresses(agencies):
    take_in(FILE)
    take_in(csv_file([changed(INES, email="otto@kf.example"), NELL, changed(OTTO, email="ines@kf.example")]))
    assert dict(Employee.objects.exclude(email=None).values_list("number", "email")) == {
        "KF-0001": "otto@kf.example",
        "KF-0003": "ines@kf.example",
    }


def test_an_account_follows_its_persons_address(agencies):
    from allauth.account.models import EmailAddress

    take_in(FILE)
    user = User.objects.create_user(username="KF-0001", email="ines@kf.example")
    Employee.objects.filter(number="KF-0001").update(user=user)
    EmailAddress.objects.create(user=user, email="ines@kf.example", verified=True, primary=True)
    take_in(csv_file([changed(INES, email="new@kf.example"), NELL, OTTO]))
    user.refresh_from_db()
    assert user.email == "new@kf.example"
    assert list(EmailAddress.objects.values_list("email", "verified", "primary")) == [("new@kf.example", True, True)]


def test_one_bad_row_and_nothing_is_taken_in(agencies):
    before = everything()
    with pytest.raises(RosterRefused):
        take_in(csv_file([INES, NELL, changed(OTTO, agency="Navy")]))
    assert everything() == before


def test_when_the_record_cannot_be_written_nothing_is(agencies):
    def fall(**said):
        raise RuntimeError("the record is closed")

    before = everything()
    acted.connect(fall)
    try:
        with pytest.raises(RuntimeError):
            take_in(FILE)
    finally:
        acted.disconnect(fall)
    assert everything() == before


def test_another_plan_than_the_one_confirmed_is_refused(agencies):
    confirmed = plan_roster(content=FILE, as_of=AS_OF).fingerprint
    take_in(csv_file([INES]))
    with pytest.raises(RosterRefused) as caught:
        take_in(FILE, expected=confirmed)
    assert [each.kind for each in caught.value.refusals] == ["plan_changed"]
    assert Employee.objects.count() == 1


def test_the_rooms_above_are_told(agencies):
    heard = []

    def hear(sender, roster_import, plan, **_):
        heard.append((roster_import.joined, len(plan.new_jobs)))

    roster_imported.connect(hear)
    try:
        take_in(FILE)
    finally:
        roster_imported.disconnect(hear)
    assert heard == [(3, 3)]


def statements(file) -> int:
    with CaptureQueriesContext(connection) as captured:
        take_in(file)
    return len(captured)


def stirred(count: int) -> list[list]:
    """The same people with something new about nine in ten, and the tenth gone."""
    return [
        changed(row, given_name="New", job_role="New role", email=f"new{place}@kf.example")
        for place, row in enumerate(many(count, agencies=("Public Works", "Free Public Library")))
        if place % 10
    ]


def test_the_number_of_statements_does_not_depend_on_the_size(agencies):
    """A first time, the same again, and with nearly everyone changed; what the rooms above add is counted too."""
    counted = []
    for count in (100, 10_000):
        Employment.objects.all().delete()
        Employee.objects.all().delete()
        JobRole.objects.all().delete()
        file = csv_file(many(count, agencies=("Public Works", "Free Public Library")))
        counted.append((statements(file), statements(file), statements(csv_file(stirred(count)))))
        assert Employment.objects.on(AS_OF).count() == count * 9 // 10
    assert counted[0] == counted[1]
    assert max(counted[1]) <= 40


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has one writer: the transaction is the lock")
@pytest.mark.django_db(transaction=True)
def test_two_imports_at_once_happen_one_after_the_other(agencies):
    together, outcomes = threading.Barrier(2), []

    def run():
        try:
            together.wait(timeout=10)
            outcomes.append(take_in(csv_file(many(500, agencies=("Public Works", "Free Public Library")))))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert sorted(outcome.roster_import is None for outcome in outcomes) == [False, True]
    assert (Employee.objects.count(), RosterImport.objects.count()) == (500, 1)
