"""python -m tests.bench [--quick] [--json] [--only sqlite|postgresql] [--letters 0]"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict

from config.settings import ROOT
from tests.bench import databases
from tests.bench.one_engine import Measures
from tests.bench.tables import Table

ENGINES = ["sqlite", "postgresql"]


def main() -> None:
    asked = _asked()
    start = time.monotonic()
    engines = list(_run(asked))
    is_kept = asked.letters == 0 or _letters(asked, engines)
    if asked.json:
        print(json.dumps(engines, indent=1))
    print(f"Measured in {time.monotonic() - start:.0f} seconds.", file=sys.stderr)
    if not is_kept:
        raise SystemExit(1)


def _letters(asked: argparse.Namespace, engines: list[dict]) -> bool:
    """Letters while workers are killed; whether every promise was kept. It shows itself, or is added to `engines`."""
    command = [sys.executable, "-m", "tests.bench.letters", "--people", str(asked.letters)]
    run = subprocess.run(command + ["--json"] * asked.json, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    if not asked.json:
        print(f"\n{run.stdout}")
    elif run.stdout:
        engines.append({"engine": "letters", **json.loads(run.stdout)})
    return run.returncode == 0


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description="How fast the house is, as ratios in one run.")
    parser.add_argument("--quick", action="store_true", help="to 10,000 people, and fewer of them signing")
    parser.add_argument("--json", action="store_true", help="print JSON in place of tables")
    parser.add_argument("--only", choices=ENGINES, help="on one engine")
    parser.add_argument("--sizes", type=int, nargs="+", help="the people an edition goes to")
    parser.add_argument("--rosters", type=int, nargs="+", default=[612, 10_000], help="the rows of a roster")
    parser.add_argument("--signers", type=int, help="how many sign for each number of clients")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--letters", type=int, default=10_000, help="sent while workers are killed; 0 leaves it out")
    parser.add_argument("--name", default=databases.NAME, help="of the database made for the run, and dropped")
    asked = parser.parse_args()
    asked.sizes = asked.sizes or [100, 1_000, 10_000, *([] if asked.quick else [100_000])]
    asked.signers = asked.signers or (100 if asked.quick else 200)
    return asked


def _run(asked: argparse.Namespace) -> Iterator[dict]:
    """What each engine asked for was found to do."""
    measures = Measures(sorted(asked.sizes), asked.rosters, asked.signers, asked.rounds)
    if asked.only != "postgresql":
        with databases.sqlite(asked.name) as url:
            yield _on(url, measures, show=not asked.json)
    if asked.only == "sqlite":
        return
    if address := databases.server():
        with databases.postgresql(address, asked.name) as url:
            yield _on(url, measures, show=not asked.json)
    else:
        print("PostgreSQL was skipped: no server answers at DATABASE_URL or 127.0.0.1:5432.", file=sys.stderr)


def _on(url: str, measures: Measures, *, show: bool) -> dict:
    """Measure in a process of its own, and show each table as it comes."""
    environment = {**os.environ, "DATABASE_URL": url, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'site'}"}
    environment["DJANGO_SETTINGS_MODULE"] = "tests.bench.settings"
    command = [sys.executable, "-m", "tests.bench.one_engine", json.dumps(asdict(measures))]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as run:
        engine, *tables = map(json.loads, _shown(run.stdout) if show else run.stdout)
    if run.returncode:
        raise SystemExit(run.returncode)
    return {"engine": engine, "tables": tables}


def _shown(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        said = json.loads(line)
        print(f"\n=== {said} ===" if isinstance(said, str) else f"\n{Table(**said).text()}", flush=True)
        yield line


if __name__ == "__main__":
    main()
