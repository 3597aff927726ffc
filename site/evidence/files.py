"""Papers that prove something, taken in and handed out as they came."""

import hashlib
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.utils.text import get_valid_filename
from django.utils.translation import gettext as _

from deadlines import clock
from evidence.models import KeptFile

if TYPE_CHECKING:
    from people.models import User

LARGEST = 10 * 1024 * 1024
# What a file is, is what it begins with; its name may say anything.
BEGINNINGS = {
    b"%PDF-": ("application/pdf", ".pdf"),
    b"\x89PNG\r\n\x1a\n": ("image/png", ".png"),
    b"\xff\xd8\xff": ("image/jpeg", ".jpg"),
}
PAPER = ("application/pdf",)
PAPER_OR_PICTURE = ("application/pdf", "image/png", "image/jpeg")


class NotKept(ValueError):
    """The file cannot be taken; `str()` of it says why, to whoever sent it."""


def keep_file(*, content: bytes, name: str, by: "User | None", kinds: tuple[str, ...] = PAPER_OR_PICTURE) -> KeptFile:
    """Keep a file; return its row, with its SHA-256. Raises NotKept when it is empty, too large or of another kind."""
    media_type = media_type_of(content, kinds=kinds)
    ending = _kind(content)[1]
    stem = get_valid_filename(name.rsplit(".", 1)[0][:120] or "file")
    return KeptFile.objects.create(
        name=f"{stem}{ending}",
        media_type=media_type,
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        kept_at=clock.now(),
        kept_by=by,
    )


def media_type_of(content: bytes, *, kinds: tuple[str, ...] = PAPER_OR_PICTURE) -> str:
    """What kind of file it is. Raises NotKept when it is empty, too large or of another kind."""
    if not content:
        raise NotKept(_("The file is empty."))
    if len(content) > LARGEST:
        raise NotKept(_("The file is larger than 10 MB. Scan it again with a lower quality, or in parts."))
    media_type, _ending = _kind(content)
    if media_type not in kinds:
        raise NotKept(_("Send a PDF.") if kinds == PAPER else _("Send a PDF, or a photograph as JPEG or PNG."))
    return media_type


def handed_out(file: KeptFile) -> HttpResponse:
    """The file as a download. Who may have it is for the caller to hold."""
    response = HttpResponse(bytes(file.content), content_type=file.media_type)
    response["Content-Disposition"] = f'attachment; filename="{file.name}"'
    return response


def _kind(content: bytes) -> tuple[str, str]:
    return next((kind for start, kind in BEGINNINGS.items() if content.startswith(start)), ("", ""))
