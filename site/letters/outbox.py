"""The outbox: letters that are due are taken, written, handed to the mail server, and marked.

A letter is taken by a conditional UPDATE and a lease, so two senders never hold the same one. What became of it is
written before the next is handed over, so a sender that dies leaves one letter in doubt and no more: when its lease
runs out that one is sent again with the same Message-ID. It may come twice, it is never lost.

The outbox runs on the machine's own time and not on the city's clock: a lease must end and a second try must come
even where a demonstration holds its date still. What is told to people, when a letter was accepted, is city time.
"""

import logging
import time
from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from deadlines import clock
from deadlines.models import Municipality
from letters import kinds
from letters.models import Letter
from letters.server import Server, Verdict
from letters.telling import tell, tell_again
from letters.writing import Words, message, write

log = logging.getLogger(__name__)

State = Letter.State
CHUNK = 200
TRIES = 50  # the last one about 48 hours after the first
FAULTS = 5


@dataclass
class End:
    """How one letter ended this time. `words` is what was sent."""

    letter: Letter
    state: str
    answer: str = ""
    words: Words | None = None
    faults: int = 0


def send_due(*, limit: int | None = None) -> Counter[str]:
    """Send letters that are due, at most `limit`; return how many ended in which state.

    A letter put off, or handed back untried, counts as "owed". One that is put off is not due again at once,
    so the work ends.
    """
    tell_again()
    ends: Counter[str] = Counter()
    while limit is None or ends.total() < limit:
        size = CHUNK if limit is None else min(CHUNK, limit - ends.total())
        lease, letters = take(size)
        if not letters:
            break
        ends.update(_send(lease, letters))
    return ends


def take(size: int) -> tuple[UUID, list[Letter]]:
    """Take up to `size` due letters, oldest first, for this sender alone. Three queries."""
    now = timezone.now()
    lease = uuid4()
    with transaction.atomic():
        due = Letter.objects.due(now).order_by("id").select_for_update(skip_locked=True)
        # Read first: as a subquery, PostgreSQL may run it again for each row and take more than `size`.
        found = list(due.values_list("pk", flat=True)[:size])
        # The condition is asked again of the row itself, for engines that lock no rows.
        taken = Letter.objects.due(now).filter(pk__in=found)
        taken.update(state=State.SENDING, lease=lease, leased_until=now + _lease(), tries=F("tries") + 1)
        return lease, list(Letter.objects.filter(lease=lease).order_by("id"))


def _lease() -> timedelta:
    return timedelta(seconds=settings.OUTBOX_LEASE)


def _send(lease: UUID, letters: list[Letter]) -> Counter[str]:
    """Send a chunk over one connection; return how many ended in which state.

    The sender stops well before its lease ends, so that what it still holds cannot be taken by another meanwhile.
    """
    started = time.monotonic()
    tried: list[End] = []
    prepared = _prepare(letters)
    try:
        with Server() as server:
            for letter in letters:
                if tried and time.monotonic() - started > settings.OUTBOX_LEASE * 2 / 3:
                    break
                end = _send_one(server, letter, prepared[letter.pk])
                tried.append(end)
                _keep(lease, end)
    finally:
        untried = letters[len(tried) :]
        _hand_back(lease, untried)
        tell(letters[: len(tried)])
    return Counter(end.state for end in tried) + Counter({State.OWED: len(untried)})


def _prepare(letters: list[Letter]) -> dict[int, dict | Exception | None]:
    """For each letter its context, None when it is not wanted, or the error that came instead."""
    prepared: dict[int, dict | Exception | None] = {}
    for name in sorted({letter.kind for letter in letters}):
        prepared |= _prepare_kind(name, [letter for letter in letters if letter.kind == name])
    city = Municipality.current()
    return {pk: {"city": city, **context} if isinstance(context, dict) else context for pk, context in prepared.items()}


def _prepare_kind(name: str, letters: list[Letter]) -> dict[int, dict | Exception | None]:
    try:
        with transaction.atomic():
            contexts = kinds.find(name).prepare(letters)
        return {letter.pk: contexts[letter.pk] for letter in letters}
    except Exception as error:
        if len(letters) == 1 or isinstance(error, kinds.UnknownKind):
            return {letter.pk: error for letter in letters}
        # One of them spoils the chunk: find it, and let the others go.
        return {pk: context for letter in letters for pk, context in _prepare_kind(name, [letter]).items()}


def _send_one(server: Server, letter: Letter, context: dict | Exception | None) -> End:
    if context is None:
        return End(letter, State.DROPPED, "Nothing is asked of the reader any more.")
    try:
        if isinstance(context, Exception):
            raise context
        words = write(letter, context)
        if not letter.to:
            return End(letter, State.IN_APP, words=words)
        answer = server.send(message(letter, words))
    except Exception as error:
        log.exception("Letter %s could not be written", letter.key, exc_info=error)
        faults = letter.faults + 1
        state = State.SET_ASIDE if faults >= FAULTS else State.OWED
        return End(letter, state, f"It could not be written: {type(error).__name__}: {error}", faults=faults)
    if answer.verdict is Verdict.PUT_OFF:
        return End(letter, State.SET_ASIDE if letter.tries >= TRIES else State.OWED, answer.words)
    return End(letter, State.ACCEPTED if answer.verdict is Verdict.ACCEPTED else State.BOUNCED, answer.words, words)


def _keep(lease: UUID, end: End) -> None:
    """Write how one letter ended, if this sender still holds it. One UPDATE, durable before the next is handed over."""
    kept = {"state": end.state, "last_answer": end.answer[:250], "lease": None, "leased_until": None, "is_told": False}
    kept["next_try_at"] = timezone.now() + wait_after(end.letter.tries) if end.state == State.OWED else None
    if end.faults:
        kept["faults"] = end.faults
    if end.words:
        kept |= {"subject": end.words.subject, "text": end.words.text, "html": end.words.html}
    if end.state == State.ACCEPTED:
        kept["accepted_at"] = clock.now()
    Letter.objects.filter(pk=end.letter.pk, lease=lease).update(**kept)


def _hand_back(lease: UUID, untried: list[Letter]) -> None:
    """What was taken and not tried is as it was before."""
    if untried:
        held = Letter.objects.filter(lease=lease, pk__in=[letter.pk for letter in untried])
        held.update(state=State.OWED, lease=None, leased_until=None, next_try_at=None, tries=F("tries") - 1)


def wait_after(tries: int) -> timedelta:
    """How long to wait after that many tries: 1, 5 and 15 minutes, then an hour each time, unless set otherwise."""
    waits = settings.OUTBOX_WAITS
    return timedelta(seconds=waits[min(tries, len(waits)) - 1])
