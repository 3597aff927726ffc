"""What a person says of a scanned line: whose it is when its mark was not read, what it shows, and that this counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from deadlines import clock
from directives.acts.notings import note
from directives.models import Delivery, Noting
from directives.permissions import may_note
from directives.refusal import Refusal
from directives.sheets.believing import believed
from directives.sheets.codes import typed_code
from directives.sheets.models import Scan, ScannedLine, ScannedPage
from evidence.acts import record


@dataclass(frozen=True)
class Said:
    """What somebody says a line shows. The day, and for a refusal the witness, are what the paper says."""

    answer: str
    happened_on: date | None = None
    witness: str = ""


@dataclass(frozen=True)
class Confirmed:
    """How many were noted; and whom it could not be noted of, with why in a sentence."""

    noted: int
    passed_over: list[tuple[ScannedLine, str]]


@transaction.atomic
def place_line(*, line: ScannedLine, typed: str, by) -> ScannedLine:
    """Say whose a line is that could not be read, by the code printed on it. Raises PermissionDenied and Refusal."""
    line = _held(line)
    _may(line.page.scan, by)
    if line.delivery_id or line.is_elsewhere:
        return line
    line.delivery = _whose(line.page.scan, typed)
    line.typed_at, line.typed_by = clock.now(), by
    line.save()
    record(action="scanned line placed", about=line, by=by, details={"delivery": line.delivery.pk, "line": line.proof})
    return line


@transaction.atomic
def add_line(*, page: ScannedPage, typed: str, by) -> ScannedLine:
    """Add a line nobody found on that page, by its code; the one that stands there when it is there already. Raises
    PermissionDenied and Refusal."""
    scan = Scan.objects.select_for_update(of=("self",)).select_related("agency").get(pk=page.scan_id)
    _may(scan, by)
    delivery = _whose(scan, typed)
    if standing := ScannedLine.objects.filter(page=page, delivery=delivery).first():
        return standing
    last = page.lines.aggregate(last=Max("place"))["last"] or 0
    language = page.lines.exclude(language="").values_list("language", flat=True).first() or ""
    line = ScannedLine.objects.create(
        page=page, place=last + 1, language=language, delivery=delivery, cut=b"", typed_at=clock.now(), typed_by=by
    )
    record(action="scanned line placed", about=line, by=by, details={"delivery": delivery.pk, "line": line.proof})
    return line


@transaction.atomic
def answer_lines(*, scan: Scan, said: Mapping[int, Said], by) -> int:
    """Keep what a person says of these lines, by their keys, until it is confirmed; return of how many. A line that is
    noted already keeps what was said of it. Raises PermissionDenied, and Refusal for a day that cannot be."""
    _may(scan, by)
    lines = ScannedLine.objects.select_for_update(of=("self",)).filter(page__scan=scan, pk__in=said, noting=None)
    answered = []
    for line in lines.exclude(delivery=None):
        refuse_what_cannot_be(said[line.pk])
        line.answer, line.happened_on = said[line.pk].answer, said[line.pk].happened_on
        line.witness = " ".join(said[line.pk].witness.split())[:120]
        line.answered_at, line.answered_by = (clock.now(), by) if line.answer else (None, None)
        answered.append(line)
    fields = ["answer", "happened_on", "witness", "answered_at", "answered_by"]
    return ScannedLine.objects.bulk_update(answered, fields)


@transaction.atomic
def confirm_lines(*, scan: Scan, by) -> Confirmed:
    """Note what was answered and is not noted yet; a second person then confirms each. Twice is once. Whom it cannot
    be noted of is said, with why. Raises PermissionDenied."""
    _may(scan, by)
    lines = ScannedLine.objects.select_for_update(of=("self",)).filter(page__scan=scan, noting=None)
    lines = lines.filter(answer__in=WAYS).select_related("page__scan", "delivery__dissemination__edition")
    noted, passed_over = 0, []
    for line in lines.order_by("page__number", "place"):
        try:
            line.noting = _noted(line, by)
        except Refusal as why:
            passed_over.append((line, str(why)))
        else:
            line.save(update_fields=["noting"])
            noted += 1
    if noted:
        record(action="scan confirmed", about=scan, by=by, details={"noted": noted, "sha256": scan.sha256})
    return Confirmed(noted, passed_over)


WAYS = {
    ScannedLine.Answer.SIGNED.value: Noting.Way.PAPER.value,
    ScannedLine.Answer.REFUSED.value: Noting.Way.REFUSED.value,
}


def _noted(line: ScannedLine, by) -> Noting:
    delivery = line.delivery
    assert delivery is not None and line.happened_on is not None  # noqa: S101, PT018 the row's own constraint
    return note(
        delivery=delivery,
        way=WAYS[line.answer],
        happened_on=line.happened_on,
        language=line.language or delivery.dissemination.edition.texts.get(is_source=True).language,
        witness=line.witness if line.answer == ScannedLine.Answer.REFUSED else "",
        proof=line.proof,
        by=by,
    )


def _held(line: ScannedLine) -> ScannedLine:
    rows = ScannedLine.objects.select_for_update(of=("self",)).select_related("page__scan__agency")
    return rows.get(pk=line.pk)


def _may(scan: Scan, by) -> None:
    if not may_note(by, scan.agency, today=clock.today()):
        raise PermissionDenied


def _whose(scan: Scan, typed: str) -> Delivery:
    code = typed_code(typed)
    delivery = believed([code]).get(code) if code else None
    if delivery is None:
        raise Refusal(_("That is not a code of a printed line. It has twelve signs, as in 7K3M-9PXQ-2R4T; check each."))
    if delivery.dissemination.agency_id != scan.agency_id:
        raise Refusal(_("That line belongs to another agency's list. Give the sheet to them."))
    return delivery


def refuse_what_cannot_be(said: Said) -> None:
    """Raises Refusal when nobody can have seen that on paper."""
    if said.answer and said.answer not in ScannedLine.Answer:
        raise Refusal(_("Say whether it is signed, not signed, or refused."))
    if said.answer not in WAYS:
        return
    if said.happened_on is None:
        raise Refusal(_("Give the day it was signed, as the paper says."))
    if said.happened_on > clock.today():
        raise Refusal(_("That day is still to come. Give the day the paper says."))
    if said.answer == ScannedLine.Answer.REFUSED and not said.witness.strip():
        raise Refusal(_("Name the witness: somebody else who was there and saw it."))
