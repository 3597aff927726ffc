"""python -m tests.bench.letters [--people 10000] [--rounds 3] [--json]: what `make chaos` runs."""

import argparse
import json
import os
import subprocess
import sys
from socket import create_server

from kombu import Connection

from config.settings import ROOT, env
from tests.bench import databases
from tests.bench.tables import Table

BROKER = "amqp://guest:guest@127.0.0.1:5672//"
# The house's own waits are 15 minutes for a lease, and 1, 5, 15 and 60 minutes after a try.
SHORTENED = {"OUTBOX_LEASE": "10", "OUTBOX_WAITS": "1,2,4,8"}
# The house was checked once: a worker that lives for two seconds need not do it again. Celery warns of root at each.
QUIET = {"CELERY_SKIP_CHECKS": "1", "PYTHONWARNINGS": "ignore"}


def main() -> int:
    asked = _asked()
    address, broker = databases.server(), _broker()
    if not address or not broker:
        away = "PostgreSQL at DATABASE_URL or 127.0.0.1:5432" if not address else f"RabbitMQ at {BROKER}"
        print(f"The letters were skipped: {away} does not answer.", file=sys.stderr)
        return 0
    with databases.postgresql(address, asked.name) as url:
        found = _run(url, broker, asked)
    print(json.dumps(found, indent=1) if asked.json else _text(found))
    return 1 if found["broken"] else 0


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make chaos", description="Letters, while workers are killed.")
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3, help="of sending in chunks and by tasks; 0 leaves it out")
    parser.add_argument("--at-most", type=float, default=900, help="seconds")
    parser.add_argument("--json", action="store_true", help="print JSON in place of words")
    parser.add_argument("--name", default="chaos_city", help="of the database made for the run, and dropped")
    return parser.parse_args()


def _broker() -> str:
    """The address of a RabbitMQ that answers, or nothing."""
    address = env("CELERY_BROKER_URL", default="")
    if not address.startswith("amqp"):
        address = BROKER
    try:
        with Connection(address, connect_timeout=3) as connection:
            connection.connect()
    except OSError:
        return ""
    return address


def _run(url: str, broker: str, asked: argparse.Namespace) -> dict:
    with create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    environment = {
        **os.environ,
        **SHORTENED,
        **QUIET,
        "DATABASE_URL": url,
        "CELERY_BROKER_URL": broker,
        "CHAOS_QUEUE": f"chaos-{os.getpid()}",
        "SINK_PORT": str(port),
        "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}",
        "DJANGO_SETTINGS_MODULE": "tests.bench.letters.settings",
    }
    measures = {"people": asked.people, "rounds": asked.rounds, "at_most": asked.at_most}
    command = [sys.executable, "-m", "tests.bench.letters.one_run", json.dumps(measures)]
    run = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
    if run.returncode:
        raise SystemExit(run.returncode)
    return json.loads(run.stdout)


def _text(found: dict) -> str:
    parts = [Table(**found["table"]).text()] if "table" in found else []
    lines = [f"{value:>12,}  {name.replace('_', ' ')}" for name, value in found["chaos"].items()]
    verdict = [f"BROKEN: {words}." for words in found["broken"]] or [
        "Kept: everyone in a final state, none lost, no more duplicates than cuts and kills."
    ]
    parts.append("\n".join(["Disseminating while a worker is killed every half second", *lines, *verdict]))
    return "\n\n".join(parts)


if __name__ == "__main__":
    sys.exit(main())
