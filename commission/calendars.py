"""Meetings as calendar entries (RFC 5545): one for each meeting for ever, newer each time it is changed."""

from collections.abc import Iterable
from datetime import UTC, date, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vText

from commission.models import Meeting

STATUS = {Meeting.State.CANCELLED: "CANCELLED"}


def calendar(meetings: Iterable[Meeting], *, name: str, host: str, address) -> bytes:
    """A calendar of these meetings, which come `with_changes()`.

    `host` makes their names unique in the world; `address` gives the web page of a meeting. Times are the city's own,
    with the rules of its zone beside them: a program shows them in its reader's own, and one that knows newer rules
    keeps the meeting at the hour it was called for."""
    made = Calendar()
    made.add("PRODID", f"-//{host}//Meetings//EN")
    made.add("VERSION", "2.0")
    made.add("METHOD", "PUBLISH")
    made.add("X-WR-CALNAME", name)
    made.add("NAME", name)
    for meeting in meetings:
        made.add_component(_event(meeting, host=host, url=address(meeting)))
    if days := [event.start.date() for event in made.events]:
        made.add_missing_timezones(first_date=date(min(days).year, 1, 1), last_date=date(max(days).year + 1, 12, 31))
    return made.to_ical()


def _event(meeting: Meeting, *, host: str, url: str) -> Event:
    starts = timezone.localtime(meeting.starts_at)
    event = Event()
    event.add("UID", f"{meeting.uid}@{host}")
    event.add("SEQUENCE", meeting.sequence)
    event.add("DTSTAMP", (meeting.closed_at or meeting.changed_at or meeting.called_at).astimezone(UTC))
    event.add("DTSTART", starts)
    event.add("DTEND", starts + timedelta(minutes=meeting.minutes_long))
    event.add("SUMMARY", _summary(meeting))
    event.add("LOCATION", vText(", ".join(filter(None, [meeting.place, meeting.room]))))
    event.add("STATUS", STATUS.get(Meeting.State(meeting.state), "CONFIRMED"))
    event.add("URL", url)
    event.add("DESCRIPTION", _description(meeting, url))
    return event


def _summary(meeting: Meeting) -> str:
    kind = meeting.get_kind_display()
    return _("Cancelled: %(meeting)s") % {"meeting": kind} if meeting.state == Meeting.State.CANCELLED else kind


def _description(meeting: Meeting, url: str) -> str:
    parts = [meeting.cancelled_because, meeting.access, meeting.dial_in, meeting.contact, url]
    return "\n".join(part for part in parts if part)
