"""The second person's word on what was noted: it counts, or it is set aside."""

from collections.abc import Iterable
from datetime import date, datetime, time

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from deadlines import clock
from deadlines.due import books_open, due, keep
from deadlines.models import KeptDeadline
from directives import permissions, statements
from directives.models import Acknowledgment, Delivery, EditionText, Noting
from directives.models.records import receipt_code
from directives.refusal import Refusal
from evidence.acts import record
from people.models import Agency
from rows.whole_sets import insert_rows, update_rows

SERVED = {
    Noting.Way.PAPER: Delivery.Service.PAPER,
    Noting.Way.ROLL_CALL: Delivery.Service.ROLL_CALL,
    Noting.Way.REFUSED: Delivery.Service.PAPER,  # it was handed to them, and they would not sign
}
METHOD = {Noting.Way.PAPER: Acknowledgment.Method.PAPER, Noting.Way.ROLL_CALL: Acknowledgment.Method.ROLL_CALL}
SERVICE = ["served_at", "served_how", "served_by", "due", "due_on"]
END = ["closed_at", "closed_on", "closed_as"]
SIGNED = ["delivery", "text", "text_sha256", "language", "statement", "typed_name", "method", "shown_at"]
SIGNED += ["acknowledged_at", "due_on", "due", "acknowledged_by", "code"]


@transaction.atomic
def confirm(*, agency: Agency, notings: QuerySet[Noting], by) -> int:
    """Say of these of the agency that they are right; return of how many. Passed over is what the same person noted,
    what is about them, what is disputed, and what is not asked any more.

    Whoever signed has signed on the day it happened, so signing in time is in time however late it is entered; and if
    nothing had served them, that day did. Whoever refused was served, and has not acknowledged. A sheet of ten or of a
    thousand takes the same number of statements.
    """
    if not permissions.may_note(by, agency, today=clock.today()):
        raise PermissionDenied
    found = Noting.objects.to_confirm().filter(pk__in=notings.values("pk"), delivery__dissemination__agency=agency)
    found = found.exclude(noted_by=by).exclude(pk__in=found.filter(delivery__employee__user=by).values("pk"))
    rows = list(
        found.select_related(
            "delivery__employee", "delivery__due", "delivery__dissemination__edition", "delivery__dissemination"
        )
        .select_for_update(of=("self", "delivery"))
        .order_by("pk")
    )
    if rows:
        _close(rows)
        signed = _acknowledge(each for each in rows if each.way in METHOD)
        _mark(rows, signed, by)
        details = {"notings": [each.pk for each in rows], "receipts": sorted(code for _pk, code in signed.values())}
        record(action="notings confirmed", about=agency, by=by, details={"people": len(rows), **details})
    return len(rows)


@transaction.atomic
def set_aside(*, agency: Agency, notings: QuerySet[Noting], why: str, by) -> int:
    """Say of these that they do not count, and why; return of how many. The texts are asked as before. Whoever noted
    something may take it out again by themselves; nobody speaks on what is about them."""
    if not permissions.may_note(by, agency, today=clock.today()):
        raise PermissionDenied
    why = " ".join(why.split())[:250]
    if not why:
        raise Refusal(_("Say why. Whoever noted it, and whom it is about, will see the reason."))
    found = Noting.objects.live().filter(pk__in=notings.values("pk"), delivery__dissemination__agency=agency)
    found = found.exclude(pk__in=found.filter(delivery__employee__user=by).values("pk"))
    keys = list(found.select_for_update(of=("self",)).values_list("pk", flat=True))
    if keys:
        live = Noting.objects.filter(pk__in=keys)
        live.update(set_aside_at=clock.now(), set_aside_by=by, set_aside_why=why)
        details = {"people": len(keys), "notings": keys, "why": why}
        record(action="notings set aside", about=agency, by=by, details=details)
    return len(keys)


def happened_at(noting: Noting) -> datetime:
    """The instant that stands for the day something happened: nobody noted the hour. The day's beginning, or when the
    text was sent or served if it was later on that day; so nobody signs before they were shown."""
    delivery = noting.delivery
    begins = timezone.make_aware(datetime.combine(noting.happened_on, time.min))
    known = [begins, delivery.dissemination.sent_at, delivery.served_at]
    return max(each for each in known if each and timezone.localdate(each) <= noting.happened_on)


def _close(rows: list[Noting]) -> None:
    """Serve whoever was not served, and end what was asked of each. `has_served` says which it was."""
    clocks = _deadlines({each.happened_on for each in rows if each.delivery.due is None})
    for each in rows:
        delivery, moment = each.delivery, happened_at(each)
        each.has_served = delivery.due is None
        if delivery.due is None:
            delivery.served_at, delivery.served_how = moment, SERVED[Noting.Way(each.way)]
            delivery.served_by_id = each.noted_by_id
            delivery.due = clocks[each.happened_on]
            delivery.due_on = delivery.due.due_on
        delivery.closed_at, delivery.closed_on = moment, each.happened_on
        delivery.closed_as = Delivery.End.ACKNOWLEDGED if each.way in METHOD else Delivery.End.REFUSED
    update_rows(Delivery, [*SERVICE, *END], (_service_and_end(each.delivery) for each in rows))


def _service_and_end(row: Delivery) -> tuple:
    service = (row.served_at, str(row.served_how), row.served_by_id, row.due_id, row.due_on)
    return row.pk, *service, row.closed_at, row.closed_on, str(row.closed_as)


def _deadlines(days: set[date]) -> dict[date, KeptDeadline]:
    with books_open():
        return {day: keep(due("acknowledgment", day)) for day in sorted(days)}


def _acknowledge(signed: Iterable[Noting]) -> dict[int, tuple[int, str]]:
    """Their acknowledgments: the key and the receipt of each, by its delivery."""
    signed = list(signed)
    editions = {each.delivery.dissemination.edition_id for each in signed}
    texts = {(text.edition_id, text.language): text for text in EditionText.objects.filter(edition__in=editions)}
    insert_rows(Acknowledgment, SIGNED, [_signature(each, texts) for each in signed])
    made = Acknowledgment.objects.filter(delivery__in=[each.delivery_id for each in signed])
    return {delivery: (pk, code) for delivery, pk, code in made.values_list("delivery", "pk", "code")}


def _signature(noting: Noting, texts: dict[tuple[int, str], EditionText]) -> tuple:
    """The name is the roster's, and it is shown when it is signed: on one day, by one word of an officer."""
    delivery, moment = noting.delivery, happened_at(noting)
    edition = delivery.dissemination.edition
    text = texts[edition.pk, noting.language]
    statement = statements.statement(edition.kind, noting.language)
    shown = (delivery.pk, text.pk, text.sha256, noting.language, statement, delivery.employee.name)
    ways = (str(METHOD[Noting.Way(noting.way)]), moment, moment)
    return *shown, *ways, delivery.due_on, delivery.due_id, noting.noted_by_id, receipt_code()


def _mark(rows: list[Noting], signed: dict[int, tuple[int, str]], by) -> None:
    now = clock.now()
    update_rows(
        Noting,
        ["confirmed_at", "confirmed_by", "has_served", "acknowledgment"],
        [(each.pk, now, by.pk, each.has_served, signed.get(each.delivery_id, (None,))[0]) for each in rows],
    )
