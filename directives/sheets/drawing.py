"""What must stand exactly where the layout says: marks and boxes of a page, as one drawing. No Django here."""

import base64
from collections.abc import Iterable

import segno

from directives.sheets.layouts import HEIGHT, WIDTH, Box

INK, RULE = "#000000", "#8b93a1"


def page(marks: Iterable[tuple[Box, str]], boxes: Iterable[Box]) -> str:
    """The drawing as what `src` of an image takes."""
    parts = [_mark(box, text) for box, text in marks] + [_box(box) for box in boxes]
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}">{"".join(parts)}</svg>'
    )
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()


def _mark(box: Box, text: str) -> str:
    """A QR as one path of its dark stretches. A quarter of it may be lost."""
    cells = segno.make(text, error="q", micro=False, boost_error=False).matrix
    path = "".join(
        f"M{start} {row}h{end - start}v1h{start - end}z"
        for row, line in enumerate(cells)
        for start, end in _stretches(line)
    )
    scale = box.width / len(cells)
    return f'<path transform="translate({box.x} {box.y}) scale({scale:.6f})" d="{path}" fill="{INK}"/>'


def _stretches(line: Iterable[int]) -> Iterable[tuple[int, int]]:
    start = None
    for at, is_dark in enumerate([*line, 0]):
        if is_dark and start is None:
            start = at
        elif not is_dark and start is not None:
            yield start, at
            start = None


def _box(box: Box) -> str:
    return (
        f'<rect x="{box.x}" y="{box.y}" width="{box.width}" height="{box.height}" '
        f'fill="none" stroke="{RULE}" stroke-width="0.7"/>'
    )
