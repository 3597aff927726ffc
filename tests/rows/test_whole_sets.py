"""A whole set in one statement, each value as its field keeps it."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from people.models import Agency, Employee, Employment, User
from rows.whole_sets import insert_rows, update_rows

pytestmark = pytest.mark.django_db


def test_rows_are_inserted_with_their_own_types(django_assert_num_queries):
    at = datetime(2026, 12, 14, 15, 0, 1, 234567, tzinfo=UTC)
    fields = ["username", "password", "email", "is_superuser", "is_staff", "is_active", "date_joined"]
    with django_assert_num_queries(1):
        assert (
            insert_rows(User, fields, [("a", "!", "", False, False, True, at), ("b", "!", "", True, True, False, at)])
            == 2
        )
    a, b = User.objects.order_by("username")
    assert (a.is_active, a.is_superuser, a.date_joined, a.must_change_password) == (True, False, at, False)
    assert (b.is_active, b.is_superuser) == (False, True)


def test_quotes_and_every_letter_travel():
    names = ["O'Neil", 'a"b', "Ünal %s {x}", "伟玲", "محمد", "a\\b"]
    rows = [(str(place), name, "x", None, "en") for place, name in enumerate(names)]
    insert_rows(Employee, ["number", "given_name", "family_name", "email", "language"], rows)
    assert list(Employee.objects.order_by("number").values_list("given_name", flat=True)) == names


def test_rows_are_updated_by_their_key_and_the_others_are_not(django_assert_num_queries):
    agency = Agency.objects.create(name="Works", slug="works", kind="public_works")
    people = [Employee.objects.create(number=str(n), given_name="A", family_name="B") for n in range(3)]
    jobs = [Employment.objects.create(employee=each, agency=agency, starts_on=date(2020, 1, 6)) for each in people]
    with django_assert_num_queries(1):
        rows = [(jobs[0].pk, date(2021, 1, 4), None), (jobs[1].pk, date(2020, 1, 6), date(2026, 12, 13))]
        assert update_rows(Employment, ["starts_on", "ends_on"], rows) == 2
    found = list(Employment.objects.order_by("pk").values_list("starts_on", "ends_on"))
    assert found == [
        (date(2021, 1, 4), None),
        (date(2020, 1, 6), date(2026, 12, 13)),
        (date(2020, 1, 6), None),
    ]


def test_no_rows_is_no_statement(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert insert_rows(Employee, ["number"], []) == 0
        assert update_rows(Employee, ["number"], []) == 0


def test_one_row_that_may_not_be_and_none_is():
    rows = [("1", "A", "B", None, "en"), ("1", "A", "B", None, "en")]
    with pytest.raises(IntegrityError), transaction.atomic():
        insert_rows(Employee, ["number", "given_name", "family_name", "email", "language"], rows)
    assert not Employee.objects.exists()


def test_lists_and_mappings_are_kept_as_json():
    from evidence.models import Entry

    at = datetime(2026, 12, 14, 15, 0, tzinfo=UTC)
    fields = ["at", "action", "subject_type", "subject_id", "subject_label", "details"]
    details = {"places": ["2.C", "4"], "name": "Inés “I” O'Neil"}
    insert_rows(Entry, fields, [(at, "seen", "x", "1", "x", details)])
    assert Entry.objects.get().details == details
