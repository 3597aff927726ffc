"""“Questions” in the admin: what needs review first, each beside what was amended, and put back."""

import re

import pytest
from django.urls import reverse

from training.models import Question, Withdrawal
from training.reports import questions
from training.reports.questions import State

INDEX = "/admin/training_questions/"


@pytest.fixture
def amended(module, amend):
    return amend()


@pytest.fixture
def as_trainer(client, trainer):
    client.force_login(trainer.user)
    return client


def page_of(key):
    return reverse("training_questions:question", args=[Question.objects.get(key=key).pk])


def test_what_needs_review_comes_first(amended, module):
    Question.objects.filter(key="T-1").update(is_retired=True)
    rows = questions.pool()
    assert [(row.question.key, row.state) for row in rows] == [
        ("T-2", State.WITHDRAWN),
        ("T-3", State.WITHDRAWN),
        ("T-4", State.ASKED),
        ("T-5", State.ASKED),
        ("T-6", State.ASKED),
        ("T-1", State.RETIRED),
    ]
    assert (rows[0].kind_said, rows[0].places, rows[0].cite) == ("Choose all that are right", ("2.C",), "§2.C")


def test_the_list_says_since_when_by_which_edition_and_why(as_trainer, amended):
    said = as_trainer.get(INDEX).content.decode()
    assert "2 questions are withdrawn because the order was amended." in said
    assert "Since Dec. 1, 2026, by edition 2, because §2.C changed." in said
    assert '/order/#s2-c">§2.C</a>' in said
    assert "an attempt should have 8 questions, and only 4 may be asked." in said


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("?state=withdrawn", ["T-2", "T-3"]),
        ("?state=asked&module=t", ["T-1", "T-4", "T-5", "T-6"]),
        ("?state=retired", []),
        ("?module=nowhere&state=nothing", ["T-2", "T-3", "T-1", "T-4", "T-5", "T-6"]),
    ],
)
def test_it_is_filtered_by_module_and_state(as_trainer, amended, asked, shown):
    assert [row.question.key for row in as_trainer.get(INDEX + asked).context["rows"]] == shown


def test_the_list_takes_three_queries_for_any_pool(amended, module, django_assert_num_queries):
    with django_assert_num_queries(3):
        questions.pool()
    current = Question.objects.first().current
    Question.objects.bulk_create(Question(module=module, key=f"X-{n}", current=current) for n in range(50))
    with django_assert_num_queries(3):
        assert len(questions.pool()) == 56


def test_a_question_stands_beside_the_words_that_changed(as_trainer, amended):
    said = as_trainer.get(page_of("T-2")).content.decode()
    assert "What edition 2 changed" in said
    words = re.sub(r"<[^>]+>", "", said)
    assert "[removed: CPB][added: CBP] [removed: requests;][added: requests, whatever their form;]" in words
    assert "[es] A detainer" in said
    assert 'dir="ltr"' in said


def test_a_page_takes_a_fixed_number_of_queries(amended, clerk, django_assert_num_queries):
    question = Question.objects.get(key="T-2")
    with django_assert_num_queries(6):
        questions.page(question.pk)


@pytest.mark.parametrize("key", ["T-1", "T-3", "T-4", "T-5", "T-6"])
def test_each_type_of_question_is_shown_with_what_is_right(as_trainer, module, key):
    english = questions.page(Question.objects.get(key=key).pk).spoken[0]
    assert english.language == "en"
    expected = {"T-1": [1], "T-3": [1], "T-4": [], "T-5": [], "T-6": [1]}[key]
    assert [place for place, each in enumerate(english.scenes[0].choices) if each.is_right] == expected
    assert as_trainer.get(page_of(key)).status_code == 200


def test_a_trainer_puts_it_back_and_it_is_asked(as_trainer, amended, trainer):
    said = as_trainer.post(page_of("T-2"), follow=True).content.decode()
    assert "Question T-2 is asked again, as it now stands." in said
    assert "by Solveig Lindqvist." in said
    assert "Put back</button>" not in said
    assert Question.objects.asked().filter(key="T-2").exists()


def test_a_second_time_is_answered_in_a_sentence(as_trainer, amended):
    as_trainer.post(page_of("T-2"))
    assert "This question is not withdrawn." in as_trainer.post(page_of("T-2"), follow=True).content.decode()


def test_an_auditor_reads_and_puts_nothing_back(client, amended, auditor):
    client.force_login(auditor.user)
    said = client.get(page_of("T-2")).content.decode()
    assert "What edition 2 changed" in said
    assert "Put back</button>" not in said
    assert client.post(page_of("T-2")).headers["Location"] == "/admin/"
    assert Withdrawal.objects.filter(reviewed_at=None).count() == 2


def test_a_question_that_is_not_there_is_not_found(as_trainer, module):
    assert as_trainer.get(f"{INDEX}999999/").status_code == 404
