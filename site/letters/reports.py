"""Readings of the outbox."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Min, Q

from letters.models import Letter


@dataclass(frozen=True)
class Standing:
    """How many letters are in each state (every state is named) and since when the oldest has waited."""

    counts: dict[str, int]
    oldest_owed_at: datetime | None

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    def as_dict(self) -> dict:
        oldest = self.oldest_owed_at.isoformat() if self.oldest_owed_at else None
        return {**self.counts, "total": self.total, "oldest_owed_at": oldest}


def standing() -> Standing:
    """One query."""
    row = Letter.objects.aggregate(
        oldest_owed_at=Min("owed_at", filter=Q(state__in=[Letter.State.OWED, Letter.State.SENDING])),
        **{state: Count("pk", filter=Q(state=state)) for state in Letter.State.values},
    )
    oldest = row.pop("oldest_owed_at")
    return Standing(row, oldest)
