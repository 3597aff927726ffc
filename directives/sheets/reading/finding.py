"""A page read: each of its lines, by its mark or by its place, cut out of the picture.

Lines are found from what is printed on the page itself. Nothing here knows whose they are: a mark is not believed
until its seal is looked at, and that needs a key, which this process has not.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from PIL import Image

from directives.sheets.codes import LineMark, PageMark, read_mark
from directives.sheets.layouts import BY_LETTER, LANGUAGES, Box, Layout
from directives.sheets.reading import ink
from directives.sheets.reading.marks import Found, marks_in, one_in
from directives.sheets.reading.plane import NoPlane, Plane, fit, miss

# Pixels a point, of what is cut out to be shown and of what is looked at again.
SHOWN, AGAIN = 2.0, 6.0
# A plane that misses a corner by more than this share of a mark is none: there are two sheets in the picture.
ASTRAY = 0.35


@dataclass(frozen=True)
class Line:
    """One line of a sheet. `text` is what its own mark says, `by_page` what the mark of its page does; nothing where
    that was not read. `cut` shows it, when it is known where it lies."""

    place: int
    language: str
    text: str
    by_page: str
    hint: str
    cut: Image.Image | None


def lines_in(picture: Image.Image) -> list[Line]:
    """Every line of every sheet in this picture, from the top of each sheet down."""
    found = list(marks_in(picture, is_enough=is_whole).values())
    return [line for sheet in _sheets(found) for line in _lines(picture, *sheet)]


def is_whole(found: dict[str, Found]) -> bool:
    """Whether a mark was read for every line that the marks themselves speak of."""
    return bool(found) and all(len(of.lines) >= of.count for of in map(_Sheet, _grouped(list(found.values()))))


def _sheets(found: list[Found]) -> Iterator[tuple["_Sheet", Plane | None]]:
    for marks in _grouped(found):
        sheet = _Sheet(marks)
        yield sheet, sheet.plane()


def _grouped(found: list[Found]) -> list[list[Found]]:
    """The marks of each sheet: of a slip, those of the same person; of a list, those of the same layout."""
    groups: dict[tuple, list[Found]] = {}
    for each in found:
        layout = BY_LETTER.get(each.mark.layout)
        if layout and each.mark.language < len(LANGUAGES) and _has_place(layout, each.mark):
            whose = each.mark.code.number if layout.is_slip else 0
            groups.setdefault((layout.line, each.mark.language, whose), []).append(each)
    return list(groups.values())


def _has_place(layout: Layout, mark: LineMark | PageMark) -> bool:
    if isinstance(mark, PageMark):
        return mark.corner < len(layout.page_marks)
    return mark.place < len(layout.marks) and mark.count <= len(layout.marks)


class _Sheet:
    """The marks of one sheet in a picture."""

    def __init__(self, found: list[Found]):
        self.found = found
        self.layout = BY_LETTER[found[0].mark.layout]
        self.language = LANGUAGES[found[0].mark.language]
        self.page = next((each for each in found if isinstance(each.mark, PageMark)), None)
        self.lines = [each for each in found if isinstance(each.mark, LineMark)]

    @property
    def count(self) -> int:
        """How many lines it has."""
        if self.layout.is_slip:
            return 1
        told = [each.mark.count for each in self.lines if isinstance(each.mark, LineMark)]
        told += [len(self.page.mark.numbers)] if self.page and isinstance(self.page.mark, PageMark) else []
        return max(told, default=0)

    def box(self, mark: LineMark | PageMark) -> Box:
        return self.layout.page_marks[mark.corner] if isinstance(mark, PageMark) else self.layout.marks[mark.place]

    def plane(self) -> Plane | None:
        """How the whole sheet lies, when its marks agree. One small mark of a list does not say."""
        if len(self.found) < 2 and not self.layout.is_slip:
            return None
        return _plane([(each, self.box(each.mark)) for each in self.found])

    def at(self, place: int) -> list[Found]:
        """The marks of that line: one; none when it was not read; more when several sheets lie in the picture."""
        if self.layout.is_slip:
            return self.lines[:1]
        return [each for each in self.lines if isinstance(each.mark, LineMark) and each.mark.place == place]


def _lines(picture: Image.Image, sheet: _Sheet, plane: Plane | None) -> Iterator[Line]:
    by_page = sheet.page.text if sheet.page else ""
    for place in range(sheet.count):
        read = [each.text for each in sheet.at(place)] or [_again(picture, sheet, plane, place)]
        for number, text in enumerate(read):
            here = plane or (_own(sheet, sheet.at(place)[number]) if sheet.at(place) else None)
            cut = _cut(picture, here, sheet.layout.shown[place], SHOWN)
            yield Line(place, sheet.language, text, by_page, _hint(picture, sheet.layout, plane, place), cut)


def _hint(picture: Image.Image, layout: Layout, plane: Plane | None, place: int) -> str:
    box = _cut(picture, plane, layout.signatures[place].inset(4), SHOWN)
    mark = _cut(picture, plane, layout.marks[place], SHOWN)
    return ink.hint(box, mark) if box and mark else ""


def _again(picture: Image.Image, sheet: _Sheet, plane: Plane | None, place: int) -> str:
    """The mark that must stand there, looked at closely."""
    close = _cut(picture, plane, sheet.layout.marks[place].inset(-7), AGAIN)
    text = one_in(close) if close else ""
    mark = read_mark(text)
    is_its_own = isinstance(mark, LineMark) and (mark.layout, mark.place) == (sheet.layout.line, place)
    return text if is_its_own else ""


def _own(sheet: _Sheet, found: Found) -> Plane | None:
    return _plane([(found, sheet.box(found.mark))])


def _plane(marks: list[tuple[Found, Box]]) -> Plane | None:
    pairs = [pair for found, box in marks for pair in zip(box.corners, found.corners, strict=True)]
    try:
        plane = fit(pairs)
        size = min(_size(found) for found, _ in marks)
        return plane if miss(plane, pairs) <= ASTRAY * size else None
    except NoPlane:
        return None


def _size(found: Found) -> float:
    (x, y), (u, v) = found.corners[0], found.corners[2]
    return (abs(u - x) + abs(v - y)) / 2 or 1.0


def _cut(picture: Image.Image, plane: Plane | None, box: Box, scale: float) -> Image.Image | None:
    """That stretch of the page, laid straight; None when it is not known where it lies."""
    if plane is None:
        return None
    try:
        window = plane.window(box.x, box.y, scale)
    except NoPlane:
        return None
    size = (round(box.width * scale), round(box.height * scale))
    how = Image.Transform.PERSPECTIVE
    return picture.transform(size, how, window, resample=Image.Resampling.BICUBIC, fillcolor=255)
