"""The calendar, fetched from its address and read by another program: made, moved, cancelled; right in summer and
winter; in each language of the screens."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
import vobject
from django.urls import reverse
from django.utils.translation import override

from commission.acts.meetings import Place, call_meeting, cancel, move
from tests.commission.conftest import local

LANGUAGES = ["en", "es", "ar"]
CITY = ZoneInfo("America/New_York")
HARD = "Room 2; north, wing \\ hall"


@dataclass
class Program:
    """What a calendar program keeps of a feed (RFC 5546): an entry by its name, the newer of two, none cancelled."""

    client: object
    language: str = "en"
    known: dict = field(default_factory=dict)

    def fetch(self, name: str = "meetings_ics", *args) -> bytes:
        with override(self.language):
            response = self.client.get(reverse(name, args=args))
        assert (response.status_code, response["Content-Type"]) == (200, "text/calendar; charset=utf-8")
        return response.content

    def refresh(self) -> dict:
        for event in vobject.readOne(self.fetch().decode()).contents.get("vevent", []):
            uid = event.uid.value
            if uid not in self.known or age(event) > age(self.known[uid]):
                self.known[uid] = event
        return {uid: event for uid, event in self.known.items() if event.status.value != "CANCELLED"}


def age(event):
    return int(event.sequence.value), event.dtstamp.value


def starts(event):
    return event.dtstart.value.astimezone(UTC)


@pytest.fixture(params=LANGUAGES)
def program(client, city, request):
    return Program(client, request.param)


def test_a_program_sees_it_made_moved_and_cancelled_under_one_name(program, meeting, devraj, at):
    [(uid, event)] = program.refresh().items()
    assert uid.startswith(f"{meeting.uid}@")
    assert starts(event) == datetime(2026, 11, 13, 0, 0, tzinfo=UTC)
    with at("2026-11-02T09:00"):
        move(meeting=meeting, starts_at=local("2026-11-19T18:30"), place="Library", reason="Paint.", by=devraj.user)
    assert program.refresh() == {uid: program.known[uid]}
    assert starts(program.known[uid]) == datetime(2026, 11, 19, 23, 30, tzinfo=UTC)
    assert program.known[uid].location.value.startswith("Library")
    with at("2026-11-03T09:00"):
        cancel(meeting=meeting, reason="Snow, heavy; and ice.", by=devraj.user)
    assert program.refresh() == {}
    gone = program.known[uid]
    assert (int(gone.sequence.value), gone.status.value) == (2, "CANCELLED")
    assert "Snow, heavy; and ice." in gone.description.value
    assert program.refresh() == {}


def test_asking_again_changes_nothing(program, meeting):
    assert program.fetch() == program.fetch()


def test_the_meetings_own_file_says_what_the_feed_says(program, meeting):
    [of_all], [of_one] = (
        vobject.readOne(program.fetch(*address).decode()).vevent_list
        for address in [("meetings_ics",), ("meeting_ics", meeting.pk)]
    )
    assert of_all.serialize() == of_one.serialize()


@pytest.mark.parametrize(
    ("language", "summary", "path"),
    [
        ("en", "Regular meeting", "/meetings/"),
        ("es", "Reunión ordinaria", "/es/meetings/"),
        ("ar", "اجتماع عادي", "/ar/meetings/"),
    ],
)
def test_it_speaks_the_language_of_its_address(client, city, meeting, language, summary, path):
    [event] = Program(client, language).refresh().values()
    assert event.summary.value == summary
    assert f"{path}{meeting.pk}/" in event.url.value


@pytest.mark.parametrize("start", ["2027-02-11T19:00", "2027-07-08T19:00", "2027-03-15T19:00", "2027-11-08T19:00"])
def test_seven_in_the_evening_is_seven_in_winter_and_in_summer(client, city, hall, devraj, at, start):
    with at("2026-11-23T09:00"):
        call_meeting(kind="special", starts_at=local(start), where=hall, by=devraj.user)
    content = Program(client).fetch().decode()
    assert f"DTSTART;TZID=America/New_York:{local(start):%Y%m%dT%H%M%S}" in content
    read = vobject.readOne(content)
    [event] = read.vevent_list
    # As the rules of the zone in the file itself say, and as the world's do.
    assert event.dtstart.value.replace(tzinfo=None) == local(start)
    assert starts(event) == local(start).replace(tzinfo=CITY).astimezone(UTC)
    assert read.vtimezone.tzid.value == "America/New_York"
    assert (event.dtend.value - event.dtstart.value).total_seconds() == 90 * 60


def test_what_was_typed_comes_back_as_it_was(client, city, devraj, at):
    where = Place("City Hall, 100 Mill Street", HARD, "Ramp;\nelevator, bus 7", "https://x.example/a,b;c", "Ana; 201")
    with at("2026-11-23T09:00"):
        call_meeting(kind="special", starts_at=local("2027-02-11T19:00"), where=where, by=devraj.user)
    [event] = Program(client).refresh().values()
    assert event.location.value == f"City Hall, 100 Mill Street, {HARD}"
    assert "Ramp;\nelevator, bus 7\nhttps://x.example/a,b;c\nAna; 201" in event.description.value


def test_lines_end_and_fold_as_the_rules_of_calendars_say(program, meeting, devraj, at):
    with at("2026-11-03T09:00"):
        cancel(meeting=meeting, reason="الثلج كثيف جدًا هذا الأسبوع، " * 8, by=devraj.user)
    content = program.fetch()
    assert content.endswith(b"END:VCALENDAR\r\n")
    lines = content.split(b"\r\n")
    assert not any(b"\n" in line for line in lines)
    assert max(map(len, lines)) <= 75
    assert all(line.decode() is not None for line in lines)


def test_an_empty_calendar_is_one(program):
    assert program.refresh() == {}


def test_any_number_of_meetings_takes_one_query(client, city, hall, devraj, at, django_assert_num_queries):
    with django_assert_num_queries(1):
        Program(client).fetch()
    with at("2026-11-23T09:00"):
        for day in range(1, 6):
            call_meeting(kind="special", starts_at=local(f"2027-02-0{day}T19:00"), where=hall, by=devraj.user)
    with django_assert_num_queries(1):
        Program(client).fetch()
