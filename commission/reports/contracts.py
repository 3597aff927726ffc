"""Where each proposed contract stands in its sixty-day chain, and the chain of any day. Nothing here writes."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils import timezone

from commission.chain import Chain, backward, earliest_hearing, forward, with_hearing
from commission.models import Comment, ContractProposal, Meeting, Notice
from deadlines.counting import Deadline
from deadlines.due import books_open, due

A_DAY = timedelta(days=1)
# Before the last day of a step: what waits then is amber.
SOON = timedelta(days=14)


class Step(StrEnum):
    """What comes next."""

    LAW = "law"  # the Law Department's note
    CALL = "call"  # the public meeting
    NOTICE = "notice"  # notice of it
    MEET = "meet"  # notice is given, and the meeting is to come
    CLOSE = "close"  # the meeting is past, and nobody said whether it was held
    HEAR = "hear"  # it was held, and comments are still open
    MEMO = "memo"  # how they were considered
    DONE = "done"
    TOO_LATE = "too_late"  # no lawful notice is possible any more for the planned day


_TOLD = {Step.MEET, Step.CLOSE, Step.HEAR, Step.MEMO, Step.DONE}
WAITS_FOR_SOMEBODY = {Step.LAW, Step.CALL, Step.NOTICE, Step.CLOSE, Step.MEMO, Step.TOO_LATE}


@dataclass(frozen=True)
class Link:
    """One link of the chain: what must be done by then. `state` is open, done, or past when it was not done."""

    name: str
    deadline: Deadline
    state: str


@dataclass(frozen=True)
class Standing:
    """One proposal: its chain, its comments, its next step."""

    proposal: ContractProposal
    chain: Chain
    step: Step
    received: int
    unread: int
    today: date

    @property
    def by(self) -> date | None:
        """The last day of the next step; None when nothing is left to do."""
        hearing, before = self.proposal.hearing, self.proposal.act_on - A_DAY
        return {
            Step.LAW: self.chain.translations.due_on,
            Step.CALL: self.chain.translations.due_on,
            Step.NOTICE: self.chain.notice.due_on,
            Step.MEET: hearing and hearing.day,
            Step.CLOSE: hearing and hearing.day,
            Step.HEAR: self.proposal.comments_until,
            Step.MEMO: before,
        }.get(self.step)

    @property
    def tone(self) -> str:
        if self.step is Step.DONE:
            return "done"
        if self.step in (Step.TOO_LATE, Step.CLOSE):
            return "overdue"
        if self.step not in WAITS_FOR_SOMEBODY or self.by is None:
            return "due"
        if self.today > self.by:
            # Translators who get less time are no breach of the order; notice that is late is one.
            return "late" if self.step in (Step.LAW, Step.CALL) else "overdue"
        return "late" if self.today >= self.by - SOON else "due"

    @property
    def is_over(self) -> bool:
        """Nothing is left to do, or the planned day passed and no public meeting was held: it cannot be acted on."""
        return self.step is Step.DONE or self.step is Step.TOO_LATE and self.today > self.proposal.act_on

    @property
    def links(self) -> list[Link]:
        told = ("translations", "notice") if self.step in _TOLD else ()
        held = ("hearing",) if self.step in (Step.HEAR, Step.MEMO, Step.DONE) else ()
        return _links(self.chain, self.today, done=(*told, *held))

    @property
    def drafted(self) -> Notice | None:
        """The newest notice of its public meeting, published or not."""
        notices = self.proposal.hearing.notices.all() if self.proposal.is_called else []
        return next((each for each in notices if each.replaced_by_id is None), None)


@dataclass(frozen=True)
class Plan:
    """The chain of an act on one day, and the earliest lawful one as of today."""

    chain: Chain
    earliest: Chain
    today: date

    @property
    def is_too_late(self) -> bool:
        return self.chain.is_too_late(self.today)

    @property
    def is_earliest(self) -> bool:
        return self.chain.act_on == self.earliest.act_on

    @property
    def links(self) -> list[Link]:
        return _links(self.chain, self.today, done=())


def plan(act_on: date | None, *, today: date) -> Plan:
    """The chain backward from a planned act; forward from today without one. Raises CannotCount for a day out of
    reach."""
    with books_open():
        earliest = forward(today, due=due)
        return Plan(backward(act_on, due=due) if act_on else earliest, earliest, today)


def days_of_a_hearing(proposal: ContractProposal, *, today: date) -> tuple[date, date]:
    """The first and the last lawful day of its public meeting when notice is given at once. They have passed each
    other when it is too late."""
    with books_open():
        return earliest_hearing(today, due=due), backward(proposal.act_on, due=due).hearing.due_on


def standings(*, now: datetime) -> list[Standing]:
    """Every proposal, the newest first. Five queries, two of them only when there is one."""
    return _standings(ContractProposal.objects.all(), now)


def standing(proposal: ContractProposal, *, now: datetime) -> Standing:
    """One proposal. Five queries."""
    return _standings(ContractProposal.objects.filter(pk=proposal.pk), now)[0]


def open_contracts(*, now: datetime) -> list[Standing]:
    """The proposals something is still to be done for, or read, the nearest act first."""
    found = [each for each in standings(now=now) if not each.is_over or each.unread]
    return sorted(found, key=lambda each: each.proposal.act_on)


def comments_of(proposal: ContractProposal) -> QuerySet[Comment]:
    """All of them, those nobody has read first, then as they came. One query."""
    is_read = Q(shown_at__isnull=False) | Q(hidden_at__isnull=False)
    rows = proposal.comments.select_related("entered_by", "shown_by", "hidden_by")
    return rows.annotate(is_read=is_read).order_by("is_read", "received_at", "pk")


def _links(chain: Chain, today: date, *, done: Collection[str]) -> list[Link]:
    """From the order for translations to the public meeting."""
    found = [("translations", chain.translations), ("notice", chain.notice), ("hearing", chain.hearing)]
    late = {name for name, deadline in found if today > deadline.due_on}
    return [Link(name, by, "done" if name in done else "past" if name in late else "open") for name, by in found]


def _standings(rows: QuerySet[ContractProposal], now: datetime) -> list[Standing]:
    unread = Q(comments__shown_at=None, comments__hidden_at=None, comments__isnull=False)
    rows = rows.select_related("hearing", "proposed_by", "law_by", "memo_by")
    rows = rows.annotate(received=Count("comments"), unread=Count("comments", filter=unread))
    found = list(rows.prefetch_related(Prefetch("hearing__notices", Notice.objects.select_related("due"))))
    if not found:
        return []
    with books_open():
        return [_standing(each, now) for each in found]


def _standing(proposal, now: datetime) -> Standing:
    today, hearing = timezone.localdate(now), proposal.hearing if proposal.is_called else None
    if hearing:
        chain = with_hearing(proposal.act_on, hearing.day, due=due)
        step = _step_of_a_hearing(proposal, hearing, now)
    else:
        chain = backward(proposal.act_on, due=due)
        step = Step.TOO_LATE if chain.is_too_late(today) else Step.CALL if proposal.law_note else Step.LAW
    return Standing(proposal, chain, step, proposal.received, proposal.unread, today)


def _step_of_a_hearing(proposal: ContractProposal, hearing: Meeting, now: datetime) -> Step:
    if proposal.memo:
        return Step.DONE
    if hearing.state == Meeting.State.HELD:
        is_open = proposal.comments_until is not None and timezone.localdate(now) <= proposal.comments_until
        return Step.HEAR if is_open else Step.MEMO
    if now >= hearing.starts_at:
        return Step.CLOSE
    is_given = any(each.published_at and each.replaced_by_id is None for each in hearing.notices.all())
    return Step.MEET if is_given else Step.NOTICE
