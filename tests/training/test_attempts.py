"""A learner takes the quiz: once, for themselves, and the server marks it."""

import pytest
from django.core.exceptions import PermissionDenied

from directives.refusal import Refusal
from training import marking
from training.acts.attempts import answer, start_attempt, submit
from training.marking import Step
from training.models import Attempt, Completion, Enrollment, Mark

MORNING = "2026-10-06T09:00"


@pytest.fixture(autouse=True)
def morning(at):
    with at(MORNING):
        yield


def test_passing_completes_the_enrollment_and_gives_a_certificate(attempt, ines, answers):
    answers(attempt, ines.user)
    mark = submit(attempt=attempt, by=ines.user)
    assert (mark.right, mark.asked, mark.percent, mark.is_passed) == (6, 6, 100, True)
    completion = Completion.objects.get()
    assert (completion.employee, completion.mark, completion.name) == (ines, mark, "Inés Ferreira")
    assert (str(completion.completed_on), str(completion.expires_on)) == ("2026-10-06", "2027-10-06")
    enrollment = Enrollment.objects.get(employee=ines)
    assert (enrollment.closed_as, str(enrollment.closed_on)) == ("completed", "2026-10-06")


def test_a_failed_attempt_is_kept_and_the_next_one_begins(attempt, ines, answers):
    answers(attempt, ines.user, wrong=["T-1", "T-4"])
    mark = submit(attempt=attempt, by=ines.user)
    assert (mark.right, mark.percent, mark.is_passed) == (4, 66, False)
    again = start_attempt(enrollment=attempt.enrollment, by=ines.user)
    assert again.number == 2
    assert Attempt.objects.count() == 2
    assert not Completion.objects.exists()


def test_handing_in_twice_is_one_mark(attempt, ines, answers):
    answers(attempt, ines.user)
    first = submit(attempt=attempt, by=ines.user)
    assert submit(attempt=attempt, by=ines.user) == first
    assert Mark.objects.count() == Completion.objects.count() == 1


def test_two_tabs_hold_the_same_paper(attempt, ines):
    assert start_attempt(enrollment=attempt.enrollment, by=ines.user) == attempt


@pytest.mark.parametrize("act", [submit, lambda **kw: answer(step=Step(0, 0), given=[0], **kw)])
def test_nobody_answers_for_another(attempt, nell, act):
    with pytest.raises(PermissionDenied):
        act(attempt=attempt, by=nell.user)


def test_an_answer_after_handing_in_changes_nothing(attempt, ines, answers):
    answers(attempt, ines.user)
    mark = submit(attempt=attempt, by=ines.user)
    with pytest.raises(Refusal, match="handed in already"):
        answer(attempt=attempt, step=Step(0, 0), given=[0], by=ines.user)
    mark.refresh_from_db()
    assert mark.is_passed


def test_what_is_left_out_is_named_and_nothing_is_marked(attempt, ines):
    with pytest.raises(Refusal, match="Not answered yet: 1, 2, 3, 4, 5, 6"):
        submit(attempt=attempt, by=ines.user)
    assert not Mark.objects.exists()


def test_the_lessons_come_before_the_quiz(enrollment, ines):
    with pytest.raises(Refusal, match="Lessons left to read before the quiz: 2"):
        start_attempt(enrollment=enrollment, by=ines.user)


def test_after_the_last_attempt_there_is_no_other(attempt, ines, answers):
    module = attempt.enrollment.module
    module.tries = 1
    module.save()
    answers(attempt, ines.user, wrong=["T-1", "T-2"])
    submit(attempt=attempt, by=ines.user)
    with pytest.raises(Refusal, match=r"used all your attempts \(1\)"):
        start_attempt(enrollment=attempt.enrollment, by=ines.user)


def story_of(attempt):
    return next(step for step in marking.steps(attempt.paper) if attempt.paper.items[step.question].key == "T-6")


def test_the_second_part_of_a_story_waits_for_the_first_which_then_stands(attempt, ines):
    first = story_of(attempt)
    then = Step(first.question, 1)
    with pytest.raises(Refusal):
        answer(attempt=attempt, step=then, given=[0], by=ines.user)
    answer(attempt=attempt, step=first, given=[0], by=ines.user)
    answer(attempt=attempt, step=then, given=[0], by=ines.user)
    with pytest.raises(Refusal, match="stands"):
        answer(attempt=attempt, step=first, given=[1], by=ines.user)
    assert answer(attempt=attempt, step=then, given=[1], by=ines.user).answers[str(then)] == [1]


@pytest.mark.parametrize(("given", "sentence"), [([], "Choose an answer"), ([9], "not on this page"), ([-1], "not on")])
def test_what_is_no_answer_is_refused_in_a_sentence(attempt, ines, given, sentence):
    with pytest.raises(Refusal, match=sentence):
        answer(attempt=attempt, step=Step(0, 0), given=given, by=ines.user)


def test_a_page_that_is_not_in_the_attempt_is_refused(attempt, ines):
    with pytest.raises(Refusal, match="no such question"):
        answer(attempt=attempt, step=Step(77, 0), given=[0], by=ines.user)


def test_editing_the_module_does_not_touch_an_attempt(attempt, ines, answers, module):
    before = attempt.drawn
    module.questions = module.questions.raw_data[:1]
    module.save_revision().publish()
    attempt.refresh_from_db()
    assert attempt.drawn == before
    answers(attempt, ines.user)
    assert submit(attempt=attempt, by=ines.user).asked == 6


def test_nothing_stands_when_the_certificate_cannot_be_written(attempt, ines, answers, monkeypatch):
    answers(attempt, ines.user)
    monkeypatch.setattr("training.acts.completions.record", None)
    with pytest.raises(TypeError):
        submit(attempt=attempt, by=ines.user)
    assert not Mark.objects.exists()
    assert Enrollment.objects.get(employee=ines).closed_as == ""


def test_handing_in_takes_six_statements(attempt, ines, answers, django_assert_num_queries):
    answers(attempt, ines.user)
    with django_assert_num_queries(8):  # two of them a savepoint
        submit(attempt=attempt, by=ines.user)
