"""Why a roster was not taken in: what was found, where, and what was expected. `words` says it in sentences."""

from collections.abc import Sequence
from dataclasses import dataclass, field

# What a screen or a command shows of them; the rest is counted.
SHOWN = 200


@dataclass(frozen=True)
class Refusal:
    """`kind` is a key of `words.SENTENCES`. `row` counts from 1 as a spreadsheet does, `column` from 0."""

    kind: str
    row: int | None = None
    column: int | None = None
    header: str = ""
    values: dict[str, object] = field(default_factory=dict)

    @property
    def letter(self) -> str:
        """The column as a spreadsheet names it: 0 is A, 25 is Z, 26 is AA."""
        if self.column is None:
            return ""
        letters, left = "", self.column + 1
        while left:
            left, place = divmod(left - 1, 26)
            letters = chr(ord("A") + place) + letters
        return letters


class RosterRefused(Exception):
    """The file was not taken in and nothing changed. `refusals` is never empty."""

    def __init__(self, refusals: Sequence[Refusal]):
        self.refusals = list(refusals)
        super().__init__(f"{len(self.refusals)} refusals, the first: {self.refusals[0]}")


def unreadable(kind: str, *, row: int | None = None, **values: object) -> RosterRefused:
    """The refusal of a file as a whole."""
    return RosterRefused([Refusal(kind, row=row, values=values)])
