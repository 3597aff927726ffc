"""Reading what somebody sent, in a process that is limited in every way and can be killed."""

import base64
import json
import logging
import os
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

log = logging.getLogger(__name__)

SECONDS, MEGABYTES = 40, 900
# A child takes up to a few hundred MB; more than these at once in one process wait their turn.
_turns = threading.BoundedSemaphore(2)
PAGES = 60
WHY_NOT = {
    "broken": gettext_lazy("The file is damaged or was cut off on its way. Scan or photograph the sheet again."),
    "locked": gettext_lazy("The PDF is locked with a password. Save it without one, and send it again."),
    "empty": gettext_lazy("The PDF has no pages. Scan the sheet again."),
    "too_many": gettext_lazy("The PDF has more than %(pages)s pages. Send it in parts."),
    "too_large": gettext_lazy("The picture is larger than any camera takes. Send the photograph as it was taken."),
    "too_heavy": gettext_lazy("The file takes too long to open. Scan or photograph the sheet again, in greys."),
}


class NotRead(Exception):
    """It cannot be read. `reason` is one of WHY_NOT; `str()` says it to whoever sent the file."""

    def __init__(self, reason: str):
        self.reason = reason if reason in WHY_NOT else "broken"
        super().__init__(self.reason)

    def __str__(self) -> str:
        return _(str(WHY_NOT[self.reason])) % {"pages": PAGES}


@dataclass(frozen=True)
class Line:
    """A line as the machine read it; nothing of it is believed yet. `cut` is a JPEG, or empty."""

    place: int
    language: str
    text: str
    by_page: str
    hint: str
    cut: bytes


@dataclass(frozen=True)
class Page:
    """A page: its lines, and itself as a JPEG."""

    lines: list[Line]
    picture: bytes


def pages_of(content: bytes, kind: str) -> int:
    """How many pages this PDF, JPEG or PNG has. Raises NotRead."""
    return _asked("open", content, kind)["pages"]


def read_page(content: bytes, kind: str, number: int) -> Page:
    """Page `number`, from 1. Raises NotRead."""
    said = _asked(str(number), content, kind)
    lines = [Line(**{**line, "cut": base64.b64decode(line["cut"])}) for line in said["lines"]]
    return Page(lines, base64.b64decode(said["picture"]))


def _asked(what: str, content: bytes, kind: str) -> dict:
    if not _turns.acquire(timeout=SECONDS):
        raise NotRead("too_heavy")
    try:
        child = subprocess.run(  # noqa: S603 our own module, and no shell
            [sys.executable, "-m", "directives.sheets.reading.child", what, kind, str(SECONDS), str(MEGABYTES)],
            input=content,
            capture_output=True,
            timeout=SECONDS,
            env=_environment(),
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        raise NotRead("too_heavy") from late
    finally:
        _turns.release()
    if child.returncode:
        log.warning("A scan was not read: %s", child.stderr.decode(errors="replace").strip()[-500:])
        raise NotRead("too_heavy")
    said = json.loads(child.stdout)
    if "refused" in said:
        raise NotRead(said["refused"])
    return said


def _environment() -> dict[str, str]:
    """What the child is told of its surroundings: the way to its code, and no secret."""
    house = Path(__file__).resolve().parents[2]
    return {"PYTHONPATH": os.pathsep.join([str(house), str(house / "site")]), "PATH": os.defpath, "LANG": "C.UTF-8"}
