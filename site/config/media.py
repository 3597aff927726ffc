"""Uploads that a browser may ask for: pictures as Wagtail cut them, and films a part at a time.

Nothing else below MEDIA_ROOT has an address. Originals stay where they are; documents go through Wagtail's own view,
which knows who may read them.
"""

import re
from pathlib import PurePosixPath

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

# What a picture is, is what its name ends in: nothing a browser could run.
PICTURES = {
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
}
A_WEEK = 7 * 24 * 60 * 60
A_PART = 1024 * 1024
RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")


@require_safe
def picture(request: HttpRequest, name: str) -> HttpResponse:
    """One rendition, by its file's name."""
    kind = PICTURES.get(PurePosixPath(name).suffix.lower())
    if kind is None:
        raise Http404
    try:
        file = default_storage.open(f"images/{name}")
    except (OSError, SuspiciousFileOperation) as missing:
        raise Http404 from missing
    return FileResponse(file, content_type=kind, headers={"Cache-Control": f"public, max-age={A_WEEK}"})


def a_part(document, request: HttpRequest) -> HttpResponse | None:
    """The part of a document that was asked for, as much of it as fits in one answer: a telephone plays no film that
    it cannot ask for in parts. None when the whole was asked for, or no part of it; Wagtail then hands out the whole.
    """
    asked = RANGE.fullmatch(request.headers.get("Range", ""))
    size = document.file.size
    bounds = _bounds(*asked.groups(), size) if asked else None
    if bounds is None:
        return None
    first, last = bounds
    with document.file.storage.open(document.file.name) as file:
        file.seek(first)
        part = file.read(last - first + 1)
    response = HttpResponse(part, status=206, content_type=document.content_type)
    response["Content-Range"] = f"bytes {first}-{last}/{size}"
    response["Content-Disposition"] = document.content_disposition
    return response


def _bounds(first: str, last: str, size: int) -> tuple[int, int] | None:
    """The first and the last byte; `-500` is the last five hundred."""
    if not first and not last:
        return None
    start = int(first) if first else max(0, size - int(last))
    end = min(int(last), size - 1) if first and last else size - 1
    return (start, min(end, start + A_PART - 1)) if start <= end else None
