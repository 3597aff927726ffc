"""A citation in pieces, each section with the place it stands at. No Django here."""

import re
from collections.abc import Iterator

from training.places import anchor

SECTION = re.compile(r"§\s?(\d{1,3})(?:\.([A-Z]))?")


def pieces(cite: str) -> Iterator[tuple[str, str]]:
    """`§2.C, §4` is `("§2.C", "s2-c")`, `(", ", "")`, `("§4", "s4")`: words, and the anchor of the order's page they
    name, or none."""
    end = 0
    for found in SECTION.finditer(cite):
        if before := cite[end : found.start()]:
            yield before, ""
        yield found.group(), anchor(".".join(filter(None, found.groups())))
        end = found.end()
    if rest := cite[end:]:
        yield rest, ""
