"""The feed, read by another program: made, moved, cancelled; and right in summer and winter."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
import vobject

from commission.acts.meetings import call_meeting, cancel, move
from commission.calendars import calendar
from commission.models import Meeting
from tests.commission.conftest import local


def read():
    """Every entry by its UID, as a calendar program would have it."""
    made = calendar(
        Meeting.objects.with_changes(),
        name="Meetings",
        host="kestrelfalls.example",
        address=lambda each: f"https://x/{each.pk}/",
    )
    return {event.uid.value: event for event in vobject.readOne(made.decode()).vevent_list}


def facts(event):
    return int(event.sequence.value), event.status.value, event.dtstart.value.astimezone(UTC)


def test_a_meeting_is_made_moved_and_cancelled_under_one_name(meeting, devraj, at):
    [(uid, event)] = read().items()
    assert uid == f"{meeting.uid}@kestrelfalls.example"
    assert facts(event) == (0, "CONFIRMED", datetime(2026, 11, 13, 0, 0, tzinfo=UTC))
    made = event.dtstamp.value
    with at("2026-11-02T09:00"):
        move(meeting=meeting, starts_at=local("2026-11-19T18:30"), place="Library", reason="Paint.", by=devraj.user)
    moved = read()[uid]
    assert facts(moved) == (1, "CONFIRMED", datetime(2026, 11, 19, 23, 30, tzinfo=UTC))
    assert moved.location.value.startswith("Library")
    assert moved.dtstamp.value > made
    with at("2026-11-03T09:00"):
        cancel(meeting=meeting, reason="Snow, heavy; and ice.", by=devraj.user)
    gone = read()[uid]
    assert facts(gone)[:2] == (2, "CANCELLED")
    assert gone.summary.value == "Cancelled: Regular meeting"
    assert "Snow, heavy; and ice." in gone.description.value


@pytest.mark.parametrize("start", ["2027-02-11T19:00", "2027-07-08T19:00"])
def test_seven_in_the_evening_is_seven_in_winter_and_in_summer(hall, devraj, at, start):
    with at("2026-11-23T09:00"):
        call_meeting(kind="special", starts_at=local(start), where=hall, by=devraj.user)
    [event] = read().values()
    in_the_city = event.dtstart.value.astimezone(ZoneInfo("America/New_York"))
    assert in_the_city.replace(tzinfo=None) == local(start)
    assert (event.dtend.value - event.dtstart.value).total_seconds() == 90 * 60
