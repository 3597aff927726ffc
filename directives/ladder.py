"""When somebody who has not signed is reminded. Days in, days out; no Django, no clock.

The city sets its rungs: so many days before an acknowledgment is due, so many after. A morning that was missed is made
up by the next one, which writes only what the latest rung says.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Span:
    """Whoever's due day lies in it stands on this rung today: from `first` (None: however long ago) to `last`.

    `rung` counts from the due day, negative before it.
    """

    rung: int
    first: date | None
    last: date


def parse(typed: str) -> tuple[int, ...]:
    """“14, 7, 1” as days; none for an empty line."""
    return tuple(int(part) for part in typed.split(",") if part.strip())


def rungs(*, before: Iterable[int], after: Iterable[int]) -> tuple[int, ...]:
    """The ladder from its first rung to its last."""
    return tuple(sorted({*(-days for days in before), *after}))


def spans(ladder: tuple[int, ...], *, today: date) -> list[Span]:
    """For each rung the due days of those who stand on it today; each day belongs to one rung at most."""
    found, first = [], None
    for rung in reversed(ladder):
        last = today - timedelta(days=rung)
        found.append(Span(rung, first, last))
        first = last + timedelta(days=1)
    return found[::-1]
