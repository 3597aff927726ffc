"""The marks on a picture: every QR of ours that can be read, with its corners."""

from collections.abc import Iterator
from dataclasses import dataclass

import zxingcpp
from PIL import Image, ImageFilter, ImageOps

from directives.sheets.codes import LineMark, PageMark, read_mark
from directives.sheets.reading.plane import Point

# How a small cut is drawn sharper: so many dots around each, so many hundredths.
SHARPER = ((6, 400), (9, 500), (12, 800))
QR = zxingcpp.barcode_formats_from_str("QRCode")


@dataclass(frozen=True)
class Found:
    """A mark in a picture; `corners` from its own top left on, clockwise."""

    text: str
    mark: LineMark | PageMark
    corners: tuple[Point, ...]


def marks_in(picture: Image.Image, *, is_enough) -> dict[str, Found]:
    """Each mark once, by its text. One way of looking after the other, until `is_enough(found)`."""
    found: dict[str, Found] = {}
    for seen, scale, binarizer in _ways(picture):
        for each in _read(seen, scale, binarizer):
            found.setdefault(each.text, each)
        if is_enough(found):
            break
    return found


def one_in(picture: Image.Image) -> str:
    """The text of the mark in a small cut of a picture; nothing when it cannot be read."""
    clear = ImageOps.autocontrast(picture, cutoff=2)
    sharper = (clear.filter(ImageFilter.UnsharpMask(radius, percent, 0)) for radius, percent in SHARPER)
    for seen in (picture, clear, clear.filter(ImageFilter.GaussianBlur(1.2)), *sharper):
        for binarizer in (zxingcpp.Binarizer.LocalAverage, zxingcpp.Binarizer.GlobalHistogram):
            for each in _read(seen, 1.0, binarizer):
                return each.text
    return ""


def _ways(picture: Image.Image) -> Iterator[tuple[Image.Image, float, zxingcpp.Binarizer]]:
    local, whole = zxingcpp.Binarizer.LocalAverage, zxingcpp.Binarizer.GlobalHistogram
    yield picture, 1.0, local
    clear = ImageOps.autocontrast(picture, cutoff=1)
    scale = 2 if max(picture.size) < 2600 else 1
    large = clear.resize((clear.width * scale, clear.height * scale), Image.Resampling.BICUBIC) if scale > 1 else clear
    yield large, scale, local
    # What is blurred is drawn sharper, little and then much.
    yield large.filter(ImageFilter.UnsharpMask(4, 200, 2)), scale, local
    yield large.filter(ImageFilter.UnsharpMask(5, 800, 0)), scale, local
    yield clear.filter(ImageFilter.GaussianBlur(1)), 1.0, whole


def _read(picture: Image.Image, scale: float, binarizer: zxingcpp.Binarizer) -> Iterator[Found]:
    for each in zxingcpp.read_barcodes(picture, formats=QR, binarizer=binarizer):
        mark = read_mark(each.text)
        if mark:
            at = each.position
            corners = (at.top_left, at.top_right, at.bottom_right, at.bottom_left)
            yield Found(each.text, mark, tuple((corner.x / scale, corner.y / scale) for corner in corners))
