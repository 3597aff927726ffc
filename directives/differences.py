"""What changed between two editions, passage by passage and word by word. No Django here."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from directives.words import Body, Passage, passages


@dataclass(frozen=True)
class Piece:
    """Words that both editions have (`same`), or only the older (`removed`), or only the newer (`added`)."""

    kind: str
    text: str


@dataclass(frozen=True)
class Change:
    """One passage that differs: where it stands, and its words in pieces."""

    place: str
    anchor: str
    pieces: tuple[Piece, ...]

    @property
    def is_new(self) -> bool:
        return all(piece.kind == "added" for piece in self.pieces)

    @property
    def is_gone(self) -> bool:
        return all(piece.kind == "removed" for piece in self.pieces)


def changes(older: Body, newer: Body) -> list[Change]:
    """Every passage that differs, in reading order; an empty list when the words are the same."""
    old, new = list(passages(older)), list(passages(newer))
    matcher = SequenceMatcher(a=[_key(p) for p in old], b=[_key(p) for p in new], autojunk=False)
    found: list[Change] = []
    for tag, a1, a2, b1, b2 in matcher.get_opcodes():
        if tag != "equal":
            found += _changed(old[a1:a2], new[b1:b2])
    return found


def changed_places(older: Body, newer: Body) -> list[str]:
    """The places that differ, as cited (`1.D`, `8`), each once."""
    return list(dict.fromkeys(change.place for change in changes(older, newer)))


def _key(passage: Passage) -> tuple[str, str, str]:
    return (passage.place, passage.kind, passage.text)


def _changed(old: list[Passage], new: list[Passage]) -> list[Change]:
    """Pair the passages of a run that differs by their place; what has no partner is gone, or new."""
    partners = {(p.place, p.kind): p for p in old if (p.place, p.kind) in {(n.place, n.kind) for n in new}}
    found = [_gone(passage) for passage in old if passage not in partners.values()]
    for passage in new:
        partner = partners.pop((passage.place, passage.kind), None)
        found.append(Change(passage.place, passage.anchor, _pieces(partner.text if partner else "", passage.text)))
    return found


def _gone(passage: Passage) -> Change:
    return Change(passage.place, passage.anchor, (Piece("removed", passage.text),))


def _pieces(older: str, newer: str) -> tuple[Piece, ...]:
    a, b = re.findall(r"\s+|[^\s]+", older), re.findall(r"\s+|[^\s]+", newer)
    pieces: list[Piece] = []
    for tag, a1, a2, b1, b2 in SequenceMatcher(a=a, b=b, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(Piece("same", "".join(a[a1:a2])))
            continue
        pieces += [
            Piece(kind, text) for kind, text in (("removed", "".join(a[a1:a2])), ("added", "".join(b[b1:b2]))) if text
        ]
    return tuple(pieces)
