"""What a cell can hold beside words, numbers and dates."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Formula:
    """A formula of a spreadsheet. What it comes to is never read."""

    text: str


@dataclass(frozen=True)
class Wrong:
    """A value that is no words, number or date: an error like #REF!, a time, a yes or no."""

    text: str
