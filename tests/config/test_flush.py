"""Tests with real transactions can end, though some rows refuse to be deleted."""

import pytest

from evidence.models import Entry


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("time", ["first", "second"])
def test_each_transactional_test_begins_with_an_empty_record(time):
    assert not Entry.objects.exists()
    Entry.objects.create(at="2026-08-03T10:00:00Z", action="looked", subject_type="x", subject_id="1")
