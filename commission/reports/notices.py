"""Where each notice stands: its last lawful minute, and each place it must be put, with its posting."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q

from commission.acts.notices import archived_until, last_minute, may_be_late, up_until
from commission.models import Meeting, Notice, Posting, PostingPlace
from commission.noticing import Timeliness, timeliness
from deadlines.dates import long_day, long_moment

# Before the last lawful minute: what waits then is amber.
SOON = timedelta(days=3)


@dataclass(frozen=True)
class Line:
    """One place of a notice; `posting` is the first there, if it was put there."""

    place: PostingPlace
    posting: Posting | None
    is_late: bool


@dataclass(frozen=True)
class Standing:
    notice: Notice
    latest: datetime
    lines: list[Line]
    timeliness: Timeliness
    left: timedelta  # until the last lawful minute; negative once it is past

    @property
    def is_past(self) -> bool:
        return self.left < timedelta(0)

    @property
    def by_when(self) -> str:
        """The last lawful minute, or the day at whose end it is, in words."""
        due = self.notice.due
        return long_moment(self.latest) if due.due_at else long_day(due.due_on)

    @property
    def is_waiting(self) -> bool:
        """Something is still to be done, and it still serves somebody."""
        notice = self.notice
        about = notice.meeting
        is_over = bool(about and about.state == Meeting.State.HELD)
        return not (notice.replaced_by_id or is_over or all(line.posting for line in self.lines) and self.lines)

    @property
    def tone(self) -> str:
        if self.timeliness is Timeliness.WAITING and self.left < SOON:
            return "late"
        tones = {Timeliness.ON_TIME: "done", Timeliness.LATE: "late", Timeliness.MISSED: "overdue"}
        return tones.get(self.timeliness, "due")

    @property
    def unposted(self) -> list[PostingPlace]:
        return [line.place for line in self.lines if line.posting is None]

    @property
    def up_until(self) -> date | None:
        return up_until(self.notice) if self.notice.published_at else None

    @property
    def archived_until(self) -> date | None:
        return archived_until(self.notice) if self.notice.published_at else None


def notices(*, now: datetime) -> list[Standing]:
    """Every notice, newest first. Five queries."""
    return _standings(Notice.objects.all(), now)


def notice_standing(notice: Notice, *, now: datetime) -> Standing:
    """One notice. Five queries."""
    return _standings(Notice.objects.filter(pk=notice.pk), now)[0]


def notices_of(meeting: Meeting, *, now: datetime) -> list[Standing]:
    """The notices that stand for a meeting or have stood for it: its own, and its year's schedule. Five queries."""
    about = Q(meeting=meeting) | Q(schedule__isnull=False, schedule=meeting.schedule_id)
    return _standings(Notice.objects.filter(about), now)


def waiting(*, now: datetime) -> list[Standing]:
    """The notices something is still to be done for, the most pressing first. Five queries."""
    open_ones = Notice.objects.filter(replaced_by=None).exclude(meeting__state=Meeting.State.HELD)
    found = [each for each in _standings(open_ones, now) if each.is_waiting]
    return sorted(found, key=lambda each: each.latest)


def _standings(rows, now: datetime) -> list[Standing]:
    found = rows.select_related("meeting", "schedule", "due", "page", "replaced_by")
    found = list(found.prefetch_related("postings__place", "places"))
    in_use = list(PostingPlace.objects.filter(is_used=True).exclude(kind=PostingPlace.Kind.SUBSCRIBERS))
    return [_standing(notice, in_use, now) for notice in found]


def _standing(notice: Notice, in_use: list[PostingPlace], now: datetime) -> Standing:
    latest, is_free = last_minute(notice), may_be_late(notice)
    places = list(notice.places.all()) if notice.published_at else in_use
    lines = [_line(place, notice.postings.all(), latest, is_free) for place in places]
    posted = {line.place.outlet: line.posting and line.posting.posted_at for line in lines}
    stands = timeliness(posted, latest=latest, now=now) if posted else _without_places(latest, now)
    if is_free:
        stands = {Timeliness.LATE: Timeliness.ON_TIME, Timeliness.MISSED: Timeliness.WAITING}.get(stands, stands)
    return Standing(notice, latest, lines, stands, latest - now)


def _line(place: PostingPlace, postings: Iterable[Posting], latest: datetime, is_free: bool) -> Line:
    first = next((each for each in postings if each.place_id == place.pk), None)
    return Line(place, first, is_late=bool(first and first.posted_at > latest and not is_free))


def _without_places(latest: datetime, now: datetime) -> Timeliness:
    return Timeliness.MISSED if now > latest else Timeliness.WAITING
