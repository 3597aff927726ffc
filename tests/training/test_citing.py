"""A citation in pieces, each section with its place in the order."""

import pytest

from training.citing import pieces


@pytest.mark.parametrize(
    ("cite", "found"),
    [
        ("§2.C", [("§2.C", "s2-c")]),
        ("§2, §15", [("§2", "s2"), (", ", ""), ("§15", "s15")]),
        ("§1.B–D", [("§1.B", "s1-b"), ("–D", "")]),
        ("Preamble", [("Preamble", "")]),
        ("", []),
    ],
)
def test_each_section_leads_to_its_place(cite, found):
    assert list(pieces(cite)) == found
