"""Meetings are scheduled, called, moved, cancelled and held: once, by who may, in time that exists."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from commission.acts.agendas import Details, set_details
from commission.acts.meetings import Findings, call_meeting, cancel, hold, make_schedule, move
from commission.models import Attendance, Meeting, Rescheduling, Schedule
from directives.refusal import Refusal
from evidence.models import Entry
from tests.commission.conftest import local

YEAR = [local(f"2027-{day}T19:00") for day in ("02-11", "05-13", "09-09", "11-10")]


def test_the_years_meetings_stand_with_the_day_their_schedule_is_due(hall, devraj, at):
    with at("2027-01-05T09:00"):
        schedule = make_schedule(year=2027, starts=YEAR, where=hall, reorganized_on=date(2027, 1, 4), by=devraj.user)
    assert str(schedule.due.due_on) == "2027-01-11"
    starts = [timezone.localtime(each.starts_at) for each in schedule.meetings.all()]
    # Winter and summer: the same hour on the clock, another offset.
    assert [f"{start:%m-%d %H:%M %Z}" for start in starts] == [
        "02-11 19:00 EST",
        "05-13 19:00 EDT",
        "09-09 19:00 EDT",
        "11-10 19:00 EST",
    ]


def test_a_year_without_reorganization_is_due_by_january_10(hall, devraj, at):
    with at("2027-01-05T09:00"):
        schedule = make_schedule(year=2027, starts=YEAR, where=hall, reorganized_on=None, by=devraj.user)
    assert str(schedule.due.due_on) == "2027-01-08"


def test_a_second_schedule_of_the_year_is_refused_and_changes_nothing(hall, devraj, at):
    with at("2027-01-05T09:00"):
        make_schedule(year=2027, starts=YEAR, where=hall, reorganized_on=None, by=devraj.user)
        with pytest.raises(Refusal, match="2027 has a schedule already"):
            make_schedule(year=2027, starts=YEAR, where=hall, reorganized_on=None, by=devraj.user)
    assert Meeting.objects.count() == 4


@pytest.mark.parametrize(
    ("starts", "sentence"),
    [(YEAR[:3], "No meeting in quarter 4"), ([*YEAR, local("2028-01-05T19:00")], "2028-01-05 is not in 2027")],
)
def test_a_quarter_without_a_meeting_is_named(hall, devraj, starts, sentence):
    with pytest.raises(Refusal, match=sentence):
        make_schedule(year=2027, starts=starts, where=hall, reorganized_on=None, by=devraj.user)
    assert not Schedule.objects.exists()


def test_whoever_keeps_no_commission_calls_nothing(hall, ines, meeting):
    for act in (
        lambda: call_meeting(kind="special", starts_at=local("2026-12-10T19:00"), where=hall, by=ines.user),
        lambda: move(meeting=meeting, starts_at=local("2026-12-10T19:00"), place="x", reason="y", by=ines.user),
        lambda: cancel(meeting=meeting, reason="y", by=ines.user),
        lambda: hold(meeting=meeting, present=[], by=ines.user),
    ):
        with pytest.raises(PermissionDenied):
            act()
    assert Meeting.objects.get().state == "scheduled"


def test_the_hour_the_clocks_leave_out_is_refused(hall, devraj, at):
    with at("2027-03-01T09:00"), pytest.raises(Refusal, match="does not exist"):
        call_meeting(kind="special", starts_at=local("2027-03-14T02:30"), where=hall, by=devraj.user)


def test_an_emergency_needs_its_findings(hall, devraj, at):
    found = Findings(matter="The shelter floods.", harm="People lose their beds.", unforeseen="The dam broke at noon.")
    with at("2026-11-01T13:00"):
        with pytest.raises(Refusal, match="An emergency says"):
            call_meeting(kind="emergency", starts_at=local("2026-11-01T18:00"), where=hall, by=devraj.user)
        called = call_meeting(
            kind="emergency", starts_at=local("2026-11-01T18:00"), where=hall, findings=found, by=devraj.user
        )
    assert called.matter == "The shelter floods."


def test_a_moved_meeting_keeps_what_it_was_and_counts_its_changes(meeting, devraj, at):
    with at("2026-11-02T09:00"):
        moved = move(
            meeting=meeting,
            starts_at=local("2026-11-19T18:30"),
            place="Library",
            reason="The hall is painted.",
            by=devraj.user,
        )
    before = Rescheduling.objects.get()
    assert (moved.sequence, moved.place) == (1, "Library")
    assert (before.started_at, before.place) == (meeting.starts_at, meeting.place)


def test_what_hangs_on_the_day_and_the_place_moves_with_them(hall, devraj, at):
    where = replace(hall, ask_by=date(2026, 11, 9))
    with at("2026-10-20T09:00"):
        meeting = call_meeting(kind="regular", starts_at=local("2026-11-12T19:00"), where=where, by=devraj.user)
        later = {"starts_at": local("2026-11-19T19:00"), "reason": "Paint.", "by": devraj.user}
        moved = move(meeting=meeting, place=hall.place, **later)
        assert (moved.ask_by, moved.room) == (date(2026, 11, 16), "Council Chambers")
        assert move(meeting=meeting, place="Library", **later).room == ""


def test_how_to_take_part_changes_without_a_move_and_everybody_told_is_told_anew(meeting, published, devraj, at):
    details = Details("201-555-0199", room="Room 4", ask_by=date(2026, 11, 10), takes_action=False)
    with at("2026-11-03T09:00"):
        changed = set_details(meeting=meeting, details=details, by=devraj.user)
        assert set_details(meeting=meeting, details=details, by=devraj.user).sequence == changed.sequence == 1
    assert (changed.room, changed.contact, changed.takes_action) == ("Room 4", "201-555-0199", False)
    published.refresh_from_db()
    assert published.replaced_by.published_at is None
    assert published.replaced_by.page.facts["room"] == "Room 4"
    assert not Rescheduling.objects.exists()
    assert Entry.objects.filter(action="meeting's details changed").count() == 1


@pytest.mark.parametrize(
    ("details", "sentence"),
    [(Details(" "), "whom to ask"), (Details("201-555-0101", ask_by=date(2026, 11, 13)), "before the meeting")],
)
def test_details_nobody_could_use_are_refused(meeting, devraj, ines, at, details, sentence):
    with at("2026-11-03T09:00"):
        with pytest.raises(Refusal, match=sentence):
            set_details(meeting=meeting, details=details, by=devraj.user)
        with pytest.raises(PermissionDenied):
            set_details(meeting=meeting, details=Details("201-555-0199"), by=ines.user)
    meeting.refresh_from_db()
    assert (meeting.contact, meeting.sequence) == ("201-555-0101", 0)


def test_details_stand_or_fall_with_the_new_notice(meeting, published, devraj, at, unwritten):
    unwritten("drafts")
    with at("2026-11-03T09:00"), pytest.raises(TypeError):
        set_details(meeting=meeting, details=Details("201-555-0199"), by=devraj.user)
    meeting.refresh_from_db()
    assert meeting.contact == "201-555-0101"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"starts_at": local("2026-11-12T19:00"), "place": "City Hall, 100 Mill Street"}, "Nothing changes"),
        ({"reason": " "}, "Say why"),
        ({"starts_at": local("2026-11-01T19:00")}, "past"),
    ],
)
def test_a_move_that_says_nothing_is_refused(meeting, devraj, at, changes, sentence):
    facts = {"starts_at": local("2026-11-19T18:30"), "place": "Library", "reason": "Paint.", **changes}
    with at("2026-11-02T09:00"), pytest.raises(Refusal, match=sentence):
        move(meeting=meeting, by=devraj.user, **facts)
    assert not Rescheduling.objects.exists()


def test_a_cancelled_meeting_says_why_and_is_cancelled_once(meeting, devraj, at):
    with at("2026-11-02T09:00"):
        first = cancel(meeting=meeting, reason="Snow.", by=devraj.user)
        assert cancel(meeting=first, reason="Ice.", by=devraj.user) == first
        with pytest.raises(Refusal, match="over: Cancelled"):
            move(meeting=first, starts_at=local("2026-12-10T19:00"), place="x", reason="y", by=devraj.user)
    assert Entry.objects.filter(action="meeting cancelled").count() == 1


def test_held_means_begun_with_members_there(meeting, seats, devraj, at):
    with at("2026-11-12T18:59"), pytest.raises(Refusal, match="not begun"):
        hold(meeting=meeting, present=seats, by=devraj.user)
    with at("2026-11-12T21:00"):
        with pytest.raises(Refusal, match="who was there"):
            hold(meeting=meeting, present=[], by=devraj.user)
        held = hold(meeting=meeting, present=seats[:2], by=devraj.user)
        with pytest.raises(Refusal, match="over: Held"):
            hold(meeting=held, present=seats, by=devraj.user)
    assert list(Attendance.objects.order_by("seat").values_list("was_present", flat=True)) == [True, True, False]


def test_nothing_stands_when_the_record_cannot_be_written(meeting, devraj, at, monkeypatch):
    monkeypatch.setattr("commission.acts.meetings.record", None)
    with at("2026-11-02T09:00"), pytest.raises(TypeError):
        move(meeting=meeting, starts_at=local("2026-11-19T18:30"), place="Library", reason="Paint.", by=devraj.user)
    meeting.refresh_from_db()
    assert (meeting.sequence, Rescheduling.objects.count()) == (0, 0)
