"""A directive or a policy in the making: how far it is, and the one thing to do next."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from wagtail.models import Locale

from directives import differences
from directives.acts.wordings import wording
from directives.checklist import Answer, checklist
from directives.models import DirectiveIndexPage, DirectivePage, Dissemination, Edition
from directives.reports.asked import CLOCK, Asked, asked
from directives.reports.drafts import Draft, State, drafts
from directives.words import digest
from languages.names import Language
from languages.translations import Subject, published
from people.models import Agency


class Step(StrEnum):
    START = "start"
    WRITE = "write"
    REVIEW = "review"
    ADOPT = "adopt"
    SEND = "send"


@dataclass(frozen=True)
class Making:
    """`newest` is the newest edition, adopted from this draft; `sending` how it went to the agency's people."""

    agency: Agency
    kind: str
    page: DirectivePage | None
    drafts: list[Draft]
    newest: Edition | None
    sending: Dissemination | None
    asked: Asked
    published: Subject | None

    @property
    def waiting(self) -> list[Draft]:
        """The languages that wait for the officer: not handed over yet, sent back, or changed since."""
        return [draft for draft in self.drafts if draft.waits_for_officer]

    @property
    def sent_back(self) -> list[Draft]:
        return [draft for draft in self.drafts if draft.state == State.SENT_BACK]

    @property
    def in_review(self) -> list[Draft]:
        return [draft for draft in self.drafts if draft.state == State.IN_REVIEW]

    @property
    def unready(self) -> list[Draft]:
        """The translations an edition would leave out if it were adopted now."""
        approved = {page.pk for page in self.published.approved} if self.published else set()
        return [draft for draft in self.drafts[1:] if draft.state != State.APPROVED or draft.page.pk not in approved]

    @property
    def pending(self) -> list[Language]:
        """The required languages it would be adopted without."""
        return self.published.pending if self.published else []

    @property
    def is_approved(self) -> bool:
        """The text that governs has passed review: it can be adopted."""
        return bool(self.drafts) and self.drafts[0].state == State.APPROVED

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 of the approved words, as adopting would keep it."""
        words = wording(self.page)
        return digest(title=words.title, body=words.body)

    @cached_property
    def is_adopted(self) -> bool:
        """The approved words are the newest edition's."""
        return self.is_approved and self.newest is not None and self.fingerprint == self._adopted().sha256

    @property
    def asks_nobody(self) -> bool:
        """A minor change is adopted and asks nobody to sign again."""
        return self.is_adopted and self.newest.change == Edition.Change.MINOR and not self.asks_again

    @property
    def asks_again(self) -> bool:
        """It has gone out, and an amendment of the order asks for it once more: as it stands, or changed first (A3)."""
        is_out = self.sending is not None or (self.newest and self.newest.change == Edition.Change.MINOR)
        return bool(is_out) and self.kind in CLOCK and self.asked.link.state in ("due", "overdue")

    @property
    def is_to_send(self) -> bool:
        return self.asks_again or not (self.sending or self.asks_nobody)

    @property
    def now(self) -> Step | None:
        """The step that is open; None when all is done."""
        if self.page is None:
            return Step.START
        if self.is_adopted:
            return Step.SEND if self.is_to_send else None
        if self.sent_back:
            return Step.WRITE
        return Step.ADOPT if self.is_approved and not self.waiting and not self.in_review else Step.REVIEW

    @cached_property
    def answers(self) -> list[Answer]:
        """Of a policy, how its draft answers Section 8 in each language, as it was last written. A query or two for
        each language."""
        if self.kind != Edition.Kind.POLICY:
            return []
        latest = [wording(draft.page.get_latest_revision_as_object()) for draft in self.drafts]
        return checklist([(text.language, text.body) for text in latest])

    @property
    def unanswered(self) -> list[Answer]:
        return [each for each in self.answers if not each.is_whole]

    def changes(self) -> list[differences.Change]:
        """What the approved words change in the newest edition; nothing when there is none. One query."""
        if self.newest is None or self.page is None:
            return []
        return differences.changes(self._adopted().body, wording(self.page).body)

    def _adopted(self):
        return next(text for text in self.newest.texts.all() if text.is_source)


def making(agency: Agency, kind: str, *, today: date) -> Making:
    """How far the agency's directive or policy is. A fixed number of queries."""
    page = _page(agency, kind)
    editions = Edition.objects.filter(agency=agency, kind=kind).select_related("agency").prefetch_related("texts")
    newest = editions.order_by("-number").first()
    return Making(
        agency=agency,
        kind=kind,
        page=page,
        drafts=drafts(page) if page else [],
        newest=newest,
        sending=newest.disseminations.order_by("sent_at").first() if newest else None,
        asked=asked(agency, kind, today=today),
        published=published(page) if page else None,
    )


def _page(agency: Agency, kind: str) -> DirectivePage | None:
    """The draft in the language that governs, on the agency's shelf."""
    shelf = DirectiveIndexPage.objects.filter(agency=agency, locale=Locale.get_default()).first()
    return DirectivePage.objects.child_of(shelf).filter(kind=kind).select_related("locale").first() if shelf else None
