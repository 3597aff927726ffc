"""Where everything stands on a printed sheet, in points from the top left of a Letter page. No Django here.

The printer draws by this and the reader finds by it. A right-to-left sheet is the same one in a mirror.
"""

from dataclasses import dataclass, replace

WIDTH, HEIGHT = 612, 792
# Lines on a page of a crew's list.
LINES = 10
PITCH, FIRST = 51, 168
# What the faces of the printing room can draw. A mark names one by its place here: add at the end, take none away.
LANGUAGES = ("en", "es", "ar", "pt-br", "ht")


@dataclass(frozen=True)
class Box:
    x: float
    y: float
    width: float
    height: float

    @property
    def corners(self) -> list[tuple[float, float]]:
        """From the top left on, clockwise."""
        right, bottom = self.x + self.width, self.y + self.height
        return [(self.x, self.y), (right, self.y), (right, bottom), (self.x, bottom)]

    def mirrored(self) -> "Box":
        return replace(self, x=WIDTH - self.x - self.width)

    def inset(self, by: float) -> "Box":
        return Box(self.x + by, self.y + by, self.width - 2 * by, self.height - 2 * by)


@dataclass(frozen=True)
class Layout:
    """`line` and `page` are the letters its marks bear. Of a list, each line has a mark, a box to sign in, a box for
    the day and a stretch to show; of a slip, two marks stand for the one line there is."""

    line: str
    page: str
    marks: tuple[Box, ...]
    page_marks: tuple[Box, ...]
    signatures: tuple[Box, ...]
    days: tuple[Box, ...]
    shown: tuple[Box, ...]
    ticks: tuple[Box, ...] = ()

    @property
    def is_slip(self) -> bool:
        return not self.page

    def mirrored(self, line: str, page: str) -> "Layout":
        turned = {
            name: tuple(box.mirrored() for box in getattr(self, name))
            for name in ("marks", "page_marks", "signatures", "days", "shown", "ticks")
        }
        return Layout(line, page, **turned)


def _line(number: int, x: float, inset: float, width: float, height: float) -> Box:
    return Box(x, FIRST + number * PITCH + inset, width, height)


CREW = Layout(
    line="C",
    page="E",
    marks=tuple(_line(n, 40, 5, 41, 41) for n in range(LINES)),
    page_marks=(Box(512, 40, 60, 60), Box(512, 700, 60, 60)),
    signatures=tuple(_line(n, 282, 5, 190, 41) for n in range(LINES)),
    days=tuple(_line(n, 482, 5, 90, 41) for n in range(LINES)),
    shown=tuple(_line(n, 34, 0, 544, PITCH) for n in range(LINES)),
)
SLIP = Layout(
    line="P",
    page="",
    marks=(Box(508, 40, 64, 64), Box(40, 696, 64, 64)),
    page_marks=(),
    signatures=(Box(40, 470, 340, 60),),
    days=(Box(396, 470, 176, 60),),
    shown=(Box(34, 412, 544, 260),),
    ticks=(Box(40, 582, 16, 16), Box(40, 630, 340, 38), Box(396, 630, 176, 38)),
)
LAYOUTS = {
    "crew": (CREW, CREW.mirrored("D", "F")),
    "slip": (SLIP, SLIP.mirrored("Q", "")),
}
BY_LETTER = {
    letter: layout for pair in LAYOUTS.values() for layout in pair for letter in (layout.line, layout.page) if letter
}


def layout_of(kind: str, direction: str) -> Layout:
    """The layout of `crew` or `slip`, `ltr` or `rtl`."""
    return LAYOUTS[kind][direction == "rtl"]
