"""The outbox: letters that are due are taken, written, handed to the mail server, and marked.

A letter is taken by a conditional UPDATE and a lease, so two senders never hold the same one. If a sender dies, the
lease runs out and the letter is sent again with the same Message-ID: it may come twice, it is never lost.

The outbox runs on the machine's own time and not on the city's clock: a lease must end and a second try must come
even where a demonstration holds its date still. What is told to people, when a letter was accepted, is city time.
"""

import logging
import time
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from deadlines import clock
from deadlines.models import Municipality
from letters import kinds, signals
from letters.models import Letter
from letters.server import Server, Verdict
from letters.writing import Words, message, write
from rows.whole_sets import update_rows

log = logging.getLogger(__name__)

State = Letter.State
CHUNK = 200
LEASE = timedelta(minutes=15)
# A sender stops well before its lease ends, so that what it still holds cannot be taken by another meanwhile.
SECONDS_OF_SENDING = 600
WAITS = [timedelta(minutes=minutes) for minutes in (1, 5, 15, 60)]
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
    is_tried: bool = True


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
        ends.update(end.state for end in _send(lease, letters))
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
        taken.update(state=State.SENDING, lease=lease, leased_until=now + LEASE, tries=F("tries") + 1)
        return lease, list(Letter.objects.filter(lease=lease).order_by("id"))


def _send(lease: UUID, letters: list[Letter]) -> list[End]:
    ends: list[End] = []
    prepared = _prepare(letters)
    started = time.monotonic()
    try:
        with Server() as server:
            for letter in letters:
                if ends and time.monotonic() - started > SECONDS_OF_SENDING:
                    break
                ends.append(_send_one(server, letter, prepared[letter.pk]))
    finally:
        # Whatever happens, what was accepted is marked, and what was not tried is handed back.
        ends += [_untried(letter) for letter in letters[len(ends) :]]
        for group in _by_kind(ends):
            _mark(lease, group)
    return ends


def _untried(letter: Letter) -> End:
    letter.tries -= 1
    return End(letter, State.OWED, letter.last_answer, is_tried=False)


def _by_kind(ends: list[End]) -> list[list[End]]:
    groups: dict[str, list[End]] = defaultdict(list)
    for end in ends:
        groups[end.letter.kind].append(end)
    return list(groups.values())


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
        answer = server.send(message(letter, words))
    except Exception as error:
        log.exception("Letter %s could not be written", letter.key, exc_info=error)
        faults = letter.faults + 1
        state = State.SET_ASIDE if faults >= FAULTS else State.OWED
        return End(letter, state, f"It could not be written: {type(error).__name__}: {error}", faults=faults)
    if answer.verdict is Verdict.PUT_OFF:
        return End(letter, State.SET_ASIDE if letter.tries >= TRIES else State.OWED, answer.words)
    return End(letter, State.ACCEPTED if answer.verdict is Verdict.ACCEPTED else State.BOUNCED, answer.words, words)


def _mark(lease: UUID, ends: list[End]) -> None:
    """Write how the letters of one kind ended, and tell the room that owed them, in one transaction.

    A room that fails to listen does not unmark what has been sent, or it would be sent again: it is told later.
    """
    at = clock.now()
    try:
        with transaction.atomic():
            _tell(_write_ends(lease, ends, at=at, is_told=True), at)
    except Exception:
        log.exception("A room failed to hear what became of its letters; it is told again at the next sweep.")
        _write_ends(lease, ends, at=at, is_told=False)


def _write_ends(lease: UUID, ends: list[End], *, at: datetime, is_told: bool) -> list[Letter]:
    """Write the ends of the letters this sender still holds; return them as they now stand. Two queries."""
    now = timezone.now()
    with transaction.atomic():
        held = set(Letter.objects.select_for_update().filter(lease=lease).values_list("pk", flat=True))
        kept = [end for end in ends if end.letter.pk in held]
        for end in kept:
            _set(end, at=at, now=now, is_told=is_told)
        update_rows(Letter, WRITTEN, [[end.letter.pk, *(getattr(end.letter, n) for n in WRITTEN)] for end in kept])
    return [end.letter for end in kept]


WRITTEN = ["state", "lease", "leased_until", "tries", "faults", "next_try_at", "accepted_at", "last_answer"]
WRITTEN += ["subject", "text", "html", "is_told"]


def _set(end: End, *, at: datetime, now: datetime, is_told: bool) -> None:
    letter = end.letter
    letter.state, letter.last_answer, letter.is_told = end.state, end.answer[:250], is_told
    letter.lease = letter.leased_until = letter.next_try_at = None
    if end.is_tried and end.state == State.OWED:
        letter.next_try_at = now + wait_after(letter.tries)
    letter.faults = max(letter.faults, end.faults)
    if end.words:
        letter.subject, letter.text, letter.html = end.words.subject, end.words.text, end.words.html
    if end.state == State.ACCEPTED:
        letter.accepted_at = at


def wait_after(tries: int) -> timedelta:
    """How long to wait after that many tries: 1, 5 and 15 minutes, then an hour each time."""
    return WAITS[min(tries, len(WAITS)) - 1]


def _tell(letters: list[Letter], at: datetime) -> None:
    """Send the signals of letters of one kind."""
    for state, signal in ((State.ACCEPTED, signals.accepted), (State.BOUNCED, signals.bounced)):
        ended = [letter for letter in letters if letter.state == state]
        if ended:
            signal.send(sender=Letter, kind=ended[0].kind, letters=ended, at=at)


def tell_again() -> None:
    """Tell the rooms of letters they failed to hear of. Another failure changes nothing for anybody."""
    for kind, at in set(Letter.objects.not_told().order_by().values_list("kind", "accepted_at")[:CHUNK]):
        try:
            with transaction.atomic():
                untold = Letter.objects.not_told().filter(kind=kind, accepted_at=at)
                letters = list(untold.select_for_update(skip_locked=True)[:CHUNK])
                _tell(letters, at or clock.now())
                Letter.objects.filter(pk__in=[letter.pk for letter in letters]).update(is_told=True)
        except Exception:
            log.exception("A room failed again to hear what became of its letters of the kind %s.", kind)
