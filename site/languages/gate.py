"""The language gate: may a text go out, and in which languages does it stand today? Plain facts in, words out."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """Where a translation stands."""

    APPROVED = "approved"
    STALE = "stale"  # approved against words that have changed since
    PENDING = "pending"  # written, and nobody has approved it
    MISSING = "missing"


@dataclass(frozen=True)
class Words:
    """One text as it stands: the digest of its source, and of itself. None when nobody has written it."""

    source_sha256: str
    sha256: str | None


def state(words: Words, approved: Set[tuple[str, str]]) -> State:
    """`approved` holds the digests of source and translation that were ever approved together."""
    if words.sha256 is None:
        return State.MISSING
    if (words.source_sha256, words.sha256) in approved:
        return State.APPROVED
    return State.STALE if any(text == words.sha256 for _source, text in approved) else State.PENDING


@dataclass(frozen=True)
class Gate:
    """The states of the languages a text is owed in."""

    states: Mapping[str, State]

    @property
    def is_open(self) -> bool:
        return not self.closed_by

    @property
    def closed_by(self) -> list[str]:
        """The languages that hold it back."""
        return [tag for tag, each in self.states.items() if each != State.APPROVED]


def gate(required: Iterable[str], states: Mapping[str, State]) -> Gate:
    return Gate({tag: states.get(tag, State.MISSING) for tag in required})
