"""What the order asks of one agency now: the copy it was sent, the clock that runs, what it gave its people."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from deadlines.counting import Deadline
from deadlines.due import due, keep
from directives.models import Dissemination, Edition, Transmittal
from directives.reports.board import Link, newest_order
from people.models import Agency

# Which of a copy's clocks runs for what.
CLOCK = {Edition.Kind.NOTICE: "notice_due", Edition.Kind.DIRECTIVE: "directive_due"}


@dataclass(frozen=True)
class Asked:
    """`copy` is the newest copy the agency was sent, None before the first; `given` the first sending that answers
    the clock of `link`."""

    order: Edition | None
    copy: Transmittal | None
    link: Link
    given: Dissemination | None


def asked(agency: Agency, kind: str, *, today: date) -> Asked:
    """A notice, a directive or a policy of the agency: when it is due, and when it was first given.

    An amendment that restarts no clock leaves the one before it running. Three queries; for a policy, two more.
    """
    order = newest_order(today=today)
    copies = list(_copies(agency, today).select_related("edition", "notice_due", "directive_due"))
    running = next((copy for copy in copies if kind in CLOCK and getattr(copy, CLOCK[kind])), None)
    given = _given(agency, kind, running)
    deadline = _deadline(agency, kind, running, today)
    done_on = timezone.localdate(given.sent_at) if given else None
    return Asked(order, next(iter(copies), None), Link(due=deadline, done_on=done_on, today=today), given)


def unanswered(agency: Agency, kind: str, *, today: date) -> int | None:
    """The key of the kept deadline that a sending of that day would answer: the clock that runs, unless something was
    given since. Two small queries; for a policy, which has no copy's clock, those of `asked`."""
    if kind not in CLOCK:
        state = asked(agency, kind, today=today)
        return keep(state.link.due).pk if state.link.due and state.given is None else None
    clocks = _copies(agency, today).exclude(**{CLOCK[kind]: None})
    running = clocks.values_list(CLOCK[kind], "edition__number", "sent_at").first() if agency.has_staff else None
    if running is None:
        return None
    clock, number, sent_at = running
    return None if _sendings(agency, kind, since=number, sent_at=sent_at).exists() else clock


def _copies(agency: Agency, today: date) -> QuerySet[Transmittal]:
    """Of the editions in force that day, the newest first."""
    return Transmittal.objects.filter(agency=agency, edition__effective_on__lte=today).order_by("-edition__number")


def answering(*, since: int, sent_at: datetime) -> Q:
    """What answers the clock of a copy of the order's edition `since` that was sent then: a text that carries out that
    edition or a later one; or the text as it stands, sent again because of the amendment once the copy was sent."""
    return Q(edition__order__number__gte=since) | Q(reason=Dissemination.Reason.AMENDMENT, sent_at__gte=sent_at)


def _sendings(agency: Agency, kind: str, *, since: int, sent_at: datetime) -> QuerySet[Dissemination]:
    return Dissemination.objects.filter(answering(since=since, sent_at=sent_at), agency=agency, edition__kind=kind)


def _given(agency: Agency, kind: str, running: Transmittal | None) -> Dissemination | None:
    found = Dissemination.objects.filter(agency=agency, edition__kind=kind)
    if running:
        found = _sendings(agency, kind, since=running.edition.number, sent_at=running.sent_at)
    return found.select_related("edition").order_by("sent_at", "pk").first()


def _deadline(agency: Agency, kind: str, running: Transmittal | None, today: date) -> Deadline | None:
    if kind == Edition.Kind.POLICY:
        # §8: counted from the day the order itself took effect, whatever amended it later.
        first = Edition.objects.of_the_order().in_force(today).last()
        return due("uvisa_policy", first.effective_on) if first else None
    return getattr(running, CLOCK[kind]).as_deadline() if running and agency.has_staff else None
