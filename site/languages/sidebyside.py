"""Two texts beside each other, paragraph by paragraph. No Django here."""

from collections.abc import Iterable, Iterator
from itertools import groupby, zip_longest


def side_by_side(source: Iterable, translation: Iterable) -> list[tuple]:
    """Pairs of passages; None stands where one text has no more paragraphs at a place. Places are met in the order of
    the source, then those only the translation has."""
    left, right = _by_place(source), _by_place(translation)
    places = [*left, *(place for place in right if place not in left)]
    return [pair for place in places for pair in zip_longest(left.get(place, []), right.get(place, []))]


def _by_place(passages: Iterable) -> dict[tuple, list]:
    """The paragraphs at each place; a place that comes again (what stands before and after the sections) is another."""
    found: dict[tuple, list] = {}
    for place, run in groupby(passages, key=lambda passage: passage.place):
        found[_unused(place, found)] = list(run)
    return found


def _unused(place: str, taken: dict) -> tuple:
    return next(key for key in _numbered(place) if key not in taken)


def _numbered(place: str) -> Iterator[tuple]:
    time = 0
    while True:
        yield place, time
        time += 1
