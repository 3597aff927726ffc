"""An amendment withdraws the questions about what it changed; somebody looks at them and puts them back."""

import pytest
from django.core.exceptions import PermissionDenied

from directives.models import Edition
from directives.refusal import Refusal
from evidence.models import Entry
from tests.training.conftest import right_answer
from training.acts.attempts import answer, submit
from training.acts.questions import put_back, withdraw
from training.marking import steps
from training.models import Question, Withdrawal

DEC_3 = "2026-12-03T15:00"


@pytest.fixture
def amended(module, amend):
    """Edition 2 has changed §2.C; T-2 asks about §2.C, T-3 about all of §2."""
    return amend()


def keys(questions):
    return sorted(questions.values_list("key", flat=True))


def test_the_questions_about_what_changed_are_withdrawn_and_the_others_asked(amended, module):
    assert keys(Question.objects.filter(withdrawals__isnull=False)) == ["T-2", "T-3"]
    assert keys(module.pool.asked()) == ["T-1", "T-4", "T-5", "T-6"]
    entry = Entry.objects.get(action="questions withdrawn")
    assert entry.details == {"questions": 2, "places": ["2.C"]}


def test_withdrawing_twice_changes_nothing(amended):
    assert withdraw(edition=amended, changed=["2.C"]) == 0
    assert Withdrawal.objects.count() == 2


def test_withdrawing_takes_the_same_statements_for_any_pool(amended, module, django_assert_num_queries):
    current = Question.objects.first().current
    Question.objects.bulk_create(Question(module=module, key=f"X-{n}", current=current) for n in range(50))
    with django_assert_num_queries(4):  # two of them a savepoint
        withdraw(edition=amended, changed=["8"])
    with django_assert_num_queries(6):
        assert withdraw(edition=amended, changed=["15"]) == 51


def test_nothing_is_withdrawn_when_the_record_cannot_be_written(module, amend, monkeypatch):
    monkeypatch.setattr("training.acts.questions.record", None)
    with pytest.raises(TypeError):
        amend()
    assert not Withdrawal.objects.exists()
    assert Edition.objects.of_the_order().count() == 1


@pytest.mark.parametrize("who", ["clerk", "trainer"])
def test_the_clerk_or_a_trainer_puts_a_question_back(amended, request, who, at):
    question = Question.objects.get(key="T-2")
    by = request.getfixturevalue(who).user
    with at(DEC_3):
        put_back(question=question, by=by)
    withdrawal = question.withdrawals.get()
    assert (withdrawal.reviewed_by, str(withdrawal.reviewed_at)) == (by, "2026-12-03 20:00:00+00:00")
    assert Question.objects.asked().filter(key="T-2").exists()
    assert Entry.objects.filter(action="question put back").get().details == {"sha256": question.current.sha256}


def test_a_second_time_says_that_nothing_withdrew_it(amended, clerk, at):
    question = Question.objects.get(key="T-2")
    with at(DEC_3):
        put_back(question=question, by=clerk.user)
        with pytest.raises(Refusal, match="not withdrawn"):
            put_back(question=question, by=clerk.user)
    assert Entry.objects.filter(action="question put back").count() == 1


@pytest.mark.parametrize("who", ["ines", "marisol", "auditor"])
def test_nobody_else_puts_one_back(amended, request, who):
    with pytest.raises(PermissionDenied):
        put_back(question=Question.objects.get(key="T-2"), by=request.getfixturevalue(who).user)
    assert Withdrawal.objects.filter(reviewed_at=None).count() == 2


def test_it_stays_withdrawn_when_the_record_cannot_be_written(amended, clerk, monkeypatch):
    monkeypatch.setattr("training.acts.questions.record", None)
    with pytest.raises(TypeError):
        put_back(question=Question.objects.get(key="T-2"), by=clerk.user)
    assert Withdrawal.objects.filter(reviewed_at=None).count() == 2


def test_who_has_drawn_a_withdrawn_question_goes_on_with_it(attempt, amend, ines, at):
    amend()
    with at(DEC_3):
        for step in steps(attempt.paper):
            scene = attempt.paper.items[step.question].scenes[step.scene]
            answer(attempt=attempt, step=step, given=right_answer(scene), by=ines.user)
        assert submit(attempt=attempt, by=ines.user).percent == 100
