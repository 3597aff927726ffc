"""A translation is approved for exactly its words and its source's; anything else is said."""

import pytest

from languages.acts import approve
from languages.gate import State, Words, gate, state
from languages.reports import states


@pytest.mark.parametrize(
    ("source", "text", "expected"),
    [
        ("s1", "t1", State.APPROVED),
        ("s2", "t1", State.STALE),
        ("s1", "t2", State.PENDING),
        ("s1", None, State.MISSING),
    ],
)
def test_a_translation_stands_where_its_digests_say(source, text, expected):
    assert state(Words(source, text), {("s1", "t1")}) == expected


def test_the_gate_opens_when_all_are_approved_and_names_who_holds_it():
    states = {"es": State.APPROVED, "ht": State.STALE}
    assert gate(["es"], states).is_open
    assert gate(["es", "ht", "ar"], states).closed_by == ["ht", "ar"]


def test_approving_twice_is_once_and_a_changed_source_makes_it_stale(clerk, django_assert_num_queries):
    facts = {"subject": "page:1", "language": "es", "source_sha256": "s1", "text_sha256": "t1", "by": clerk.user}
    assert approve(**facts) == approve(**facts)
    texts = {"page:1": {"es": Words("s1", "t1"), "ar": Words("s1", None)}, "page:2": {"es": Words("s2", "t1")}}
    with django_assert_num_queries(1):
        found = states(texts)
    assert found == {"page:1": {"es": State.APPROVED, "ar": State.MISSING}, "page:2": {"es": State.PENDING}}
    assert states({"page:1": {"es": Words("s9", "t1")}}) == {"page:1": {"es": State.STALE}}
