"""The chain at a glance: every agency, every link, a date and a state for each."""

from dataclasses import dataclass
from datetime import date
from typing import cast

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from deadlines.counting import Deadline
from deadlines.due import due
from directives.acts.transmittals import clerk_clock
from directives.models import Dissemination, Edition, Transmittal
from directives.reports.progress import Parts, parts_of
from people.models import Agency

DIRECTIVE = Edition.Kind.DIRECTIVE


@dataclass(frozen=True)
class Link:
    """One link of an agency's chain: when it was due, when it was done. Both may be missing."""

    due: Deadline | None
    done_on: date | None
    today: date

    @property
    def state(self) -> str:
        """done, late (done after its day), overdue, due, or none (nothing is asked yet)."""
        if self.done_on:
            return "late" if self.due and self.done_on > self.due.due_on else "done"
        if self.due is None:
            return "none"
        return "overdue" if self.today > self.due.due_on else "due"

    @property
    def days_late(self) -> int:
        end = self.done_on or self.today
        return max(0, (end - self.due.due_on).days) if self.due else 0


@dataclass(frozen=True)
class Row:
    """One agency's chain under one edition of the order. A link is done when it was first done; `notice` and
    `directive` are the newest sendings, and `parts` the newest directive's."""

    agency: Agency
    transmittal: Transmittal | None
    sent: Link
    received: Link
    noticed: Link
    directed: Link
    notice: Dissemination | None
    directive: Dissemination | None
    parts: Parts

    @property
    def links(self) -> list[Link]:
        return [self.sent, self.received, self.noticed, self.directed]


def board(order: Edition, *, today: date, agencies=None) -> list[Row]:
    """The chain of each agency under an edition of the order. A fixed number of queries, whatever their number."""
    agencies = agencies if agencies is not None else Agency.objects.all()
    agencies = list(agencies.select_related("head").order_by("-has_staff", "name"))
    clerk_due = due("clerk_transmittal", clerk_clock(order))
    copies, running = _copies(order)
    sendings = _sendings(order, agencies, running)
    parts = parts_of([found[-1].pk for (_, kind), found in sendings.items() if kind == DIRECTIVE], today=today)
    return [
        _row(agency, clerk_due, copies.get(agency.pk), running.get(agency.pk), sendings, parts, today)
        for agency in agencies
    ]


def newest_order(*, today: date) -> Edition | None:
    """The edition of the order in force that day: what the public reads. One query."""
    return Edition.objects.of_the_order().in_force(today).first()


def order_carried_out(*, today: date) -> Edition | None:
    """The edition agencies are carrying out that day: the newest in force they were sent, or else the newest in
    force. One query."""
    was_sent = Exists(Transmittal.objects.filter(edition=OuterRef("pk")))
    return Edition.objects.of_the_order().in_force(today).order_by(was_sent.desc(), "-number").first()


def _copies(order: Edition) -> tuple[dict[int, Transmittal], dict[int, Transmittal]]:
    """Each agency's copy of this edition; and the copy whose clocks run: this one, or where it restarted none (A3),
    the last before it that started them. One query."""
    rows = Transmittal.objects.filter(edition__kind=order.kind, edition__number__lte=order.number)
    own: dict[int, Transmittal] = {}
    running: dict[int, Transmittal] = {}
    for copy in rows.select_related("edition", "due", "notice_due", "directive_due").order_by("edition__number"):
        if copy.edition_id == order.pk:
            own[copy.agency_id] = copy
        if copy.notice_due:
            running[copy.agency_id] = copy
    return own, {agency: running.get(agency, copy) for agency, copy in own.items()}


def _sendings(
    order: Edition, agencies: list[Agency], running: dict[int, Transmittal]
) -> dict[tuple[int, str], list[Dissemination]]:
    """What each agency disseminated that answers the clocks that run for it, by kind, the first first: whoever was late
    under this edition and answers under the next has answered."""
    first = min((copy.edition.number for copy in running.values()), default=order.number)
    may_answer = Q(edition__order__number__gte=first) | Q(reason=Dissemination.Reason.AMENDMENT)
    rows = Dissemination.objects.filter(may_answer, agency__in=agencies)
    rows = rows.exclude(reason__in=Dissemination.Reason.to_some()).select_related("edition__order", "provided_due")
    found: dict[tuple[int, str], list[Dissemination]] = {}
    for row in rows.order_by("sent_at", "pk"):
        if _answers(row, order, running.get(row.agency_id)):
            found.setdefault((row.agency_id, row.edition.kind), []).append(row)
    return found


def _answers(sending: Dissemination, order: Edition, running: Transmittal | None) -> bool:
    """`directives.reports.asked.answering`, of a row that is read already."""
    carried_out = cast(Edition, sending.edition.order).number
    if running is None:
        return carried_out >= order.number
    is_again = sending.reason == Dissemination.Reason.AMENDMENT and sending.sent_at >= running.sent_at
    return carried_out >= running.edition.number or is_again


def _row(agency: Agency, clerk_due: Deadline, copy, running, sendings, parts: dict[int, Parts], today: date) -> Row:
    notices = sendings.get((agency.pk, Edition.Kind.NOTICE), [])
    directives = sendings.get((agency.pk, DIRECTIVE), [])

    def link(due: Deadline | None, at) -> Link:
        return Link(due=due, done_on=timezone.localdate(at) if at else None, today=today)

    return Row(
        agency=agency,
        transmittal=copy,
        sent=link(copy.due.as_deadline() if copy else clerk_due, copy and copy.sent_at),
        received=link(None, copy and copy.received_at),
        noticed=link(_asked(agency, running and running.notice_due), notices and notices[0].sent_at),
        directed=link(_asked(agency, running and running.directive_due), directives and directives[0].sent_at),
        notice=notices[-1] if notices else None,
        directive=directives[-1] if directives else None,
        parts=parts.get(directives[-1].pk, Parts({})) if directives else Parts({}),
    )


def _asked(agency: Agency, kept) -> Deadline | None:
    """A board without employees has nobody to notify."""
    return kept.as_deadline() if kept and agency.has_staff else None
