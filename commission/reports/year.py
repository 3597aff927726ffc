"""The commission's year ahead: its meetings, and until when notice of each must be given. Nothing here writes."""

from collections.abc import Iterator
from datetime import datetime, time

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _

from commission.models import Meeting, Notice
from commission.reports.overview import Overview
from commission.reports.todo import clocks
from deadlines.dates import long_day, long_moment
from deadlines.due import due, zone
from directives.reports.year import Kind, Line, of_clock

TODAY = ("commission_today:index",)


def lines(view: Overview, *, now: datetime, until) -> list[Line]:
    """Its clocks, and its meetings before the day `until`. One query besides the overview's, with the books open."""
    meetings = [line for meeting in _ahead(now, until) for line in _lines_of(meeting)]
    return [*meetings, *(of_clock(clock, TODAY) for clock in clocks(view, now=now))]


def _ahead(now: datetime, until) -> Iterator[Meeting]:
    """Each with `.is_told`: whether a notice of its own, or of its year's schedule, is drafted or given."""
    own = Notice.objects.filter(replaced_by=None, meeting=OuterRef("pk"))
    of_the_year = Notice.objects.filter(replaced_by=None, schedule=OuterRef("schedule"))
    found = Meeting.objects.ahead(now).filter(starts_at__lt=datetime.combine(until, time(), zone()))
    return found.annotate(is_told=Exists(own) | Exists(of_the_year)).select_related("schedule").iterator()


def _lines_of(meeting: Meeting) -> Iterator[Line]:
    to, kind = ("commission_meetings:meeting", meeting.pk), str(meeting.get_kind_display())
    hour = time_format(timezone.localtime(meeting.starts_at))
    what = _("%(kind)s, %(hour)s, %(place)s") % {"kind": kind, "hour": hour, "place": meeting.place}
    yield Line(meeting.day, Kind.MEETS, what, to=to, reason=_why(meeting))
    if not meeting.is_told and meeting.kind in (Meeting.Kind.REGULAR, Meeting.Kind.SPECIAL):
        deadline = due("meeting_notice", meeting.starts_at)
        facts = {"day": long_day(meeting.day), "minute": long_moment(deadline.due)}
        said = _("Notice of the meeting on %(day)s, by %(minute)s") % facts
        yield Line(deadline.due_on, Kind.DUE, said, to=to, deadline=deadline)


def _why(meeting: Meeting) -> str:
    if meeting.schedule:
        return _("It is in the schedule of meetings of %(year)s.") % {"year": meeting.schedule.year}
    return _("It was called on %(day)s.") % {"day": long_day(timezone.localdate(meeting.called_at))}
