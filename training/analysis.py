"""How well questions teach: how often they are answered rightly, and whether those who know the rest get them right.

A figure about the teaching, never about a person: marks go in, sums come out. No Django, no clock, no database.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

# Fewer answers than these say something about the people who gave them, and little about the question.
FEW = 10
# Below these a discrimination is low, and the wrong way round.
LOW, NONE = 0.15, 0.0
HARD, EASY = 0.4, 0.97


class Flag(StrEnum):
    """What a trainer should do about a question."""

    TOO_FEW = "too_few"
    READ_AGAIN = "read_again"
    HARD = "hard"
    EASY = "easy"
    LOW = "low"
    FINE = "fine"


@dataclass(frozen=True)
class Tally:
    """Sums over the answers to one question. `rest` is the share of the *other* questions of the same paper that were
    right: a question is never compared with itself."""

    answers: int = 0
    right: int = 0
    rest: float = 0.0
    rest_squared: float = 0.0
    rest_of_right: float = 0.0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.answers + other.answers,
            self.right + other.right,
            self.rest + other.rest,
            self.rest_squared + other.rest_squared,
            self.rest_of_right + other.rest_of_right,
        )

    @property
    def share(self) -> float | None:
        """How many of the answers were right, between 0 and 1."""
        return self.right / self.answers if self.answers else None

    @property
    def discrimination(self) -> float | None:
        """The point-biserial correlation of this question with the rest of the paper, between -1 and 1: above 0 those
        who know the rest get it right, below 0 they get it wrong. None where one of the two never differs."""
        spread = self.answers * self.rest_squared - self.rest**2
        mixed = self.right * (self.answers - self.right)
        if not mixed or spread <= 1e-9:
            return None
        return (self.answers * self.rest_of_right - self.right * self.rest) / sqrt(mixed * spread)


def tally(papers: Iterable[tuple[Sequence[int], Sequence[bool]]]) -> dict[int, Tally]:
    """The sums of each question's version. `papers` gives the versions a paper asked and whether each was right; each
    is read once and forgotten, so that 100,000 of them take no more room than one."""
    sums: dict[int, list[float]] = {}
    for versions, rights in papers:
        for version, is_right, rest in _answers(versions, rights):
            counted = sums.setdefault(version, [0, 0, 0.0, 0.0, 0.0])
            counted[0] += 1
            counted[2] += rest
            counted[3] += rest * rest
            if is_right:
                counted[1] += 1
                counted[4] += rest
    return {version: Tally(int(n), int(right), *rests) for version, (n, right, *rests) in sums.items()}


def _answers(versions: Sequence[int], rights: Sequence[bool]) -> Iterator[tuple[int, bool, float]]:
    others, right = len(rights) - 1, sum(rights)
    for version, is_right in zip(versions, rights, strict=True):
        yield version, is_right, (right - is_right) / others if others else 0.0


def together(tallies: Mapping[int, Tally], versions: Iterable[int]) -> Tally:
    """The sums of several questions, as of those that test one clause."""
    return sum((tallies.get(version, Tally()) for version in versions), Tally())


def flag(counted: Tally, *, few: int = FEW) -> Flag:
    """What to do. What is said of fewer than `few` answers is that they are too few."""
    if counted.answers < few or counted.share is None:
        return Flag.TOO_FEW
    if counted.discrimination is not None and counted.discrimination < NONE:
        return Flag.READ_AGAIN
    if counted.share < HARD:
        return Flag.HARD
    if counted.share >= EASY:
        return Flag.EASY
    if counted.discrimination is not None and counted.discrimination < LOW:
        return Flag.LOW
    return Flag.FINE
