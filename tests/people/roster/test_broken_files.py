"""Thousands of broken files: each is read or refused, and nothing else ever happens.

`HYPOTHESIS_PROFILE=thorough` feeds ten times as many.
"""

import os
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from people.acts.roster import import_roster
from people.models import Agency, Employee, Employment, RosterImport
from people.roster import words
from people.roster.refusals import RosterRefused
from tests.people.files import HEADERS, INES, NELL, OTTO, csv_file, xlsx_file

TIMES = 10 if os.environ.get("HYPOTHESIS_PROFILE") == "thorough" else 1
AS_OF = date(2026, 12, 14)
CSV = csv_file([INES, NELL, OTTO])
XLSX = xlsx_file([INES, NELL, OTTO])

pytestmark = pytest.mark.django_db


def broken(examples: int):
    """The database is rolled back by hand after each file: hypothesis runs them all inside one test."""
    quiet = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
    return settings(max_examples=examples * TIMES, deadline=None, suppress_health_check=quiet, derandomize=True)


def take_in(data: bytes) -> None:
    """All of it or nothing; and every refusal can be said in a sentence."""
    before, refused = _state(), None
    try:
        outcome = import_roster(file=data, name="roster", as_of=AS_OF, by=None)
    except RosterRefused as refusal:
        refused = refusal
    if refused:
        assert all(words.sentences(refused.refusals))
        assert refused.refusals
        assert _state() == before
    else:
        assert Employment.objects.count() == outcome.plan.rows
        Employment.objects.all().delete()
        Employee.objects.all().delete()


def _state():
    return Employee.objects.count(), Employment.objects.count(), RosterImport.objects.count(), Agency.objects.count()


# Bytes changed, dropped or put in, anywhere in a good file.
mutations = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 3), st.binary(min_size=1, max_size=6)), min_size=1, max_size=8
)


def mutated(data: bytes, changes) -> bytes:
    for place, kind, junk in changes:
        at = int(place * len(data))
        dropped = {0: len(junk), 1: 0, 2: 1, 3: 40}[kind]
        data = data[:at] + (b"" if kind in (2, 3) else junk) + data[at + dropped :]
    return data


@broken(1000)
@given(mutations, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252", "mac_roman"]), st.sampled_from(",;\t"))
def test_a_csv_with_bytes_changed(agencies, changes, encoding, delimiter):
    take_in(mutated(csv_file([INES, NELL, OTTO], encoding=encoding, delimiter=delimiter), changes))


@broken(400)
@given(mutations)
def test_a_workbook_with_bytes_changed(agencies, changes):
    take_in(mutated(XLSX, changes))


@broken(400)
@given(st.sampled_from([b"", b"PK\x03\x04", b"\xff\xfe", b"\xef\xbb\xbf", CSV[:40]]), st.binary(max_size=400))
def test_random_bytes(agencies, start, junk):
    take_in(start + junk)


cells = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        [*INES, *NELL, "=1+1", "2026-02-30", "9/14/2026", "Public  works", "", " ", "x" * 300, "\x00", "\u202e"]
    ),
)
headers = st.one_of(
    st.just(HEADERS), st.permutations(HEADERS), st.lists(st.sampled_from([*HEADERS, "x", ""]), max_size=10)
)


@broken(600)
@given(headers, st.lists(st.lists(cells, max_size=10), max_size=5), st.sampled_from(["utf-8", "utf-16", "utf-32"]))
def test_any_cells_under_any_headers(agencies, titles, rows, encoding):
    text = "\r\n".join(",".join(f'"{cell}"' for cell in row) for row in [titles, *rows])
    take_in(text.encode(encoding, errors="ignore"))
