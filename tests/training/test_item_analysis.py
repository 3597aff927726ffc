"""Item analysis: about the teaching, never about a person; few answers are not shown."""

import csv
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from rows.whole_sets import insert_rows
from training import papers
from training.models import Attempt, Enrollment, Mark
from training.questions import from_json
from training.reports import analysis

INDEX = "/admin/training_analysis/"
NOW = "2026-10-20T15:00Z"


@pytest.fixture
def answered(assigned, module, police, hire, at):
    """Marks as `submit` would write them: `answered([[1, 1, 0, 1, 1, 1], …])`, one paper a person."""
    from training.acts.enrollments import enroll

    version = module.versions.get()
    pool = [(each.current_id, from_json(each.current.body)) for each in module.pool.select_related("current")]
    drawn = papers.to_json(papers.Paper(tuple(papers._item(key, question, _first()) for key, question in pool)))

    def do(rights, *, number=1, first=7000):
        with at("2026-10-02T06:10"):
            people = hire(len(rights), police, first=first)
            enroll(module=module, reason="joiner")
        enrollments = Enrollment.objects.filter(employee__in=people).order_by("pk")
        insert_rows(
            Attempt,
            ["enrollment", "number", "drawn", "pass_mark", "module_version", "started_at"],
            [(each.pk, number, drawn, 80, version.pk, NOW) for each in enrollments],
        )
        attempts = Attempt.objects.filter(enrollment__in=enrollments).order_by("pk")
        insert_rows(
            Mark,
            ["attempt", "answers", "rights", "right", "asked", "percent", "is_passed", "submitted_at"],
            [
                (
                    attempt.pk,
                    {},
                    [bool(each) for each in row],
                    sum(row),
                    len(row),
                    100 * sum(row) // len(row),
                    True,
                    NOW,
                )
                for attempt, row in zip(attempts, rights, strict=True)
            ],
        )

    return do


def _first():
    import random

    return random.Random(1)


# Ten people: question T-1 is got wrong by those who know the rest; T-2 is right for all; T-3 follows the rest.
TEN = [[0, 1, 1, 1, 1, 1]] * 5 + [[1, 1, 0, 0, 1, 0]] * 5


@pytest.fixture
def as_auditor(client, auditor):
    client.force_login(auditor.user)
    return client


def flags(module, **kwargs):
    found = analysis.of_module(module, only_first=kwargs.get("only_first", True))
    return {
        each.question.key: (each.figures.answers, each.figures.percent, str(each.figures.flag))
        for each in found.questions
    }


def test_each_question_has_its_figures_and_what_to_do(answered, module):
    answered(TEN)
    assert flags(module) == {
        "T-1": (10, 50, "read_again"),
        "T-2": (10, 100, "easy"),
        "T-3": (10, 50, "fine"),
        "T-4": (10, 50, "fine"),
        "T-5": (10, 100, "easy"),
        "T-6": (10, 50, "fine"),
    }


def test_each_clause_has_the_figures_of_all_questions_that_test_it(answered, module):
    answered(TEN)
    places = analysis.of_module(module, only_first=True).places
    assert [(each.place, each.questions, each.figures.answers) for each in places] == [
        ("1", 1, 10),
        ("2", 1, 10),
        ("2.A", 1, 10),
        ("2.C", 1, 10),
        ("2.E", 1, 10),
        ("15", 1, 10),
    ]


def test_nine_answers_are_too_few_to_show_anywhere(answered, module, as_auditor):
    answered(TEN[:9])
    found = analysis.of_module(module, only_first=True)
    assert found.attempts is None
    assert all(each.figures == analysis.Figures("too_few") for each in [*found.questions, *found.places])
    page = as_auditor.get(INDEX).content.decode()
    assert "Too few to show" in page
    assert "<rect" not in page
    cells = [
        row[4:] for row in csv.reader(StringIO(as_auditor.get(f"{INDEX}figures.csv?module=t").getvalue().decode()))
    ]
    assert {tuple(each) for each in cells[1:]} == {("", "", "", "Too few to show")}


def test_first_attempts_are_told_from_all(answered, module):
    answered(TEN)
    answered(TEN, number=2, first=8000)
    assert flags(module)["T-1"][0] == 10
    assert flags(module, only_first=False)["T-1"][0] == 20


def test_what_was_answered_before_a_question_was_worded_anew_is_left_out(answered, module):
    answered(TEN)
    raw = list(module.questions.raw_data)
    raw[0]["value"]["ask"] = "When did it begin to apply?"
    module.questions = raw
    module.save_revision().publish()
    assert flags(module)["T-1"] == (None, None, "too_few")
    assert flags(module)["T-3"] == (10, 50, "fine")


def test_it_takes_two_queries_for_any_number_of_marks(answered, module, django_assert_num_queries):
    answered(TEN)
    with django_assert_num_queries(2):
        analysis.of_module(module, only_first=True)
    answered(TEN * 20, first=8000)
    with django_assert_num_queries(2):
        assert analysis.of_module(module, only_first=True).attempts == 210


def test_the_page_explains_itself_and_names_nobody(answered, as_auditor):
    answered(TEN)
    page = as_auditor.get(INDEX).content.decode()
    for words in ("Most who know the rest get this wrong: read it again.", "Tells apart", "From 10 first attempts"):
        assert words in page
    assert page.count("<rect") == 6
    assert "Reyes" not in page


def test_the_same_figures_come_as_csv_and_xlsx(answered, as_auditor):
    answered(TEN)
    lines = list(csv.reader(StringIO(as_auditor.get(f"{INDEX}figures.csv?module=t").getvalue().decode())))
    assert lines[1][:2] == ["T", "T-1"]
    assert lines[1][4:6] == ["10", "50"]
    assert float(lines[1][6]) < 0
    assert lines[7][:2] == ["T", "§1"]
    book = load_workbook(BytesIO(as_auditor.get(f"{INDEX}figures.xlsx?module=t").content))
    rows = list(book.active.values)
    assert [len(row) for row in rows] == [len(line) for line in lines]
    assert rows[1][:2] + rows[1][4:] == ("T", "T-1", 10, 50, float(lines[1][6]), lines[1][7])


@pytest.mark.parametrize("asked", ["figures.pdf?module=t", "figures.csv?module=nowhere"])
def test_a_file_that_is_not_made_is_not_found(module, as_auditor, asked):
    assert as_auditor.get(INDEX + asked).status_code == 404


def test_before_anything_is_published_the_page_says_so(home, as_auditor):
    assert "No question is published yet." in as_auditor.get(INDEX).content.decode()


def test_an_employee_never_reads_it(client, module, ines):
    client.force_login(ines.user)
    assert client.get(INDEX).status_code == 302
