"""Each refusal names its row and column, what was found and what was expected; all of them are told at once."""

from datetime import date

import pytest

from people.roster import words
from people.roster.checking import check
from people.roster.reading import read
from people.roster.refusals import SHOWN, Refusal, RosterRefused
from tests.people.files import HEADERS, INES, NELL, changed, csv_file, many, xlsx_file

AS_OF = date(2026, 12, 14)
AGENCIES = ["Public Works", "Free Public Library", "Police Department"]
LANGUAGES = {"en": "English", "es": "Spanish", "pt-br": "Portuguese (Brazil)", "zh-hans": "Chinese (Simplified)"}


def checked(data: bytes):
    return check(read(data), agencies=AGENCIES, languages=LANGUAGES, as_of=AS_OF)


def refusals(data: bytes) -> list[Refusal]:
    with pytest.raises(RosterRefused) as caught:
        checked(data)
    return caught.value.refusals


def the_refusal(data: bytes) -> str:
    (refusal,) = refusals(data)
    return words.sentence(refusal)


def test_a_line_comes_out_clean():
    row = [
        "kf-0001 ",
        " Ine\u0301s",
        "de  la\u00a0Cruz",
        "Ines@KF.example",
        "public  works",
        "",
        "9/14/2026",
        "",
        "spanish",
    ]
    (line,) = checked(csv_file([row])).lines
    assert (line.row, line.number, line.name, line.email) == (2, "KF-0001", "Inés de la Cruz", "ines@kf.example")
    assert (line.agency, line.starts_on, line.ends_on, line.language) == ("Public Works", date(2026, 9, 14), None, "es")


def test_a_workbooks_numbers_and_dates_come_out_clean():
    (line,) = checked(xlsx_file([changed(INES, number=1042.0, starts_on=date(2020, 3, 2))])).lines
    assert (line.number, line.starts_on) == ("1042", date(2020, 3, 2))


@pytest.mark.parametrize("said", ["pt-BR", "PT_br", "Portuguese", "portuguese (brazil)"])
def test_a_language_is_known_by_its_tag_and_by_its_english_name(said):
    assert checked(csv_file([changed(INES, language=said)])).lines[0].language == "pt-br"


def test_headers_are_known_in_any_order_and_case_and_by_their_usual_other_names():
    data = b"AGENCY,Last  Name,first-name,Employee ID,HIRE DATE\nPublic Works,Ferreira,Ana,1,2020-01-06\n"
    roster = checked(data)
    assert roster.lines[0].name == "Ana Ferreira"
    assert roster.fields == {"agency", "family_name", "given_name", "number", "starts_on"}


