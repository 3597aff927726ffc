"""How a notice's body and what somebody typed are put on a page."""

import pytest

from commission.templatetags.commission import parts, reachable


def test_facts_that_follow_each_other_are_one_list():
    first, second, third = ({"label": name, "text": "…"} for name in "abc")
    body = [{"locked": "!"}, {"fact": first}, {"fact": second}, {"heading": "H"}, {"words": "W"}, {"fact": third}]
    shown = [{"locked": "!"}, {"facts": [first, second]}, {"heading": "H"}, {"words": "W"}, {"facts": [third]}]
    assert list(parts(body)) == shown
    assert list(parts([])) == []


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("Ana, 201-555-0101", "2015550101"),
        ("(201) 555-0101", "2015550101"),
        ("+1 201 555 0101, code 2026", "+12015550101"),
        ("201.555.0101.", "2015550101"),
    ],
)
def test_a_telephone_number_is_dialled_with_a_tap_and_keeps_its_order(typed, number):
    shown = reachable(typed)
    assert f'<a href="tel:{number}"><bdi dir="ltr">' in shown
    assert shown.count("<a ") == 1


@pytest.mark.parametrize("typed", ["On 2026-12-14, code 2026", "N.J.S.A. 10:4-6", "KF-201-555-0101", "Room 12"])
def test_other_numbers_are_not(typed):
    assert reachable(typed) == typed


def test_an_address_stays_in_one_piece_and_nothing_typed_is_markup():
    shown = reachable("<b>https://meet.example/j/201-555-0101?a=1&b=2</b> or ana@example.org")
    assert '<a href="https://meet.example/j/201-555-0101?a=1&amp;b=2' in shown
    assert '<a href="mailto:ana@example.org">' in shown
    assert "tel:" not in shown
    assert "<b>" not in shown
