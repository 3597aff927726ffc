"""A dissemination to a whole city, while a worker is killed every half second."""

import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db.models import CharField, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone

from directives.acts.disseminations import disseminate
from letters.acts import ring
from letters.message_ids import message_id
from letters.models import Letter
from people.models import Employee
from tests.bench.city import City
from tests.bench.letters import workers
from tests.bench.letters.judging import FINAL, Figures, judge, read_log

WORKERS = 8
SECONDS_BETWEEN_KILLS = 0.5
# The sweep of the timetable comes each minute; here, each second.
SECONDS_BETWEEN_SWEEPS = 1.0


def run(place: City, people: int, log: Path, *, at_most: float) -> Figures:
    """Disseminate to `people` and kill until every letter has ended and been told of, or for `at_most` seconds."""
    give_everybody_an_address()
    start = time.monotonic()
    disseminate(edition=place.editions[people], reason="directive", by=place.head)
    with killing() as killer:
        while not _is_over() and time.monotonic() - start < at_most:
            killer.go_on()
    seconds = time.monotonic() - start
    with log.open() as lines:
        read = read_log(lines)
    states = {message_id(letter): letter.state for letter in Letter.objects.only("pk", "state")}
    untold = Letter.objects.not_told().count()
    return judge(
        states, read, untold=untold, kills=killer.kills, kills_while_sending=len(killer.orphans), seconds=seconds
    )


class Killer:
    """Keeps so many workers at work, rings for them, and kills one, whichever, every half second."""

    def __init__(self) -> None:
        self.kills = 0
        # The leases of senders that died with letters in hand.
        self.orphans: set = set()
        self._workers = [workers.start() for _ in range(WORKERS)]
        self._any = random.Random(1)
        self._kill_at = self._ring_at = time.monotonic() + SECONDS_BETWEEN_KILLS

    def go_on(self) -> None:
        now = time.monotonic()
        if now >= self._ring_at:
            ring()
            self._ring_at = now + SECONDS_BETWEEN_SWEEPS
        if now >= self._kill_at:
            place = self._any.randrange(WORKERS)
            workers.kill(self._workers[place])
            self.kills += 1
            self._workers[place] = workers.start()
            self._kill_at += SECONDS_BETWEEN_KILLS
        self.orphans |= _orphans()
        time.sleep(0.1)

    def stop(self) -> None:
        for worker in self._workers:
            workers.kill(worker)


@contextmanager
def killing() -> Iterator[Killer]:
    workers.preload()
    killer = Killer()
    try:
        yield killer
    finally:
        killer.stop()


def _is_over() -> bool:
    waits = Letter.objects.exclude(state__in=FINAL).exists() or Letter.objects.not_told().exists()
    return not waits


def _orphans() -> set:
    """Leases that no living sender holds any more: every sender stops at two thirds of its own."""
    ends = timezone.now() + timedelta(seconds=settings.OUTBOX_LEASE / 4)
    return set(Letter.objects.filter(state="sending", leased_until__lt=ends).values_list("lease", flat=True))


def give_everybody_an_address() -> None:
    number = Cast("pk", CharField())
    Employee.objects.filter(email=None).update(email=Concat(Value("e"), number, Value("@kestrelfalls.example")))
