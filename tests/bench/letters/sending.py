"""Letters in chunks over one connection, beside a task for each message: one worker, one mail server, in turns."""

import time
from collections.abc import Callable
from itertools import count
from statistics import median
from unittest import mock

from directives.acts.disseminations import disseminate
from letters.acts import ring
from letters.models import Letter
from tests.bench.city import City, tidy
from tests.bench.letters import workers
from tests.bench.letters.a_task_each import send_one
from tests.bench.tables import Table

CHUNKS, TASKS = "in chunks over one connection", "a task for each message"


def measure(place: City, people: int, *, rounds: int) -> Table:
    table = Table(
        name="sending",
        title="Sending letters in chunks, against a task for each message",
        note=f"Medians of {rounds} rounds in turns of one worker, after one to warm up. Asked: 2 times as many.",
    )
    workers.preload()
    worker = workers.start()
    cycles, seconds = count(1), {CHUNKS: [], TASKS: []}
    try:
        for _round in range(1 + rounds):
            for way, begin in ((TASKS, _enqueue_each), (CHUNKS, ring)):
                seconds[way].append(_sent(place, people, next(cycles), begin))
    finally:
        workers.kill(worker)
    rates = {way: people / median(measured[1:]) for way, measured in seconds.items()}
    for way, rate in rates.items():
        table.rows.append({"letters": way, "messages": people, "messages_a_second": rate, "times": rate / rates[TASKS]})
    return table


def _sent(place: City, people: int, cycle: int, begin: Callable[[], None]) -> float:
    """How long a sending takes from the first word to the workers to the last letter's mark."""
    with mock.patch("letters.acts.ring"):
        disseminate(edition=place.editions[people], reason="annual", by=place.head, cycle=cycle)
    tidy("letters_letter", "directives_delivery")
    start = time.perf_counter()
    begin()
    while Letter.objects.exclude(state="accepted").exists() or Letter.objects.not_told().exists():
        time.sleep(0.02)
    return time.perf_counter() - start


def _enqueue_each() -> None:
    for pk in Letter.objects.filter(state="owed").order_by("pk").values_list("pk", flat=True):
        send_one.delay(pk)
