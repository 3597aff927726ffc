"""The ledger of a notice's letters to whoever subscribed: owed to whom, in which language, how each ended."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from commission.models import Notice
from letters.models import Letter

State = Letter.State


@dataclass(frozen=True)
class Ledger:
    """How many letters a notice owed, and how they ended; what is neither accepted nor ended is on its way."""

    owed: int
    accepted: int
    refused: int
    dropped: int

    @property
    def on_its_way(self) -> int:
        return self.owed - self.accepted - self.refused - self.dropped


def letters_of(notice: Notice) -> QuerySet[Letter]:
    """The letters about this notice, in the order they were owed. One query when it is read."""
    return Letter.objects.filter(kind="notice", subject_id=notice.pk).order_by("pk")


def ledger(notice: Notice) -> Ledger:
    """One query."""
    refused = Q(state__in=[State.BOUNCED, State.SET_ASIDE])
    counted = letters_of(notice).aggregate(
        owed=Count("pk"),
        accepted=Count("pk", filter=Q(state=State.ACCEPTED)),
        refused=Count("pk", filter=refused),
        dropped=Count("pk", filter=Q(state=State.DROPPED)),
    )
    return Ledger(**counted)
