"""What a meeting will be about and how to take part in it, while it can still be changed."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.documents.models import Document

from commission import permissions
from commission.acts.drafts import draft_again
from commission.models import AgendaItem, Meeting
from directives.refusal import Refusal
from evidence.acts import record

LARGEST = 10 * 1024 * 1024


@dataclass(frozen=True)
class Item:
    """One item. `document` is the one it keeps; `content` is a new PDF in its place."""

    title: str
    document: Document | None = None
    content: bytes = b""


@dataclass(frozen=True)
class Details:
    """How to take part, and whether formal action may be taken."""

    contact: str
    room: str = ""
    access: str = ""
    dial_in: str = ""
    ask_by: date | None = None
    takes_action: bool = True


@transaction.atomic
def set_details(*, meeting: Meeting, details: Details, by) -> Meeting:
    """Change what a notice says besides time and place. Whoever was told is told anew: the notice's clock runs again.

    The same details again change nothing. Raises Refusal when the meeting is over, nobody is named to ask, or help
    would have to be asked for after it.
    """
    meeting = _open(meeting, by)
    if not details.contact.strip():
        raise Refusal(_("Say whom to ask for an interpreter or other help."))
    if details.ask_by and details.ask_by > meeting.day:
        raise Refusal(_("Help is asked for before the meeting, not after it."))
    given = asdict(details)
    if given == {name: getattr(meeting, name) for name in given}:
        return meeting
    for name, value in given.items():
        setattr(meeting, name, value)
    meeting.sequence += 1
    meeting.save(update_fields=[*given, "sequence"])
    record(action="meeting's details changed", about=meeting, by=by)
    draft_again(meeting, by)
    return meeting


@transaction.atomic
def set_agenda(*, meeting: Meeting, items: Iterable[Item], by) -> list[AgendaItem]:
    """Put these items, in this order, in place of the agenda. The same agenda again changes nothing.

    Raises Refusal when the meeting is over, or a document is no PDF of at most 10 MB.
    """
    meeting = _open(meeting, by)
    before = list(meeting.agenda.all())
    items = [item for item in items if item.title.strip()]
    if _is_the_same(before, items):
        return before
    rows = [
        AgendaItem(meeting=meeting, number=number, title=item.title.strip()[:250], document=_document(item, by))
        for number, item in enumerate(items, start=1)
    ]
    meeting.agenda.all().delete()
    kept = AgendaItem.objects.bulk_create(rows)
    record(action="agenda set", about=meeting, by=by, details={"items": [row.title for row in kept]})
    return kept


@transaction.atomic
def tell_notice_since(*, meeting: Meeting, notice_since: str, by) -> Meeting:
    """The fourth finding of an emergency: what notice was given as soon as it was called (10:4-9(b)). It may come after
    the meeting; once said it stands."""
    if not permissions.may_keep_the_commission(by):
        raise PermissionDenied
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if meeting.kind != Meeting.Kind.EMERGENCY:
        raise Refusal(_("Only an emergency meeting has this finding."))
    if not notice_since.strip():
        raise Refusal(_("Say what notice was given, where and when."))
    if meeting.notice_since:
        return meeting
    meeting.notice_since = notice_since.strip()
    meeting.save(update_fields=["notice_since"])
    record(action="notice of an emergency told", about=meeting, by=by)
    return meeting


def _open(meeting: Meeting, by) -> Meeting:
    if not permissions.may_keep_the_commission(by):
        raise PermissionDenied
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if meeting.state != Meeting.State.SCHEDULED:
        raise Refusal(_("This meeting is over: %(state)s.") % {"state": meeting.get_state_display()})
    return meeting


def _is_the_same(before: list[AgendaItem], items: list[Item]) -> bool:
    stood = [(item.title, item.document_id) for item in before]
    asked = [(item.title.strip(), item.document.pk if item.document else None) for item in items]
    return stood == asked and not any(item.content for item in items)


def _document(item: Item, by) -> Document | None:
    if not item.content:
        return item.document
    if not item.content.startswith(b"%PDF-") or len(item.content) > LARGEST:
        raise Refusal(_("The document of “%(title)s” is not a PDF of at most 10 MB.") % {"title": item.title})
    document = Document(title=item.title.strip()[:250], uploaded_by_user=by)
    document.file.save("agenda.pdf", ContentFile(item.content), save=False)
    document.file_size = len(item.content)
    document.save()
    return document
