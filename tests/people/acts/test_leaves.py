"""From when to when somebody is away: noted, corrected, taken back."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from deadlines import clock
from evidence.models import Entry
from people.acts import leaves
from people.acts.leaves import LeaveRefused, correct, grant, withdraw
from people.models import Employment, Leave

FROM, TO = date(2026, 11, 10), date(2026, 12, 11)


@pytest.fixture(autouse=True)
def _on_november_20():
    with clock.held("2026-11-20T09:00"):
        yield


@pytest.fixture
def note(ines, police, marisol):
    def note(starts_on=FROM, ends_on=TO, *, employee=ines, agency=police, by=marisol.user):
        return grant(employee=employee, agency=agency, starts_on=starts_on, ends_on=ends_on, reason="leave", by=by)

    return note


def test_a_leave_is_noted_once_with_who_noted_it(note, marisol):
    assert note() == note()
    leave = Leave.objects.get()
    assert (leave.noted_by, leave.noted_at) == (marisol.user, clock.now())
    said = Entry.objects.get(action="leave noted")
    assert said.details == {"from": "2026-11-10", "to": "2026-12-11", "reason": "leave"}


def test_it_is_corrected_and_taken_back_and_the_record_keeps_both(note, police, marisol):
    leave = note(ends_on=None)
    said = {"starts_on": FROM, "ends_on": TO, "reason": "seconded"}
    for _twice in range(2):
        correct(leave=leave, agency=police, by=marisol.user, **said)
    for _twice in range(2):
        withdraw(leave=leave, agency=police, by=marisol.user)
    assert not Leave.objects.exists()
    acts = list(Entry.objects.exclude(action="accounts given").order_by("pk").values_list("action", flat=True))
    assert acts == ["leave noted", "leave corrected", "leave withdrawn"]


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ((TO, FROM), "before the first"),
        ((date(2029, 11, 10), None), "more than two years away"),
        ((date(2026, 12, 11), None), "begins on Tuesday, November 10"),
        ((date(2026, 11, 1), FROM), "Correct that one"),
    ],
)
def test_days_that_cannot_be_are_refused(note, days, words):
    note()
    with pytest.raises(LeaveRefused, match=words):
        note(*days)
    assert Leave.objects.count() == 1


def test_only_who_answers_for_an_agency_they_work_for_and_the_clerk(note, ines, police, library, nell, clerk, marisol):
    for by, agency in ((nell.user, police), (nell.user, library), (ines.user, police)):
        with pytest.raises(PermissionDenied):
            note(by=by, agency=agency)
    leave = note(by=clerk.user)
    Employment.objects.filter(employee=ines).update(ends_on=date(2026, 11, 19))
    with pytest.raises(PermissionDenied):
        withdraw(leave=leave, agency=police, by=marisol.user)


def test_without_its_record_there_is_no_leave(note, monkeypatch):
    monkeypatch.setattr(leaves, "say", lambda **_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        note()
    assert not Leave.objects.exists()
