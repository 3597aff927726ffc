"""Scans of signed sheets: taken in, and read page by page. What the machine reads is laid before a person."""

import hashlib
from datetime import timedelta
from functools import partial

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from deadlines import clock
from directives.models import Delivery
from directives.permissions import may_note
from directives.refusal import Refusal
from directives.sheets import reader
from directives.sheets.believing import believed
from directives.sheets.codes import Code, LineMark, PageMark, read_mark
from directives.sheets.models import Scan, ScannedLine, ScannedPage
from directives.sheets.tasks import ring
from evidence.acts import record
from evidence.files import NotKept, keep_file, media_type_of
from people.models import Agency

# How long a reader may be away with a page before another takes it.
A_WHILE = timedelta(minutes=2)


def add_scan(*, agency: Agency, content: bytes, name: str, by) -> tuple[Scan, bool]:
    """Take a file in, to be read; return it, and whether it is new. A file sent before is not taken or read twice.

    It is opened first, outside any transaction, so that a file nobody can read is never kept. Raises PermissionDenied,
    and Refusal when it is not a PDF, JPEG or PNG of signed sheets that can be opened.
    """
    if not may_note(by, agency, today=clock.today()):
        raise PermissionDenied
    sha256 = hashlib.sha256(content).hexdigest()
    if standing := Scan.objects.filter(agency=agency, sha256=sha256).first():
        return standing, False
    try:
        pages = reader.pages_of(content, media_type_of(content))
        return _kept(agency, content, name, sha256, pages, by), True
    except (NotKept, reader.NotRead) as wrong:
        raise Refusal(str(wrong)) from wrong
    except IntegrityError:
        return Scan.objects.get(agency=agency, sha256=sha256), False


@transaction.atomic
def _kept(agency: Agency, content: bytes, name: str, sha256: str, pages: int, by) -> Scan:
    file = keep_file(content=content, name=name, by=by)
    scan = Scan.objects.create(agency=agency, file=file, sha256=sha256, pages=pages, added_at=clock.now(), added_by=by)
    record(action="scan added", about=scan, by=by, details={"sha256": sha256, "pages": pages, "name": file.name})
    transaction.on_commit(partial(ring, scan.pk))
    return scan


def read_next(*, scan: Scan) -> bool:
    """Read the first page nobody has read; whether there was one. The machine does it, so nobody is named.

    The page is read outside any transaction; a reader that dies with it is followed by another after a while.
    """
    if not _held(scan):
        return False
    number = _next(scan)
    read = _read(scan, number) if number else None
    with transaction.atomic():
        if number and read:
            _write(scan, number, *read)
        is_read = _next(scan) == 0
        Scan.objects.filter(pk=scan.pk).update(held_until=None, read_at=clock.now() if is_read else None)
        if is_read:
            record(action="scan read", about=scan, by=None, details={"lines": _lines_of(scan)})
    return number > 0


def _held(scan: Scan) -> bool:
    """By the machine's own time: a demonstration that holds its date still would never let go."""
    now = timezone.now()
    free = Scan.objects.filter(pk=scan.pk, read_at=None).filter(Q(held_until=None) | Q(held_until__lt=now))
    return free.update(held_until=now + A_WHILE) == 1


def _next(scan: Scan) -> int:
    """The first page that is not looked at, or 0."""
    done = set(scan.looked_at.values_list("number", flat=True))
    return next((number for number in range(1, scan.pages + 1) if number not in done), 0)


def _lines_of(scan: Scan) -> int:
    return ScannedLine.objects.filter(page__scan=scan).count()


def _read(scan: Scan, number: int) -> tuple[reader.Page, str]:
    try:
        return reader.read_page(bytes(scan.file.content), scan.file.media_type, number), ""
    except reader.NotRead as wrong:
        return reader.Page([], b""), wrong.reason


def _write(scan: Scan, number: int, read: reader.Page, trouble: str) -> None:
    page = ScannedPage.objects.create(scan=scan, number=number, picture=read.picture, trouble=trouble)
    whose = believed(code for line in read.lines for code in _codes(line) if code)
    ours = Delivery.objects.filter(pk__in=[_by_page(line) for line in read.lines], dissemination__agency=scan.agency_id)
    known = set(ours.values_list("pk", flat=True))
    ScannedLine.objects.bulk_create(
        ScannedLine(
            page=page,
            place=place,
            language=line.language,
            text=line.text,
            hint=line.hint,
            **_placed(scan, line, whose, known),
        )
        for place, line in enumerate(read.lines, start=1)
    )


def _codes(line: reader.Line) -> tuple[Code | None, Code | None]:
    """What its own mark says, and what the mark of its page is sealed by."""
    own, page = read_mark(line.text), read_mark(line.by_page)
    return own.code if isinstance(own, LineMark) else None, page.code if isinstance(page, PageMark) else None


def _placed(scan: Scan, line: reader.Line, whose: dict[Code, Delivery], known: set[int]) -> dict:
    """Whose line it is; `known` are the agency's own. Of another's list only that is kept."""
    own, page = _codes(line)
    delivery = whose.get(own) if own else None
    expected = _by_page(line) if delivery is None and page in whose else None
    is_ours = delivery.dissemination.agency_id == scan.agency_id if delivery else expected is None or expected in known
    if not is_ours:
        return {"is_elsewhere": True, "cut": b""}
    return {"delivery": delivery, "expected_id": expected, "cut": line.cut}


def _by_page(line: reader.Line) -> int | None:
    """Whom the mark of the page, which is sealed, puts on this line."""
    page = read_mark(line.by_page)
    if isinstance(page, PageMark) and line.place < len(page.numbers):
        return page.numbers[line.place]
    return None
