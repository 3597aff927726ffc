"""`manage.py outbox`: every letter is counted, and what is due can be sent by hand."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from letters.acts import owe
from letters.models import Letter

pytestmark = pytest.mark.django_db


def outbox(*words: str) -> str:
    out = StringIO()
    call_command("outbox", *words, stdout=out)
    return out.getvalue()


def test_every_state_is_counted_and_they_add_up(django_assert_num_queries):
    for number, state in enumerate(Letter.State.values):
        for copy in range(number + 1):
            Letter.objects.filter(pk=owe(key=f"{state}{copy}", kind="x", to="x@city.example").pk).update(state=state)
    with django_assert_num_queries(1):
        counts = json.loads(outbox("status", "--json"))
    oldest = counts.pop("oldest_owed_at")
    assert oldest == Letter.objects.filter(state="owed").get().owed_at.isoformat()
    assert counts.pop("total") == Letter.objects.count() == sum(counts.values())
    assert counts == {state: number + 1 for number, state in enumerate(Letter.State.values)}


def test_an_empty_outbox_has_every_state_at_nought():
    counts = json.loads(outbox("status", "--json"))
    assert counts == {**dict.fromkeys(Letter.State.values, 0), "total": 0, "oldest_owed_at": None}


def test_it_reads_as_words_too():
    owe(key="a", kind="x", to="x@city.example")
    said = outbox("status")
    assert "1  owed" in said
    assert "1  in all" in said
    assert "has been owed since" in said


def test_it_sends_what_is_due(mail_server, kind):
    for key in "abc":
        owe(key=key, kind="directive", to=f"{key}@city.example", subject_id=1)
    assert outbox("send", "--limit", "2") == "accepted: 2\n"
    assert outbox("send") == "accepted: 1\n"
    assert outbox("send") == "Nothing is due.\n"


def test_it_asks_what_to_do():
    with pytest.raises(CommandError):
        outbox()
