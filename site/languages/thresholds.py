"""Which languages the city owes a text in (§2, §9). Numbers in, tags out; no Django here."""

from collections.abc import Iterable
from dataclasses import dataclass

ENGLISH = "en"


@dataclass(frozen=True)
class Spoken:
    """How many residents speak a language at home."""

    tag: str
    speakers: int


def ranked(spoken: Iterable[Spoken]) -> list[Spoken]:
    """The most spoken first; English, which nothing is translated into, stands outside the ranks."""
    return sorted((each for each in spoken if each.tag != ENGLISH), key=lambda each: (-each.speakers, each.tag))


def over_the_line(spoken: Iterable[Spoken], *, population: int, share: int, speakers: int) -> list[str]:
    """§9: the languages of at least `share` percent of residents, or of `speakers` of them; either will do (A20)."""
    return [each.tag for each in ranked(spoken) if is_over(each, population=population, share=share, speakers=speakers)]


def is_over(each: Spoken, *, population: int, share: int, speakers: int) -> bool:
    """A share of exactly `share` percent is enough."""
    return each.speakers >= speakers or (population > 0 and each.speakers * 100 >= share * population)


def most_spoken(spoken: Iterable[Spoken], *, count: int, counts_english: bool) -> list[str]:
    """§2: the `count` most commonly spoken languages, English always among the texts: as one of them, or besides
    (A19)."""
    others = [each.tag for each in ranked(spoken)]
    return [ENGLISH, *others[: count - 1 if counts_english else count]]
