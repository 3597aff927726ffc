"""What somebody sent, opened: how many pages it has, and a page of it as a grey picture. Runs in the child process.

Files come from outside and may mean harm: sizes are looked at before anything is unpacked, and what still takes too
much ends with its process.
"""

import io

import pypdfium2
from PIL import Image, ImageOps

PAGES = 60
# A page is read at about 200 dots an inch; a photograph at no more dots than that many.
DOTS, DPI = 9_000_000, 200
# What a camera takes at most; anything beyond is no photograph of a sheet.
LARGEST_PICTURE = 80_000_000
LOCKED = 4


class NotOpened(Exception):
    """The file cannot be read; `args[0]` is the name of the reason: broken, locked, empty, too_many, too_large."""


def pages_of(content: bytes, kind: str) -> int:
    """How many pages there are to read. Raises NotOpened."""
    if kind != "application/pdf":
        _picture(content)
        return 1
    document = _document(content)
    try:
        number = len(document)
    finally:
        document.close()
    if number == 0:
        raise NotOpened("empty")
    if number > PAGES:
        raise NotOpened("too_many")
    return number


def page_of(content: bytes, kind: str, number: int) -> Image.Image:
    """That page, from 1, upright, in greys. Raises NotOpened."""
    return _drawn(content, number) if kind == "application/pdf" else _picture(content)


def _document(content: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as wrong:
        raise NotOpened("locked" if getattr(wrong, "err_code", None) == LOCKED else "broken") from wrong


def _drawn(content: bytes, number: int) -> Image.Image:
    document = _document(content)
    try:
        page = document[number - 1]
        width, height = page.get_size()
        if not (width > 0 and height > 0):
            raise NotOpened("broken")
        scale = min(DPI / 72, (DOTS / (width * height)) ** 0.5)
        return page.render(scale=scale, grayscale=True).to_pil().convert("L")
    except (pypdfium2.PdfiumError, IndexError, ValueError) as wrong:
        raise NotOpened("broken") from wrong
    finally:
        document.close()


def _picture(content: bytes) -> Image.Image:
    """A photograph, turned as the camera was held, no larger than is needed to read it."""
    Image.MAX_IMAGE_PIXELS = None  # its size is looked at here
    try:
        picture = Image.open(io.BytesIO(content), formats=("JPEG", "PNG"))
        width, height = picture.size
        if width * height > LARGEST_PICTURE or max(width, height) > 30_000:
            raise NotOpened("too_large")
        shrunk = (DOTS / (width * height)) ** 0.5
        if shrunk < 1:
            # A JPEG can be unpacked at half its size: a large photograph then takes a quarter of the memory.
            picture.draft("L", (int(width * shrunk), int(height * shrunk)))
        turned = _grey(ImageOps.exif_transpose(picture))
    except NotOpened:
        raise
    except (OSError, ValueError, SyntaxError, EOFError) as wrong:
        raise NotOpened("broken") from wrong
    width, height = turned.size
    shrunk = (DOTS / (width * height)) ** 0.5
    return turned if shrunk >= 1 else turned.resize((int(width * shrunk), int(height * shrunk)), Image.Resampling.BOX)


def _grey(picture: Image.Image) -> Image.Image:
    """In greys, what is see-through as white paper."""
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        picture = picture.convert("RGBA")
        paper = Image.new("RGBA", picture.size, "white")
        return Image.alpha_composite(paper, picture).convert("L")
    if picture.mode.startswith("I"):
        # Sixteen bits of grey.
        return picture.convert("I").point(lambda grey: grey / 256).convert("L")
    return picture.convert("L")
