"""One of the two, in a process whose settings name its database, queue and mail server. Prints JSON."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from socket import create_connection

import django

PERFECT = (0, 0, 0)
# Puts off 20 of 100, refuses 1 of 200, and hangs up on 1 of 100 after taking it.
TROUBLED = (0.2, 0.005, 0.01)


def main(people: int, rounds: int, at_most: float) -> None:
    from django.core.management import call_command

    _say("migrating")
    call_command("migrate", verbosity=0)
    with tempfile.TemporaryDirectory() as folder, _queue():
        print(json.dumps(_measured(Path(folder), people, rounds, at_most)))


def _measured(folder: Path, people: int, rounds: int, at_most: float) -> dict:
    from tests.bench import city
    from tests.bench.letters import chaos, sending

    _say("founding the city")
    few = min(people, 1_000)
    place = city.found(sorted({people, few} if rounds else {people}))
    found = {}
    if rounds:
        chaos.give_everybody_an_address()
        _say("sending in chunks, and a task for each")
        with _sink(folder / "perfect", PERFECT):
            found["table"] = asdict(sending.measure(place, few, rounds=rounds))
        from letters.models import Letter

        Letter.objects.all()._raw_delete(using="default")
    _say(f"sending to {people:,} people while workers are killed")
    with _sink(folder / "troubled", TROUBLED):
        figures = chaos.run(place, people, folder / "troubled", at_most=at_most)
    return {**found, "chaos": asdict(figures), "broken": figures.broken}


@contextmanager
def _sink(log: Path, shares: tuple[float, ...]) -> Iterator[None]:
    port = os.environ["SINK_PORT"]
    command = [sys.executable, "-m", "tests.bench.letters.sink", port, str(log), *map(str, shares)]
    with subprocess.Popen(command) as sink:
        try:
            _wait_for(int(port))
            yield
        finally:
            sink.terminate()


def _wait_for(port: int) -> None:
    for _try in range(100):
        try:
            create_connection(("127.0.0.1", port)).close()
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("The mail server of this run did not start.")


@contextmanager
def _queue() -> Iterator[None]:
    """The queue of this run is gone with it."""
    from config.celery import app

    try:
        yield
    finally:
        with app.connection_for_write() as connection:
            queue = app.amqp.queues[app.conf.task_default_queue]
            queue.bind(connection.default_channel).delete()
            queue.exchange.bind(connection.default_channel).delete()


def _say(what: str) -> None:
    print(f"  {what} …", file=sys.stderr, flush=True)


if __name__ == "__main__":
    django.setup()
    main(**json.loads(sys.argv[1]))
