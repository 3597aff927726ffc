"""The faces a PDF is set in: Regular and Bold, cut once from the variable fonts that come with pip.

A variable font handed to the renderer as it is would be drawn at its default weight: Public Sans *Thin*.
"""

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

import fontpkg
from django.conf import settings
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer


@dataclass(frozen=True)
class Face:
    """One cut of one family; `family`, `weight`, `style` and `path` are what an @font-face rule says."""

    family: str
    weight: str
    style: str
    path: Path


# In the order in which they are asked for a letter: the last two draw what the first lacks.
FACES = [
    ("public-sans", 400, "normal"),
    ("public-sans", 700, "normal"),
    ("public-sans", 400, "italic"),
    ("noto-sans", 400, "normal"),
    ("noto-sans", 700, "normal"),
    ("noto-sans-arabic", 400, "normal"),
    ("noto-sans-arabic", 700, "normal"),
]


def folder() -> Path:
    """Where the cut faces are kept."""
    return Path(settings.VAR) / "fonts"


def faces() -> list[Face]:
    """Every face, cut now if it is not there yet (a second or two for all of them)."""
    return [_face(*wanted) for wanted in FACES]


def _face(slug: str, weight: int, style: str) -> Face:
    family = fontpkg.family(slug)
    path = folder() / f"{slug}-{family.version}-{weight}-{style}.ttf"
    if not path.exists():
        source = next(file.path for file in family.files if file.variable and file.style == style)
        _cut(source, weight, path)
    return Face(family.name, "bold" if weight > 400 else "normal", style, path)


def _cut(source: Path, weight: int, path: Path) -> None:
    """Write the face beside its place and move it there: two processes at once both end with a whole file."""
    # The time of the source is kept, so that the same font always gives the same bytes.
    font = TTFont(source, recalcTimestamp=False)
    for layout in ("GSUB", "GPOS", "GDEF"):
        # The renderer shapes Arabic by itself and reads none of these; cutting them takes ten seconds.
        if layout in font:
            del font[layout]
    axes = {axis.axisTag: axis.defaultValue for axis in font["fvar"].axes}
    instancer.instantiateVariableFont(font, {**axes, "wght": weight}, inplace=True, updateFontNames=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(dir=path.parent, suffix=".ttf")
    try:
        with os.fdopen(handle, "wb") as file:
            font.save(file)
        # The worker may run as another user than the web server.
        Path(beside).chmod(0o644)
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
