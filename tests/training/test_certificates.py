"""A certificate's number and name as people type them, and what it is worth."""

import pytest

from training.certificates import is_same_name, number_from
from training.models.completions import certificate_number


@pytest.mark.parametrize(
    "typed",
    ["ABCD-EFGH-2345", "abcd efgh 2345", "abcdefgh2345", "  ABCD–EFGH—2345. ", "ABCD EFGH ٢٣٤٥", "ＡＢＣＤ-EFGH-2345"],
    ids=["printed", "small", "together", "dashes", "arabic digits", "wide"],
)
def test_a_number_is_known_however_it_is_typed(typed):
    assert number_from(typed) == "ABCD-EFGH-2345"


@pytest.mark.parametrize(
    "typed",
    ["", "ABCD-EFGH-234", "ABCD-EFGH-23456", "ABCD-EFGH-2340", "IIII-EFGH-2345", "x" * 10_000, "½½½½-EFGH-2345"],
)
def test_what_can_be_no_number_is_none(typed):
    assert number_from(typed) == ""


def test_every_number_we_give_is_read_back():
    for _ in range(50):
        number = certificate_number()
        assert number_from(number.lower().replace("-", "")) == number


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("ines ferreira", "Inés Ferreira"),
        ("  INÉS   FERREIRA ", "Inés Ferreira"),
        ("OBrien De La Cruz", "O'Brien Dela Cruz"),
        ("Strasse", "Straße"),
        ("احمد", "أحمَد"),
        ("Nguyen", "Nguyễn"),
    ],
)
def test_case_accents_and_spaces_make_no_other_name(typed, name):
    assert is_same_name(typed, name)


@pytest.mark.parametrize("typed", ["", "Inés", "Ferreira Inés", "Inés Ferreiro", "Inés Ferreira Lima"])
def test_another_name_is_another(typed):
    assert not is_same_name(typed, "Inés Ferreira")
