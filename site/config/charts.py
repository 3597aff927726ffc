"""Numbers into shapes. No Django: the tags in `templatetags/look.py` draw what these return."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 600, 144


@dataclass(frozen=True)
class Segment:
    """One part of a bar: where it starts and how wide it is, in percent of the whole."""

    state: str
    word: str
    count: int
    start: float
    width: float


def segments(parts: Sequence[Mapping]) -> list[Segment]:
    """Parts are {"state", "word", "count"}; those of nobody keep their words and take no room."""
    whole = sum(part["count"] for part in parts) or 1
    drawn, start = [], 0.0
    for part in parts:
        width = round(100 * part["count"] / whole, 3)
        drawn.append(Segment(part["state"], part["word"], part["count"], round(start, 3), width))
        start += width
    return drawn


@dataclass(frozen=True)
class Line:
    """A line in a box of WIDTH by HEIGHT: `points` for a polyline, `area` for the polygon under it."""

    points: str
    area: str
    due: float | None
    top: float


def line(
    values: Sequence[float], *, top: float | None = None, due_at: int | None = None, span: int | None = None
) -> Line:
    """Values are evenly spaced, oldest first. `top` is what the full height stands for (default: the largest value),
    `span` how many steps the full width stands for (default: to the last value; more leaves room for days to come);
    `due_at` is the step at which a dashed line is drawn."""
    top = top or max(values, default=0) or 1
    step = WIDTH / max(span or len(values) - 1, 1)
    points = " ".join(f"{i * step:.1f},{HEIGHT - HEIGHT * value / top:.1f}" for i, value in enumerate(values))
    area = f"0,{HEIGHT} {points} {(len(values) - 1) * step:.1f},{HEIGHT}" if values else ""
    return Line(points, area, None if due_at is None else round(due_at * step, 1), top)
