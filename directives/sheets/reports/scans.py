"""The scans of an agency, and one of them laid out to be looked at: page by page, line by line."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from directives.models import Delivery, Noting
from directives.sheets.models import Scan, ScannedLine, ScannedPage
from directives.sheets.reader import NotRead
from people.models import Agency

# Of a delivery: it is asked still. Whoever refused may sign after all.
OPEN = ("", Delivery.End.REFUSED)


class State(StrEnum):
    """What can be done with a line."""

    OPEN = "open"
    UNREAD = "unread"
    ELSEWHERE = "elsewhere"
    TWICE = "twice"
    NOTED = "noted"
    SIGNED = "signed"
    OVER = "over"


@dataclass(frozen=True)
class Line:
    """One line, beside whom it is of. `name` is whom it is expected to be of while it is unread."""

    pk: int
    page: int
    place: int
    state: State
    name: str
    number: str
    title: str
    has_cut: bool
    is_slip: bool
    hint: str
    hint_words: str
    answer: str
    answer_words: str
    happened_on: date | None
    witness: str
    ended: str
    ended_on: date | None

    @property
    def is_answered(self) -> bool:
        return self.state == State.OPEN and bool(self.answer)

    @property
    def is_to_note(self) -> bool:
        return self.state == State.OPEN and self.answer in (ScannedLine.Answer.SIGNED, ScannedLine.Answer.REFUSED)


@dataclass(frozen=True)
class Page:
    pk: int
    number: int
    trouble: str
    has_picture: bool
    lines: list[Line]


@dataclass(frozen=True)
class Review:
    """A scan to be looked at. `reading` is the page that is read next, 0 when all are."""

    scan: Scan
    pages: list[Page]

    @property
    def reading(self) -> int:
        return 0 if self.scan.read_at else min(len(self.pages) + 1, self.scan.pages)

    @property
    def lines(self) -> list[Line]:
        return [line for page in self.pages for line in page.lines]

    def of(self, *states: State) -> list[Line]:
        return [line for line in self.lines if line.state in states]

    @property
    def open(self) -> list[Line]:
        return self.of(State.OPEN)

    @property
    def unread(self) -> list[Line]:
        return self.of(State.UNREAD)

    @property
    def to_note(self) -> list[Line]:
        return [line for line in self.lines if line.is_to_note]

    @property
    def to_look_at(self) -> list[Line]:
        return [*self.unanswered, *self.unread]

    @property
    def unanswered(self) -> list[Line]:
        return [line for line in self.open if not line.answer]


def scans(agency: Agency) -> QuerySet[Scan]:
    """The newest first; each with `lines` and `waiting`. The files themselves are left where they are."""
    live = Noting.objects.live().filter(delivery=OuterRef("looked_at__lines__delivery"))
    asked = Q(looked_at__lines__delivery__closed_as__in=OPEN, looked_at__lines__noting=None) & ~Exists(live)
    unread = Q(looked_at__lines__delivery=None, looked_at__lines__is_elsewhere=False)
    waiting = unread | (asked & ~Q(looked_at__lines__answer=ScannedLine.Answer.NOT_SIGNED))
    found = Scan.objects.filter(agency=agency).select_related("file", "added_by__employee").defer("file__content")
    counted = found.annotate(lines=Count("looked_at__lines"), waiting=Count("looked_at__lines", filter=waiting))
    return counted.order_by("-added_at", "-pk")


def review(scan: Scan) -> Review:
    """The scan's pages and lines. Three queries, however many there are; no picture is loaded."""
    live = Noting.objects.live().filter(delivery=OuterRef("delivery"))
    lines = (
        ScannedLine.objects.defer("cut")
        .select_related("delivery__employee", "delivery__dissemination__edition", "expected__employee")
        .annotate(has_live=Exists(live), has_cut=~Q(cut=b""))
        .order_by("place")
    )
    pages = ScannedPage.objects.filter(scan=scan).defer("picture").annotate(has_picture=~Q(picture=b""))
    seen: set[int] = set()
    found = [
        Page(
            page.pk,
            page.number,
            _trouble(page),
            page.has_picture,
            [_line(page, line, seen) for line in page.lines.all()],
        )
        for page in pages.prefetch_related(Prefetch("lines", lines))
    ]
    return Review(scan, found)


def _trouble(page: ScannedPage) -> str:
    return str(NotRead(page.trouble)) if page.trouble else ""


def _line(page: ScannedPage, line, seen: set[int]) -> Line:
    delivery: Delivery | None = line.delivery
    shown = delivery or line.expected
    state = _state(line, delivery, seen)
    if delivery:
        seen.add(delivery.pk)
    return Line(
        pk=line.pk,
        page=page.number,
        place=line.place,
        state=state,
        name=shown.employee.name if shown else "",
        number=shown.employee.number if shown else "",
        title=delivery.dissemination.edition.title if delivery else "",
        has_cut=line.has_cut,
        is_slip=line.text[3:4] in ("P", "Q"),
        hint=line.hint,
        hint_words=line.get_hint_display(),
        answer=line.answer,
        answer_words=line.get_answer_display(),
        happened_on=line.happened_on,
        witness=line.witness,
        ended=delivery.get_closed_as_display() if delivery and delivery.closed_as else "",
        ended_on=delivery.closed_on if delivery else None,
    )


def _state(line, delivery: Delivery | None, seen: set[int]) -> State:
    if line.is_elsewhere:
        return State.ELSEWHERE
    if delivery is None:
        return State.UNREAD
    if delivery.pk in seen:
        return State.TWICE
    if delivery.closed_as == Delivery.End.ACKNOWLEDGED:
        return State.SIGNED
    if line.has_live or line.noting_id:
        return State.NOTED
    return State.OPEN if delivery.closed_as in OPEN else State.OVER
