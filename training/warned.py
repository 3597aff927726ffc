"""The key of a letter that warns of training about to end: about which designation and certificate, at which step, to
whom. It makes a second one impossible, and says what the letter is about. No Django here."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class Warned:
    """`days` is the step: 60, 30 or 7 days before the certificate ends."""

    KIND: ClassVar = "official_training"

    designation: int
    completion: int
    days: int
    reader: int

    @property
    def key(self) -> str:
        return f"{self.KIND}:{self.designation}:{self.completion}:{self.days}:{self.reader}"

    @classmethod
    def of(cls, key: str) -> "Warned":
        """What the letter of that key is about."""
        return cls(*map(int, key.split(":")[1:]))
