"""The judge of `make chaos` says when a promise was broken, and only then. The run itself needs its own servers."""

import json
from dataclasses import asdict

from tests.bench.letters.__main__ import _text
from tests.bench.letters.judging import Figures, judge, read_log

LOG = [["connection", None], ["4xx", None], ["taken", "<a>"], ["taken", "<b>"], ["cut", None], ["taken", "<b>"]]
STATES = {"<a>": "accepted", "<b>": "accepted", "<c>": "bounced"}


def judged(states: dict, more: tuple = (), **counts) -> Figures:
    told = {"untold": 0, "kills": 0, "kills_while_sending": 0, "seconds": 2.0, **counts}
    return judge(states, read_log(map(json.dumps, [*LOG, *more])), **told)


def test_a_run_that_kept_its_promises():
    figures = judged(STATES)
    assert figures.broken == []
    assert (figures.people, figures.accepted, figures.bounced, figures.lost) == (3, 2, 1, 0)
    assert (figures.duplicates, figures.cuts, figures.put_off_4xx, figures.messages_a_second) == (1, 1, 1, 1.5)
    assert "Kept: everyone" in _text({"chaos": asdict(figures), "broken": figures.broken})


def test_each_broken_promise_is_named():
    assert judged({**STATES, "<d>": "owed"}).broken == ["1 letters are in no final state"]
    assert judged({**STATES, "<d>": "accepted"}).broken == ["1 letters are lost"]
    assert judged(STATES, untold=2).broken == ["2 letters ended and no room heard of it"]
    assert judged(STATES, [["taken", "<z>"]]).broken == ["1 messages belong to no letter"]
    assert "Nothing was accepted" in judged({"<c>": "bounced"}).broken
    broken = judged(STATES, [["taken", "<a>"]]).broken
    assert broken == ["2 duplicates, and only 1 cuts and kills"]
    assert "BROKEN: 2 duplicates" in _text({"chaos": asdict(judged(STATES)), "broken": broken})


def test_a_kill_excuses_one_duplicate_and_no_more():
    twice = [["taken", "<a>"]]
    assert judged(STATES, twice, kills=1).broken == []
    assert judged(STATES, [*twice, *twice], kills=1).broken != []
