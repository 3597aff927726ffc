"""What the public reads of the commission. Nothing here writes; a meeting or a notice is public once it is published
or scheduled, never as a draft."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F, Prefetch, Q, QuerySet

from commission.acts.notices import last_minute, up_until
from commission.models import AgendaItem, Meeting, Minutes, Notice, NoticeText, Seat
from languages.kinds import Owed
from languages.names import Language, language
from languages.reports import required


@dataclass(frozen=True)
class Members:
    """The seats held on a day, by kind: named by the order, chosen, invited."""

    mandatory: list[Seat]
    chosen: list[Seat]
    invited: list[Seat]


@dataclass(frozen=True)
class NoticeRead:
    """One notice in one language. `missing` is the language that was asked for and has no text; `pending` are the
    required ones that somebody still waits for."""

    notice: Notice
    text: NoticeText
    tongue: Language
    tongues: list[Language]
    missing: Language | None
    pending: list[Language]


@dataclass(frozen=True)
class Listed:
    """One notice in a list: its title in the reader's language, or in the one that governs, and what it is read in."""

    notice: Notice
    text: NoticeText
    tongues: list[Language]

    @property
    def tongue(self) -> Language:
        return language(self.text.language)

    @property
    def latest(self) -> datetime | date:
        """The last lawful minute; where the law counts in days, the day."""
        return last_minute(self.notice) if self.notice.due.due_at else self.notice.due.due_on


def members(*, today: date) -> Members:
    """One query."""
    seats = list(Seat.objects.on(today))
    kinds = (Seat.Kind.MANDATORY, Seat.Kind.CHOSEN, Seat.Kind.INVITED)
    return Members(*([seat for seat in seats if seat.kind == kind] for kind in kinds))


def meetings_ahead(*, now: datetime) -> QuerySet[Meeting]:
    """Scheduled and to come, and those cancelled that would have been: a reader must learn of it. One query."""
    coming = Q(state=Meeting.State.SCHEDULED) | Q(state=Meeting.State.CANCELLED)
    return Meeting.objects.with_changes().filter(coming, starts_at__gte=now).order_by("starts_at")


def next_meeting(*, now: datetime) -> Meeting | None:
    """The next that will be held. One query."""
    return meetings_ahead(now=now).filter(state=Meeting.State.SCHEDULED).first()


def meetings_past(*, now: datetime) -> QuerySet[Meeting]:
    """Held, or past, the newest first; with their minutes. Two queries."""
    past = Meeting.objects.with_changes().filter(Q(state=Meeting.State.HELD) | Q(starts_at__lt=now))
    approved = Minutes.objects.filter(approved_at__isnull=False)
    return past.order_by("-starts_at").prefetch_related(Prefetch("minutes", approved))


def agenda(meeting: Meeting) -> list[AgendaItem]:
    """One query."""
    return list(meeting.agenda.select_related("document"))


def notices_of(meeting: Meeting, screen: str) -> list[Listed]:
    """What was published of a meeting, the newest first. Two queries."""
    return listed(_published().filter(meeting=meeting), screen)


def notices_up(*, today: date, screen: str) -> list[Listed]:
    """The legal-notices page: published, and up for a week or until what they are about is over. Two queries."""
    return listed([notice for notice in _published() if up_until(notice) >= today], screen)


def notices_archived(*, today: date, screen: str) -> list[Listed]:
    """The archive: what was taken down, for a year at the least. Two queries."""
    return listed([notice for notice in _published() if up_until(notice) < today], screen)


def read(notice: Notice, *, asked: str, screen: str, today: date) -> NoticeRead:
    """The notice in the language asked for, else the screen's, else the one that governs. Three queries."""
    texts = list(notice.texts.all())
    by_language = {text.language: text for text in texts}
    text = by_language.get(asked) or by_language.get(screen) or next(each for each in texts if each.is_source)
    wanted = asked or screen
    is_awaited = notice.replaced_by_id is None and up_until(notice) >= today
    return NoticeRead(
        notice=notice,
        text=text,
        tongue=language(text.language),
        tongues=_tongues(texts),
        missing=language(wanted) if wanted and wanted != text.language else None,
        pending=[language(tag) for tag in _owed(notice) if tag not in by_language] if is_awaited else [],
    )


def listed(notices: Iterable[Notice], screen: str) -> list[Listed]:
    """`notices` come with their texts."""
    found = []
    for notice in notices:
        texts = list(notice.texts.all())
        by_language = {text.language: text for text in texts}
        text = by_language.get(screen) or next(each for each in texts if each.is_source)
        found.append(Listed(notice, text, _tongues(texts)))
    return found


def _owed(notice: Notice) -> list[str]:
    return required()[Owed.CONTRACT_NOTICE if notice.is_of_a_hearing else Owed.DOCUMENT]


def _tongues(texts: Iterable[NoticeText]) -> list[Language]:
    return [language(text.language) for text in sorted(texts, key=lambda each: (not each.is_source, each.pk))]


def _published() -> QuerySet[Notice]:
    rows = Notice.objects.filter(published_at__isnull=False).select_related(
        "meeting", "schedule", "due", "page", "replaced_by"
    )
    return rows.prefetch_related(Prefetch("texts", NoticeText.objects.defer("body"))).order_by(
        F("published_at").desc(), "-pk"
    )
