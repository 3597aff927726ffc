"""HTML to PDF. The drawing is done by a child process that is limited in every way and can be killed."""

import logging
import os
import re
import subprocess
import sys
import threading
from datetime import datetime
from pathlib import Path

from django.template.loader import render_to_string
from django.utils import translation

from printing import fonts

log = logging.getLogger(__name__)

SECONDS = 30
MEGABYTES = 768
# A child takes about 100 MB; more than these at once in one server process wait their turn.
_turns = threading.BoundedSemaphore(2)
_TAG_OR_STYLE = re.compile(r"(<style.*?</style>|<[^>]*>)", re.DOTALL)
_NUMBER_OF_PARTS = re.compile(r"\d+(?:[-–/.:]\d+)+")
_LEFT_TO_RIGHT = "\u200e"


class PrintingFailed(Exception):
    """The PDF could not be made; the words say why, for the log and not for the reader."""


def page_html(template: str, context: dict, language: str) -> str:
    """The HTML of a print template (one that extends `printing/base_pdf.html`) in `language`."""
    with translation.override(language):
        direction = "rtl" if translation.get_language_bidi() else "ltr"
        html = render_to_string(
            template, {**context, "language": language, "direction": direction, "faces": fonts.faces()}
        )
    return _with_numbers_kept_in_order(html) if direction == "rtl" else html


def _with_numbers_kept_in_order(html: str) -> str:
    """Mark numbers of several parts (2026-07, 555-0134) as left to right: among Arabic words they would turn around."""
    parts = _TAG_OR_STYLE.split(html)
    parts[::2] = [_NUMBER_OF_PARTS.sub(rf"{_LEFT_TO_RIGHT}\g<0>{_LEFT_TO_RIGHT}", text) for text in parts[::2]]
    return "".join(parts)


def render_pdf(html: str, *, created_at: datetime | None = None, seconds: int = SECONDS) -> bytes:
    """Draw `html` as a PDF.

    `created_at` is the time the file says it was made at. The same words and the same time give the same bytes,
    so that a receipt printed again is the same file; without it the file says 2000-01-01. `seconds` limits both
    the child's CPU time and the time it may be waited for. Raises PrintingFailed.
    """
    fonts.faces()
    if not _turns.acquire(timeout=seconds):
        raise PrintingFailed(f"no turn came within {seconds} s")
    try:
        child = subprocess.run(  # noqa: S603 our own module, and no shell
            [sys.executable, "-m", "printing.child", str(fonts.folder()), str(seconds), str(MEGABYTES)],
            input=html.encode(),
            capture_output=True,
            timeout=seconds,
            env=_environment(created_at),
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        raise PrintingFailed(f"it took more than {seconds} s and was ended") from late
    finally:
        _turns.release()
    said = child.stderr.decode(errors="replace").strip()
    if child.returncode or not child.stdout.startswith(b"%PDF"):
        raise PrintingFailed(f"the child ended with {child.returncode}: {said[-500:]}")
    if said:
        log.warning("A PDF was made, but: %s", said[-2000:])
    return child.stdout


def _environment(created_at: datetime | None) -> dict[str, str]:
    """What the child is told of its surroundings: the way to its code, the date to write, and no secret."""
    date = {"SOURCE_DATE_EPOCH": str(int(created_at.timestamp()))} if created_at else {}
    return {
        "PYTHONPATH": str(Path(__file__).resolve().parents[1]),
        "PYTHONHASHSEED": "0",
        "PATH": os.defpath,
        "LANG": "C.UTF-8",
        **date,
    }
