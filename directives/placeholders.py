"""The order's [PLACEHOLDERS], filled from the municipality's profile. No Django here."""

import re
from collections.abc import Mapping

from directives.words import Body, mapped, passages

# What the order leaves open, beside the field of the municipality's profile that fills it.
FIELDS = {
    "[MUNICIPALITY]": "name",
    "[MUNICIPAL]": "name",
    "[CITY OFFICIAL]": "city_official",
    "[CHIEF OF POLICE/HEAD OF PUBLIC SAFETY]": "chief_of_police",
}
BLANK = re.compile(r"_{3,}")
LEFT_OPEN = re.compile(r"\[[A-Z][A-Z /]+\]")


class Unfilled(ValueError):
    """A placeholder has nothing to fill it; the message names it."""


def fill(body: Body, *, placeholders: Mapping[str, str], mayor: str, signed: str) -> Body:
    """The body with every placeholder filled and no other word touched.

    `placeholders` gives each its words, `{"[MUNICIPALITY]": "Kestrel Falls"}`. The order's blanks stand for the
    mayor's name, but for the last, which is the date of signature; `signed` is that date as the text's own language
    writes it. Raises Unfilled when something stays open.
    """
    if not mayor and any(BLANK.search(passage.text) for passage in passages(body)):
        raise Unfilled("_____ MAYOR")
    blanks = sum(len(BLANK.findall(passage.text)) for passage in passages(body))
    met = 0

    def blank(_match: re.Match) -> str:
        nonlocal met
        met += 1
        return signed if met == blanks else mayor

    def filled(text: str) -> str:
        for placeholder, words in placeholders.items():
            text = text.replace(placeholder, words)
        if left := LEFT_OPEN.search(text):
            raise Unfilled(left.group())
        return BLANK.sub(blank, text)

    return mapped(body, filled)
