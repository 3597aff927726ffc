"""`make bench` runs to its end, and what must not grow with the people does not. Nothing here looks at times."""

import json
import os
import subprocess
import sys

from django.db import connection

from config.settings import ROOT
from tests.bench.counting import middle, slowest
from tests.bench.tables import Table

SMALL = ["--json", "--sizes", "10", "30", "--rosters", "5", "20", "--signers", "5", "--rounds", "1", "--letters", "0"]


def test_a_small_bench_runs_to_its_end_and_the_statements_do_not_grow(worker_id):
    command = [sys.executable, "-m", "tests.bench", *SMALL, "--only", connection.vendor]
    paths = f"{ROOT}{os.pathsep}{ROOT / 'site'}"
    run = subprocess.run(
        [*command, "--name", f"bench_test_{worker_id}"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stderr
    (engine,) = json.loads(run.stdout)
    tables = {table["name"]: table["rows"] for table in engine["tables"]}
    assert [row["people"] for row in tables["disseminating"]] == [10, 30]
    assert {row["raw_statements"] for row in tables["disseminating"]} == {4}
    assert len({row["act_statements"] for row in tables["disseminating"]}) == 1
    assert {row["request"] for row in tables["acknowledging"]} == {"reading", "bare insert", "acknowledging"}
    assert [row["people"] for row in tables["enrolling"]] == [10, 30]
    assert len({row["act_statements"] for row in tables["enrolling"]}) == 1
    assert {row["statements"] for row in tables["handing_in"] if row["request"] == "handing in"} == {"8"}
    assert len({row["statements"] for row in tables.get("module_page", [])}) <= 1
    for view in ("page", "CSV"):
        assert len({row["statements"] for row in tables["officers_page"] if row["view"] == view}) == 1
    assert len({row["statements"] for row in tables["rosters"] if row["time"] == "again"}) == 1


def test_a_table_reads_in_columns():
    rows = [{"view": "page", "people": 100_000, "ratio": 1.234}, {"view": "CSV", "people": 7, "ratio": 56.78}]
    assert Table("name", "Title", "Note.", rows).text().splitlines() == [
        "Title",
        "view   people  ratio",
        "----  -------  -----",
        "page  100,000   1.23",
        "CSV         7   56.8",
        "Note.",
    ]


def test_times_are_given_in_milliseconds():
    assert middle([0.001, 0.004, 0.002]) == 2
    assert slowest([0.001] * 99 + [1.0]) == 1
