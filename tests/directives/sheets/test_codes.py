"""The codes on paper: what is typed of them, what is mistaken in them, and whose they are."""

from itertools import combinations

import pytest

from directives.sheets import codes

KEY, OLDER, OTHER = b"k" * 32, b"o" * 32, b"x" * 32
BOUND = "12:3:4:1"


@pytest.fixture(scope="module")
def printed():
    return [codes.short_code(number, BOUND, KEY) for number in (1, 31, 32, 987, 54_321, codes.HIGHEST)]


def test_a_code_is_three_groups_of_four_signs_that_are_not_taken_for_others(printed):
    for code in printed:
        assert [len(group) for group in code.split("-")] == [4, 4, 4]
        assert not set(code) & set("ILOU")


@pytest.mark.parametrize(
    "type_it",
    [
        str,
        str.lower,
        lambda code: code.replace("-", " "),
        lambda code: code.replace("-", ""),
        lambda code: f"  {code} ",
        lambda code: code.replace("0", "O").replace("1", "I"),
        lambda code: code.replace("0", "o").replace("1", "l"),
        lambda code: code.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")),
    ],
)
def test_however_it_is_typed_it_is_the_same_code(printed, type_it):
    for code in printed:
        read = codes.typed_code(type_it(code))
        assert read == codes.typed_code(code)
        assert codes.is_sealed(read, BOUND, [KEY])


def test_one_wrong_sign_is_never_a_code(printed):
    for code in printed:
        bare = code.replace("-", "")
        for place, right in enumerate(bare):
            for wrong in set(codes.ALPHABET) - {right}:
                assert codes.typed_code(bare[:place] + wrong + bare[place + 1 :]) is None


def test_two_signs_that_changed_places_are_never_a_code(printed):
    for code in printed:
        bare = code.replace("-", "")
        for one, other in combinations(range(len(bare)), 2):
            signs = list(bare)
            signs[one], signs[other] = signs[other], signs[one]
            if bare[one] != bare[other]:
                assert codes.typed_code("".join(signs)) is None


@pytest.mark.parametrize("typed", ["", "7K3M", "7K3M-9PXQ-2R4T-0", "UUUU-UUUU-UUUU", "7K3M 9PXQ 2R4!", "é" * 12])
def test_what_can_be_no_code_is_none(typed):
    assert codes.typed_code(typed) is None


def test_a_code_is_bound_to_person_edition_and_cycle(printed):
    read = codes.typed_code(printed[3])
    assert read.number == 987
    assert codes.is_sealed(read, BOUND, [OTHER, KEY])
    assert not codes.is_sealed(read, "12:3:4:2", [KEY])
    assert not codes.is_sealed(read, BOUND, [OTHER])


def test_a_sheet_printed_under_an_older_key_is_still_read():
    mark = codes.read_mark(codes.line_mark("C", 2, 3, 10, 987, BOUND, OLDER))
    assert codes.is_sealed(mark.code, BOUND, [KEY, OLDER])
    assert not codes.is_sealed(mark.code, BOUND, [KEY])


def test_a_mark_says_its_place_and_one_altered_is_not_sealed():
    text = codes.line_mark("C", 2, 3, 10, 987, BOUND, KEY)
    mark = codes.read_mark(text)
    assert (mark.layout, mark.language, mark.place, mark.count, mark.code.number) == ("C", 2, 3, 10, 987)
    assert len(text) == 29, "what a QR of this size holds"
    for place in range(3, len(text)):
        for sign in codes.ALPHABET:
            altered = codes.read_mark(text[:place] + sign + text[place + 1 :])
            if sign != text[place] and altered:
                assert not codes.is_sealed(altered.code, BOUND, [KEY])


def test_the_mark_of_a_page_says_whose_lines_stand_on_it():
    text = codes.page_mark("E", 2, 1, 3, 20, range(990, 1000), BOUND, KEY)
    assert len(text) <= 87, "what a QR of this size holds"
    mark = codes.read_mark(text)
    assert (mark.layout, mark.language, mark.corner, mark.page, mark.pages) == ("E", 2, 1, 3, 20)
    assert mark.numbers == tuple(range(990, 1000))
    assert codes.is_sealed(mark.code, BOUND, [KEY])
    assert not codes.is_sealed(codes.read_mark(text.replace("V", "W")).code, BOUND, [KEY])


@pytest.mark.parametrize("text", ["", "https://example.org/", "FW1", "FW1C", "FW2" + "A" * 25, "FW1c" + "A" * 24])
def test_a_qr_of_anything_else_says_nothing(text):
    assert codes.read_mark(text) is None


def test_a_number_that_has_no_place_is_refused():
    with pytest.raises(ValueError, match="no place"):
        codes.short_code(codes.HIGHEST + 1, BOUND, KEY)
