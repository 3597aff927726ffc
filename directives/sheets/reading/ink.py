"""Whether a box to sign in has ink in it. A hint for the eye, never an answer."""

from PIL import Image, ImageFilter

# Of the box, at least so many hundredths are darker than its paper by so large a part of what lies between the paper
# and the ink of the print.
SOME, DARKER = 0.7, 0.28


def hint(box: Image.Image, print_of: Image.Image) -> str:
    """`signed`, `empty`, or nothing when it cannot be told: what is printed (`print_of`, a mark of the same sheet) is
    hardly darker than the paper, or the box is dark all over."""
    counts = box.filter(ImageFilter.MedianFilter(3)).histogram()
    total = sum(counts)
    paper, ink = _level(counts, 0.6), _level(print_of.histogram(), 0.1)
    between = paper - ink
    if between < 12:
        return ""
    inked = sum(counts[: max(0, int(paper - DARKER * between))]) * 100 / total
    if inked > 40:
        return ""
    return "signed" if inked >= SOME else "empty"


def _level(counts: list[int], share: float) -> int:
    """The grey that this share of the dots is no lighter than."""
    seen, enough = 0, share * sum(counts)
    for grey, number in enumerate(counts):
        seen += number
        if seen >= enough:
            return grey
    return 255
