"""The kinds of letters. A room above makes its own known when it starts: `register(Kind("reminder", prepare=…))`.

Its words are three templates of that room: `letters/<kind>/subject.txt`, `text.txt` (extends `letters/layout.txt`)
and `html.html` (extends `letters/layout.html`).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from letters.models import Letter


class UnknownKind(LookupError):
    """No room said how letters of this kind are written."""


@dataclass(frozen=True)
class Kind:
    """`prepare` takes a chunk of letters of this kind and gives, for each primary key, the context of its templates,
    or None when the letter is no longer wanted. It must take the same number of queries for one letter or 200."""

    name: str
    prepare: Callable[[list["Letter"]], Mapping[int, dict | None]]


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    _kinds[kind.name] = kind


def find(name: str) -> Kind:
    """Raises UnknownKind."""
    try:
        return _kinds[name]
    except KeyError:
        raise UnknownKind(f"No room writes letters of the kind “{name}”.") from None