def test_missing_unknown_and_double_headers_are_all_told():
    data = b"Employee number,Given name,Familly name,Agency,Department\n1,Ana,Ferreira,x,y\n"
    assert [words.sentence(each) for each in refusals(data)] == [
        "Row 1, column C: “Familly name” is not a column of a roster. Did you mean “family name”?",
        "Row 1, column E: “Department” is there a second time: column D has it.",
        "Row 1: There is no column “family name”. Add it to the headers.",
        "Row 1: There is no column “start date”. Add it to the headers.",
    ]


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"number": ""}, "Row 2, column A (employee number): The cell is empty. Everyone has one."),
        (
            {"number": "K F"},
            "Row 2, column A (employee number): “K F” cannot be an employee number: use letters, digits, dots, hyphens "
            "and underscores, no spaces.",
        ),
        (
            {"number": "1" * 21},
            "Row 2, column A (employee number): The text has 21 characters. At most 20 are kept.",
        ),
        ({"given_name": "--"}, "“--” is a formula, or would be read as one. Write the value itself."),
        ({"given_name": "7"}, "Row 2, column B (given name): “7” has no letter in it. Write a name."),
        ({"family_name": "=1+1"}, "Row 2, column C (family name): “=1+1” is a formula, or would be read as one."),
        ({"family_name": "@SUM"}, "Row 2, column C (family name): “@SUM” is a formula, or would be read as one."),
        ({"family_name": "a\tb"}, "There is a character here that cannot be seen (U+0009). Type the text again."),
        ({"family_name": "a\u202eb"}, "There is a character here that cannot be seen (U+202E)."),
        ({"family_name": "a\x00b"}, "There is a character here that cannot be seen (U+0000)."),
        ({"email": "ana"}, "Row 2, column D (e-mail): “ana” is not an e-mail address."),
        (
            {"agency": "Public Wroks"},
            "Row 2, column E (agency): There is no agency “Public Wroks”. Did you mean “Public Works”?",
        ),
        ({"agency": "Xyzzy"}, "Row 2, column E (agency): There is no agency “Xyzzy”."),
        ({"starts_on": "14.9.2026"}, "“14.9.2026” is not a date. Write it like 2026-09-14 or 9/14/2026."),
        ({"starts_on": "2026-02-30"}, "“2026-02-30” is on no calendar. Look at the day and the month."),
        ({"starts_on": "1066-10-14"}, "Oct. 14, 1066 is not between Jan. 1, 1930 and Dec. 15, 2028."),
        ({"starts_on": "20260-1-1"}, "“20260-1-1” is not a date."),
        ({"starts_on": ""}, "Row 2, column G (start date): The cell is empty. Everyone has one."),
        ({"ends_on": "2019-01-01"}, "Row 2, column H (last day): The last day, Jan. 1, 2019, is before the start"),
        ({"language": "Klingon"}, "Row 2, column I (language): “Klingon” is not a language offered here."),
    ],
)
def test_a_wrong_cell_is_told_by_row_and_column(values, sentence):
    assert sentence in the_refusal(csv_file([changed(INES, **values)]))


@pytest.mark.parametrize("place", range(len(HEADERS)))
def test_a_formula_in_any_column_of_a_workbook_is_refused(place):
    row = [*NELL]
    row[place] = "=1+1"
    (refusal,) = refusals(xlsx_file([INES, row]))
    assert (refusal.kind, refusal.row, refusal.column) == ("formula", 3, place)


def test_a_date_a_workbook_keeps_as_a_bare_number_is_refused():
    assert "“46279” is not a date" in the_refusal(xlsx_file([changed(INES, starts_on=46279)]))


def test_a_cell_beyond_the_last_header_is_refused():
    assert the_refusal(csv_file([[*INES, "x"]])) == "Row 2, column J: There is something beyond the last header."


def test_a_person_twice_in_one_agency_is_refused_and_in_two_agencies_is_not():
    assert the_refusal(csv_file([INES, INES])).endswith("KF-0001 is already in this agency in row 2.")
    assert len(checked(csv_file([INES, changed(INES, agency="Police Department")])).lines) == 2


def test_two_lines_that_say_different_things_of_one_person_are_refused():
    other = changed(INES, agency="Police Department", family_name="Fereira")
    assert "“Fereira” is not what row 2 says of the same employee number." in the_refusal(csv_file([INES, other]))


def test_one_address_for_two_people_is_refused():
    other = changed(NELL, email="INES@kf.example")
    assert "also the address of another person, in row 2" in the_refusal(csv_file([INES, other]))


def test_every_refusal_is_counted_and_the_first_two_hundred_are_told():
    rows = [changed(row, starts_on="soon") for row in many(300, agencies=["Public Works"])]
    found = refusals(csv_file(rows))
    said = words.sentences(found)
    assert len(found) == 300
    assert len(said) == SHOWN + 1
    assert said[-1] == "And 100 more."


def test_columns_are_lettered_as_a_spreadsheet_does():
    assert [Refusal("", column=place).letter for place in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_every_kind_of_refusal_has_its_sentence():
    import inspect
    import re

    from people.acts import roster as acts
    from people.roster import checking, columns, comparing, reading, text, values, workbook

    rooms = (acts, checking, columns, comparing, reading, text, values, workbook)
    raised = r'(?:Refusal|Refused|unreadable|refuse|_refuse)\(\s*"(\w+)"'
    kinds = {kind for room in rooms for kind in re.findall(raised, inspect.getsource(room))}
    conditional = {"encrypted", "old_workbook"}
    assert kinds | conditional == set(words.SENTENCES)
