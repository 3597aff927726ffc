"""The chain at a glance: every agency, every link, a date and a state for each."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef
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
    copies = _copies(order)
    sendings = _sendings(order, agencies)
    parts = parts_of([found[-1].pk for (_, kind), found in sendings.items() if kind == DIRECTIVE], today=today)
    return [_row(agency, clerk_due, copies.get(agency.pk), sendings, parts, today) for agency in agencies]


def newest_order(*, today: date) -> Edition | None:
    """The edition of the order in force that day: what the public reads. One query."""
    return Edition.objects.of_the_order().in_force(today).first()


def order_carried_out(*, today: date) -> Edition | None:
    """The edition agencies are carrying out that day: the newest in force they were sent, or else the newest in
    force. One query."""
    was_sent = Exists(Transmittal.objects.filter(edition=OuterRef("pk")))
    return Edition.objects.of_the_order().in_force(today).order_by(was_sent.desc(), "-number").first()


def _copies(order: Edition) -> dict[int, Transmittal]:
    rows = Transmittal.objects.filter(edition=order).select_related("due", "notice_due", "directive_due")
    return {copy.agency_id: copy for copy in rows}


def _sendings(order: Edition, agencies: list[Agency]) -> dict[tuple[int, str], list[Dissemination]]:
    """What each agency disseminated to carry out this edition of the order or a later one, by kind, the first first:
    whoever was late under this one and answers under the next has answered."""
    rows = (
        Dissemination.objects.filter(agency__in=agencies, edition__order__number__gte=order.number)
        .exclude(reason__in=Dissemination.Reason.to_some())
        .select_related("edition", "provided_due")
        .order_by("sent_at", "pk")
    )
    found: dict[tuple[int, str], list[Dissemination]] = {}
    for row in rows:
        found.setdefault((row.agency_id, row.edition.kind), []).append(row)
    return found


def _row(agency: Agency, clerk_due: Deadline, copy, sendings, parts: dict[int, Parts], today: date) -> Row:
    notices = sendings.get((agency.pk, Edition.Kind.NOTICE), [])
    directives = sendings.get((agency.pk, DIRECTIVE), [])

    def link(due: Deadline | None, at) -> Link:
        return Link(due=due, done_on=timezone.localdate(at) if at else None, today=today)

    return Row(
        agency=agency,
        transmittal=copy,
        sent=link(copy.due.as_deadline() if copy else clerk_due, copy and copy.sent_at),
        received=link(None, copy and copy.received_at),
        noticed=link(_asked(agency, copy and copy.notice_due), notices and notices[0].sent_at),
        directed=link(_asked(agency, copy and copy.directive_due), directives and directives[0].sent_at),
        notice=notices[-1] if notices else None,
        directive=directives[-1] if directives else None,
        parts=parts.get(directives[-1].pk, Parts({})) if directives else Parts({}),
    )


def _asked(agency: Agency, kept) -> Deadline | None:
    """A board without employees has nobody to notify."""
    return kept.as_deadline() if kept and agency.has_staff else None
