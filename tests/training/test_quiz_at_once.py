"""Two tabs, two devices, an impatient finger: whatever comes at the same moment, there is one paper and one mark."""

import threading
import time

import pytest
from django.db import connections
from django.test import Client

from tests.journeys.conftest import db  # noqa: F401 rows that every thread sees, on both engines
from tests.training.taking import give, page_of, result_of, review_of, scene_of, start_of, step_of
from training import marking
from training.acts import attempts
from training.marking import Step
from training.models import AnswerSheet, Attempt, Completion, Enrollment, Mark


@pytest.fixture(autouse=True)
def morning(settings):
    settings.CLOCK_AT = "2026-10-06T09:00"


@pytest.fixture
def tabs(ines):
    """Two browsers of Inés."""
    both = Client(), Client()
    for each in both:
        each.force_login(ines.user)
    return both


@pytest.fixture
def slowly(monkeypatch):
    """Whoever comes first takes so long that the second has to wait for it."""
    marked, checked = marking.mark, marking.check

    def after_a_while(act):
        def do(*args, **kwargs):
            time.sleep(0.4)
            return act(*args, **kwargs)

        return do

    monkeypatch.setattr(attempts.marking, "mark", after_a_while(marked))
    monkeypatch.setattr(attempts.marking, "check", after_a_while(checked))


def at_once(*acts):
    """Do these at the same moment, each in a thread of its own; what each gave, in their order."""
    together, found = threading.Barrier(len(acts)), {}

    def run(number, act):
        try:
            together.wait(timeout=10)
            found[number] = act()
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=each) for each in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return [found[number] for number in range(len(acts))]


def test_handing_in_twice_at_once_is_one_mark_and_one_certificate(attempt, ines, answers, tabs, slowly):
    answers(attempt, ines.user)
    found = at_once(*(lambda tab=tab: tab.post(review_of(attempt)) for tab in tabs))
    assert [each.url for each in found] == [result_of(attempt)] * 2
    assert Mark.objects.get().is_passed
    assert Completion.objects.get().mark == Mark.objects.get()
    assert Enrollment.objects.get(employee=ines).closed_as == "completed"


def test_handing_in_twice_at_once_what_does_not_pass_is_one_mark_too(attempt, ines, answers, tabs, slowly):
    answers(attempt, ines.user, wrong=["T-1", "T-2", "T-3"])
    found = at_once(*(lambda tab=tab: tab.post(review_of(attempt)) for tab in tabs))
    assert [each.url for each in found] == [result_of(attempt)] * 2
    assert not Mark.objects.get().is_passed
    assert not Completion.objects.exists()


def test_two_answers_at_once_are_both_kept(attempt, tabs, slowly):
    first, second = step_of(attempt, "T-1"), step_of(attempt, "T-4")
    at_once(lambda: give(tabs[0], attempt, first), lambda: give(tabs[1], attempt, second))
    assert set(AnswerSheet.objects.get().answers) == {str(first), str(second)}


def test_an_answer_that_comes_while_it_is_handed_in_is_before_or_after(attempt, ines, answers, tabs, slowly):
    answers(attempt, ines.user)
    size = len(scene_of(attempt, Step(0, 0)).shown)
    other = {"answer": "0", **{f"answer_{place}": (place + 1) % size for place in range(size)}}
    handed_in, answered = at_once(
        lambda: tabs[0].post(review_of(attempt)), lambda: tabs[1].post(page_of(attempt, Step(0, 0)), other)
    )
    assert handed_in.url == result_of(attempt)
    assert answered.status_code in (302, 422)
    assert Mark.objects.get().answers == AnswerSheet.objects.get().answers


def test_starting_twice_at_once_is_one_attempt(has_read, tabs):
    found = at_once(*(lambda tab=tab: tab.post(start_of(has_read)) for tab in tabs))
    assert found[0].url == found[1].url == page_of(Attempt.objects.get(), Step(0, 0))
