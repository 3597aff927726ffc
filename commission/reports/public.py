"""What the public reads of the commission. Nothing here writes; a meeting or a notice is public once it is published
or scheduled, never as a draft."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import F, Prefetch, Q, QuerySet
from django.utils import timezone

from commission.models import AgendaItem, Meeting, Minutes, Notice, NoticeText, Seat
from languages.names import Language, language

A_WEEK = timedelta(days=7)
# N.J.S.A. 35:3-1 and following: a notice stands a week at the least, and in the archive a year.
A_YEAR = timedelta(days=366)


@dataclass(frozen=True)
class Members:
    """The seats held on a day, by kind: named by the order, chosen, invited."""

    mandatory: list[Seat]
    chosen: list[Seat]
    invited: list[Seat]


@dataclass(frozen=True)
class NoticeRead:
    """One notice in one language. `missing` is the language that was asked for and has no text."""

    notice: Notice
    text: NoticeText
    tongue: Language
    tongues: list[Language]
    missing: Language | None

    @property
    def is_source(self) -> bool:
        return self.text.is_source


def members(*, today: date) -> Members:
    """One query."""
    seats = list(Seat.objects.on(today))
    kinds = (Seat.Kind.MANDATORY, Seat.Kind.CHOSEN, Seat.Kind.INVITED)
    return Members(*([seat for seat in seats if seat.kind == kind] for kind in kinds))


def meetings_ahead(*, now: datetime) -> QuerySet[Meeting]:
    """Scheduled and to come, and those cancelled that would have been: a reader must learn of it."""
    coming = Q(state=Meeting.State.SCHEDULED) | Q(state=Meeting.State.CANCELLED)
    return with_notices(Meeting.objects.filter(coming, starts_at__gte=now).order_by("starts_at"))


def meetings_past(*, now: datetime) -> QuerySet[Meeting]:
    """Held, or past, the newest first; with their minutes."""
    past = Meeting.objects.filter(Q(state=Meeting.State.HELD) | Q(starts_at__lt=now)).order_by("-starts_at")
    return with_notices(past).prefetch_related(Prefetch("minutes", Minutes.objects.filter(approved_at__isnull=False)))


def with_notices(meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """Each with `.published_notices`, the newest first, and `.changed_at`."""
    published = Notice.objects.filter(published_at__isnull=False).order_by("-published_at")
    return meetings.with_changes().prefetch_related(  # type: ignore[attr-defined]
        Prefetch("notices", published, to_attr="published_notices")
    )


def agenda(meeting: Meeting) -> list[AgendaItem]:
    return list(meeting.agenda.select_related("document"))


def notices_up(*, today: date) -> list[Notice]:
    """The legal-notices page: published, and up for a week or until what they are about is over. Two queries."""
    return [notice for notice in _published() if up_until(notice) >= today]


def notices_archived(*, today: date) -> list[Notice]:
    """The archive: what was taken down, for a year at the least. Two queries."""
    return [notice for notice in _published() if up_until(notice) < today]


def up_until(notice: Notice) -> date:
    week = timezone.localdate(notice.published_at) + A_WEEK
    return max(week, notice.meeting.day) if notice.meeting else max(week, date(notice.schedule.year, 12, 31))


def read(notice: Notice, *, asked: str, screen: str) -> NoticeRead:
    """The notice in the language asked for, else the screen's, else the one that governs. One query."""
    texts = list(notice.texts.all())
    by_language = {text.language: text for text in texts}
    text = by_language.get(asked) or by_language.get(screen) or next(each for each in texts if each.is_source)
    wanted = asked or screen
    return NoticeRead(
        notice=notice,
        text=text,
        tongue=language(text.language),
        tongues=_tongues(texts),
        missing=language(wanted) if wanted and wanted != text.language else None,
    )


def titled(notices: Iterable[Notice], screen: str) -> list[tuple[Notice, NoticeText, list[Language]]]:
    """Each notice with its title in the reader's language, or the one that governs, and the languages it stands in."""
    found = []
    for notice in notices:
        texts = list(notice.texts.all())
        by_language = {text.language: text for text in texts}
        text = by_language.get(screen) or next(each for each in texts if each.is_source)
        found.append((notice, text, _tongues(texts)))
    return found


def _tongues(texts: Iterable[NoticeText]) -> list[Language]:
    return [language(text.language) for text in sorted(texts, key=lambda each: (not each.is_source, each.pk))]


def _published() -> QuerySet[Notice]:
    rows = Notice.objects.filter(published_at__isnull=False).select_related("meeting", "schedule", "due", "replaced_by")
    return rows.prefetch_related(Prefetch("texts", NoticeText.objects.defer("body"))).order_by(
        F("published_at").desc(), "-pk"
    )
