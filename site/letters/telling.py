"""Telling the rooms that owed letters what became of them: accepted, or bounced.

The letters are marked first. Should a sender die before it has told, or a room fail to listen, they stay marked and
untold, and the next sweep tells.
"""

import logging
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from deadlines import clock
from letters import signals
from letters.models import Letter, LetterQuerySet

log = logging.getLogger(__name__)

AT_ONCE = 200
SIGNALS = {Letter.State.ACCEPTED: signals.accepted, Letter.State.BOUNCED: signals.bounced}


def tell(letters: Iterable[Letter]) -> None:
    """Tell of those of these letters that ended. The same number of queries for one letter or many of a kind."""
    kinds = defaultdict(list)
    for letter in letters:
        kinds[letter.kind].append(letter.pk)
    for kind, keys in kinds.items():
        _tell(kind, Letter.objects.filter(pk__in=keys))


def tell_again() -> None:
    """Tell of every letter that no room has heard of. Another failure changes nothing for anybody."""
    for kind in list(Letter.objects.not_told().order_by().values_list("kind", flat=True).distinct()):
        while _tell(kind, Letter.objects.filter(kind=kind)) == AT_ONCE:
            pass


def _tell(kind: str, letters: LetterQuerySet) -> int:
    """Send the signals of letters of one kind, and mark them told, in one transaction; return of how many. A room that
    fails to listen unmarks nothing that was sent, or it would be sent again."""
    try:
        with transaction.atomic():
            untold = letters.not_told().order_by("id").defer("text", "html").select_for_update(skip_locked=True)
            found = list(untold[:AT_ONCE])
            for (state, _day), ended in _groups(found).items():
                SIGNALS[state].send(sender=Letter, kind=kind, letters=ended, at=_at(state, ended))
            if found:
                Letter.objects.filter(pk__in=[letter.pk for letter in found]).update(is_told=True)
            return len(found)
    except Exception:
        log.exception("A room failed to hear what became of its letters of the kind %s; it is told again.", kind)
        return 0


def _groups(letters: list[Letter]) -> dict[tuple, list[Letter]]:
    """By how they ended, and those accepted by the city's day: what a letter starts, starts on that day."""
    groups = defaultdict(list)
    for letter in letters:
        is_accepted = letter.state == Letter.State.ACCEPTED and letter.accepted_at
        groups[letter.state, timezone.localdate(letter.accepted_at) if is_accepted else None].append(letter)
    return groups


def _at(state: str, letters: list[Letter]) -> datetime:
    """When the last of a group was accepted; a bounce counts from when it is told."""
    accepted = [letter.accepted_at for letter in letters if letter.accepted_at]
    return max(accepted) if state == Letter.State.ACCEPTED and accepted else clock.now()
