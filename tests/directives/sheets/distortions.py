"""What happens to a sheet between the printer and the desk: turned, bent, blurred, noisy, pale, torn. Seeded."""

import io
import random

from PIL import Image, ImageChops, ImageDraw, ImageEnhance, ImageFilter

from directives.sheets.layouts import WIDTH, Layout
from directives.sheets.reading.plane import fit


def signed(page: Image.Image, layout: Layout, places, *, seed: int = 7) -> Image.Image:
    """The page with a scrawl in these boxes."""
    page, luck, scale = page.copy(), random.Random(seed), page.width / WIDTH
    pen = ImageDraw.Draw(page)
    for place in places:
        box = layout.signatures[place].inset(7)
        points = [(box.x + box.width * step / 14, box.y + luck.random() * box.height) for step in range(12)]
        pen.line([(x * scale, y * scale) for x, y in points], fill=35, width=max(2, round(scale * 1.1)))
    return page


def covered(page: Image.Image, boxes) -> Image.Image:
    """The page with these places torn off, to the last dot."""
    page, scale = page.copy(), page.width / WIDTH
    pen = ImageDraw.Draw(page)
    for box in boxes:
        pen.rectangle(
            [(value) * scale for value in (box.x - 3, box.y - 3, box.x + box.width + 3, box.y + box.height + 3)],
            fill=236,
        )
    return page


def turned(degrees: float):
    return lambda page: page.rotate(degrees, resample=Image.Resampling.BICUBIC, expand=True, fillcolor=200)


def seen_aslant(page: Image.Image) -> Image.Image:
    """From a phone held over a desk: farther above than below, and a little to the side."""
    width, height = page.size
    wide, high = int(width * 1.15), int(height * 1.1)
    seen = [
        (wide * 0.13, high * 0.06),
        (wide * 0.84, high * 0.09),
        (wide * 0.97, high * 0.96),
        (wide * 0.03, high * 0.91),
    ]
    there = [(0, 0), (width, 0), (width, height), (0, height)]
    back = fit(list(zip(seen, there, strict=True)))
    how = Image.Transform.PERSPECTIVE
    return page.transform((wide, high), how, back.numbers, resample=Image.Resampling.BICUBIC, fillcolor=120)


def blurred(radius: float):
    return lambda page: page.filter(ImageFilter.GaussianBlur(radius))


def noisy(strength: int, seed: int = 3):
    def make(page: Image.Image) -> Image.Image:
        grain = Image.frombytes("L", page.size, random.Random(seed).randbytes(page.width * page.height))
        grain = grain.point(lambda grey: 128 + (grey - 128) * strength // 128)
        return ImageChops.add(page, grain, scale=1, offset=-128)

    return make


def pale(page: Image.Image) -> Image.Image:
    return ImageEnhance.Contrast(page).enhance(0.25)


def shaded(page: Image.Image) -> Image.Image:
    """With the shadow of whoever takes the picture over half of it."""
    shade = Image.linear_gradient("L").rotate(90).resize(page.size).point(lambda grey: 90 + grey * 165 // 255)
    return ImageChops.multiply(page, shade)


def squeezed(quality: int):
    def make(page: Image.Image) -> Image.Image:
        out = io.BytesIO()
        page.save(out, "JPEG", quality=quality)
        return Image.open(io.BytesIO(out.getvalue())).convert("L")

    return make


def smaller(share: float):
    return lambda page: page.resize((int(page.width * share), int(page.height * share)), Image.Resampling.BOX)


def after(*steps):
    def make(page: Image.Image) -> Image.Image:
        for step in steps:
            page = step(page)
        return page

    return make


# Each with how many of ten lines must at least be matched; the rest is offered to be looked at.
WAYS = {
    "as it was printed": (lambda page: page, 10),
    "on its side": (turned(90), 10),
    "upside down": (turned(180), 10),
    "three degrees askew": (turned(3), 10),
    "seven degrees askew": (turned(-7), 10),
    "from a phone": (seen_aslant, 10),
    "blurred": (blurred(1.6), 10),
    "blurred much": (blurred(2.0), 8),
    "noisy": (noisy(70), 10),
    "pale": (pale, 10),
    "in a shadow": (shaded, 10),
    "squeezed": (squeezed(12), 10),
    "as a fax": (after(smaller(0.62), lambda page: page.point(lambda grey: 255 if grey > 150 else 0)), 8),
    "from a phone, in a shadow, noisy, squeezed": (after(seen_aslant, shaded, noisy(40), squeezed(35)), 10),
    "askew, blurred and pale": (after(turned(-4), blurred(1.3), pale), 10),
}
