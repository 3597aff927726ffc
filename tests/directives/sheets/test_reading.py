"""Printed sheets that come back: every line is matched or offered to be looked at, and none is matched wrong."""

import pytest

from directives.sheets.codes import read_mark
from directives.sheets.reading.finding import lines_in
from tests.directives.sheets.distortions import WAYS, covered, seen_aslant, signed

SIGNED = {0, 2, 3, 5, 8}


def matched(sheet, lines) -> int:
    """How many lines bear the mark that was printed there. None bears another's."""
    assert [line.place for line in lines] == list(range(len(lines)))
    for line in lines:
        assert line.text in ("", sheet.texts[line.place])
    return sum(bool(line.text) for line in lines)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_line_of_a_list_is_matched_or_offered_and_none_is_matched_wrong(sheets, language, way):
    sheet = sheets["crew", language]
    distort, at_least = WAYS[way]
    lines = lines_in(distort(signed(sheet.picture, sheet.layout, SIGNED)))
    assert len(lines) == 10
    assert matched(sheet, lines) >= at_least
    assert {line.language for line in lines} == {language}
    assert all(line.cut for line in lines)


@pytest.mark.parametrize(
    "way", ["as it was printed", "upside down", "from a phone", "squeezed", "askew, blurred and pale"]
)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_slip_is_one_line_however_it_lies(sheets, language, way):
    sheet = sheets["slip", language]
    lines = lines_in(WAYS[way][0](signed(sheet.picture, sheet.layout, [0])))
    assert [line.text in sheet.texts for line in lines] == [True]
    assert lines[0].hint == "signed"


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("distort", [lambda page: page, seen_aslant], ids=["flat", "from a phone"])
def test_a_line_whose_mark_is_torn_off_is_offered_by_its_place(sheets, language, distort):
    sheet = sheets["crew", language]
    torn = covered(signed(sheet.picture, sheet.layout, SIGNED), [sheet.layout.marks[3], sheet.layout.marks[9]])
    lines = lines_in(distort(torn))
    assert matched(sheet, lines) == 8
    assert [line.place for line in lines if not line.text] == [3, 9]
    for place in (3, 9):
        page = read_mark(lines[place].by_page)
        assert page.numbers[place] == 900 + place
        assert lines[place].cut.size == lines[0].cut.size


def test_without_the_marks_of_the_page_the_lines_themselves_say_how_many_there_are(sheets):
    sheet = sheets["crew", "en"]
    torn = covered(sheet.picture, [*sheet.layout.page_marks, sheet.layout.marks[9]])
    lines = lines_in(torn)
    assert matched(sheet, lines) == 9
    assert [line.by_page for line in lines] == [""] * 10
    assert lines[9].cut


def test_of_a_list_with_one_mark_left_the_other_lines_are_offered_without_a_picture(sheets):
    sheet = sheets["crew", "en"]
    lines = lines_in(covered(sheet.picture, [*sheet.layout.page_marks, *sheet.layout.marks[1:]]))
    assert matched(sheet, lines) == 1
    assert [bool(line.cut) for line in lines] == [True] + [False] * 9


def test_a_page_with_no_mark_at_all_has_no_line(sheets):
    sheet = sheets["crew", "en"]
    assert lines_in(covered(sheet.picture, [*sheet.layout.page_marks, *sheet.layout.marks])) == []


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("way", ["as it was printed", "from a phone", "in a shadow", "three degrees askew", "squeezed"])
def test_ink_in_the_box_is_a_hint(sheets, language, way):
    sheet = sheets["crew", language]
    lines = lines_in(WAYS[way][0](signed(sheet.picture, sheet.layout, SIGNED)))
    assert {line.place for line in lines if line.hint == "signed"} == SIGNED
    assert {line.hint for line in lines} == {"signed", "empty"}


def test_two_slips_in_one_picture_are_two_lines(sheets):
    from PIL import Image

    one, other = sheets["slip", "en"], sheets["slip", "ar"]
    both = Image.new("L", (one.picture.width * 2, one.picture.height), 255)
    both.paste(one.picture, (0, 0))
    both.paste(other.picture, (one.picture.width, 0))
    lines = lines_in(both)
    assert sorted(line.language for line in lines) == ["ar", "en"]


def test_two_lists_in_one_picture_match_each_line_by_its_own_mark(sheets):
    from PIL import Image

    sheet = sheets["crew", "en"]
    both = Image.new("L", (sheet.picture.width * 2, sheet.picture.height), 255)
    both.paste(sheet.picture, (0, 0))
    both.paste(sheet.picture.rotate(180), (sheet.picture.width, 0))
    assert {line.text for line in lines_in(both)} <= {*sheet.texts, ""}
