"""Where in the order a claim or a question stands: `2.C, 4` for editors, `("2.C", "4")` in code. No Django here."""

import re
from collections.abc import Iterable

PLACE = re.compile(r"\d{1,3}(\.[A-Z])?")


class NotAPlace(ValueError):
    """`str()` of it is what was written and is no place."""


def parse(written: str) -> tuple[str, ...]:
    """The places of `2.C, 4`. Raises NotAPlace for the first that is none."""
    found = tuple(each.strip() for each in written.split(",") if each.strip())
    for each in found:
        if not PLACE.fullmatch(each):
            raise NotAPlace(each)
    return found


def write(places: Iterable[str]) -> str:
    return ", ".join(places)


def touches(places: Iterable[str], changed: Iterable[str]) -> list[str]:
    """Those of `changed` that bear on `places`. A whole section bears on each of its letters, and each letter on the
    whole; a letter does not bear on its neighbors."""
    mine = set(places)
    sections = {place.split(".")[0] for place in mine}
    return [
        each for each in changed if each in mine or each.split(".")[0] in mine or ("." not in each and each in sections)
    ]


def anchor(place: str) -> str:
    """`s2-c`: where the order's page has it."""
    return "s" + place.lower().replace(".", "-")
