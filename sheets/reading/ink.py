"""Whether a box to sign in has ink in it. A hint for the eye, never an answer."""

from PIL import Image, ImageFilter

# Of the box, at least so many hundredths are darker than its paper by so many greys.
SOME, DARKER = 0.7, 46


def hint(box: Image.Image) -> str:
    """`signed`, `empty`, or nothing when it cannot be told: the box is all dark or all pale."""
    calm = box.filter(ImageFilter.MedianFilter(3))
    counts = calm.histogram()
    total = sum(counts)
    paper = _level(counts, total * 0.6)
    if paper < 70:
        return ""
    inked = sum(counts[: max(0, paper - max(24, min(DARKER, paper // 3)))]) * 100 / total
    if inked > 40:
        return ""
    return "signed" if inked >= SOME else "empty"


def _level(counts: list[int], share: float) -> int:
    """The grey below which that many of the dots are."""
    seen = 0
    for grey, number in enumerate(counts):
        seen += number
        if seen >= share:
            return grey
    return 255
