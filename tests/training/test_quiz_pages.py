"""The quiz as its learner sees it: begun, left, come back to, handed in, explained."""

import pytest
from django.db import connection
from django.urls import reverse
from django.utils.translation import override

from tests.training.conftest import right_answer, wrong_answer
from tests.training.taking import (
    answer_every_page,
    give,
    page_of,
    result_of,
    review_of,
    scene_of,
    sent,
    start_of,
    step_of,
)
from training import marking
from training.acts.attempts import submit
from training.marking import Step
from training.models import Attempt, Completion, Enrollment, Mark, ModulePage, QuestionVersion
from training.reports.quiz import page, quiz, review
from training.reports.result import result

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def morning(at):
    with at("2026-10-06T09:00"), override("en"):
        yield


@pytest.fixture
def learner(client, ines):
    client.force_login(ines.user)
    return client


@pytest.fixture
def failed(attempt, ines, answers):
    """Two of six wrong, handed in."""
    answers(attempt, ines.user, wrong=["T-1", "T-5"])
    submit(attempt=attempt, by=ines.user)
    return attempt


def test_the_first_page_says_what_the_quiz_is(learner, has_read):
    page = learner.get(start_of(has_read))
    assert page.status_code == 200
    for words in ("5 of 6 right (80%)", "As many as you need", "no time limit", "You may stop and come back"):
        assert words in page.text


def test_starting_leads_to_the_first_question_and_again_to_the_same_attempt(learner, has_read):
    first = learner.post(start_of(has_read))
    attempt = Attempt.objects.get()
    assert first.url == page_of(attempt, Step(0, 0))
    assert learner.post(start_of(has_read)).url == first.url
    assert Attempt.objects.count() == 1


def test_lessons_come_first(learner, enrollment):
    assert "Read 2 more lessons first" in learner.get(start_of(enrollment)).text
    refused = learner.post(start_of(enrollment))
    assert refused.status_code == 422
    assert "Lessons left to read before the quiz: 2" in refused.text
    assert not Attempt.objects.exists()


def test_leaving_and_coming_back_lands_at_the_first_page_without_an_answer(learner, attempt):
    steps = list(marking.steps(attempt.paper))
    for step in steps[:3]:
        give(learner, attempt, step)
    assert learner.post(start_of(attempt.enrollment)).url == page_of(attempt, steps[3])


def test_an_answer_leads_to_the_next_page_and_the_last_to_the_list(learner, attempt):
    *steps, last = marking.steps(attempt.paper)
    for step, after in zip(steps, [*steps[1:], last], strict=True):
        assert give(learner, attempt, step).url == page_of(attempt, after)
    assert give(learner, attempt, last).url == review_of(attempt)


def test_what_was_answered_is_chosen_when_the_page_is_opened_again(learner, attempt):
    for key, chosen in [("T-1", "checked"), ("T-2", "checked"), ("T-4", "selected"), ("T-5", "selected")]:
        step = step_of(attempt, key)
        assert f" {chosen}" not in learner.get(page_of(attempt, step)).text.replace('value="" selected', "")
        give(learner, attempt, step)
        answer = right_answer(scene_of(attempt, step))
        page = learner.get(page_of(attempt, step)).text
        assert page.count(f" {chosen}") == len(answer)
        assert all(f'value="{place}"' in page for place in answer)


def test_a_session_that_ends_on_the_way_loses_nothing_that_was_sent(learner, attempt, ines):
    first, second, *_ = marking.steps(attempt.paper)
    give(learner, attempt, first)
    learner.logout()
    stopped = give(learner, attempt, second)
    assert stopped.url.startswith(reverse("account_login"))
    assert page_of(attempt, second) in stopped.url
    learner.force_login(ines.user)
    assert learner.post(start_of(attempt.enrollment)).url == page_of(attempt, second)


@pytest.mark.parametrize(
    ("key", "data", "sentence"),
    [
        ("T-1", {}, "Choose an answer first."),
        ("T-1", {"answer": "7"}, "not on this page"),
        ("T-1", {"answer": "<b>"}, "not on this page"),
        ("T-2", {}, "Choose an answer first."),
        ("T-2", {"answer": ["0", "9"]}, "not on this page"),
        ("T-4", {"answer_0": "0", "answer_1": "1"}, "Choose its place."),
        ("T-4", {"answer_0": "0", "answer_1": "0", "answer_2": "1"}, "Give each one a different place."),
        ("T-5", {"answer_0": "0"}, "Choose what goes with it."),
        ("T-5", {"answer_0": "2", "answer_1": "2", "answer_2": "2"}, "Give each one a different place."),
    ],
)
def test_what_is_no_answer_is_said_on_the_page_and_not_kept(learner, attempt, key, data, sentence):
    refused = learner.post(page_of(attempt, step_of(attempt, key)), data)
    assert refused.status_code == 422
    assert sentence in refused.text
    assert "<title>Error: " in refused.text
    assert 'role="alert" tabindex="-1" autofocus' in refused.text
    attempt.sheet.refresh_from_db()
    assert attempt.sheet.answers == {}


def test_the_second_part_of_a_story_opens_once_the_first_is_answered_which_then_stands(learner, attempt):
    first, second = step_of(attempt, "T-6"), step_of(attempt, "T-6", 1)
    assert "They push past you." not in learner.get(page_of(attempt, first)).text
    assert learner.get(page_of(attempt, second)).url == page_of(attempt, first)
    assert give(learner, attempt, second).url == page_of(attempt, first)
    assert give(learner, attempt, first).url == page_of(attempt, second)
    then = learner.get(page_of(attempt, second)).text
    assert "They push past you." in then
    assert "Two agents stand at the side door." in then
    assert "<form" not in learner.get(page_of(attempt, first)).text.split("<main")[1].split("</main")[0]
    refused = give(learner, attempt, first, [0])
    assert refused.status_code == 422
    assert "stands" in refused.text


def test_skipping_leaves_a_question_open_and_the_list_says_so(learner, attempt):
    page = learner.get(page_of(attempt, Step(0, 0))).text
    assert f'href="{page_of(attempt, Step(1, 0))}">Skip for now' in page
    assert "6 questions have no answer yet." in learner.get(review_of(attempt)).text


def test_handing_in_with_something_left_marks_nothing_and_says_what(learner, attempt):
    give(learner, attempt, Step(0, 0))
    refused = learner.post(review_of(attempt))
    assert refused.status_code == 422
    assert "Nothing was handed in" in refused.text
    assert "Answer question 2" in refused.text
    assert not Mark.objects.exists()


def test_passing_leads_to_the_result_with_the_certificates_number(learner, attempt):
    answer_every_page(learner, attempt)
    assert learner.post(review_of(attempt)).url == result_of(attempt)
    page = learner.get(result_of(attempt)).text
    assert "You have passed" in page
    assert Completion.objects.get().number in page
    assert "You completed this module" in learner.get(start_of(attempt.enrollment)).text


def test_the_result_explains_every_question(learner, failed):
    page = learner.get(result_of(failed)).text
    assert "Not passed this time" in page
    assert "<strong>4 of 6</strong> right, 66%" in page
    for question in QuestionVersion.objects.all():
        said = question.body["words"]["en"]
        assert said["why"].replace("'", "&#x27;") in page
        assert all(scene["ask"] in page for scene in said["scenes"])
        assert f'#s{question.body["places"][0].lower().replace(".", "-")}"><bdi>{question.body["cite"]}' in page
    assert page.count("Not right") == 2
    for words in ("As soon as it was signed", "Agency – A city office", "Stay calm", "False", "Right.", "Try again"):
        assert words in page


def test_who_did_not_pass_tries_again_and_sees_what_was_tried(learner, failed):
    learner.post(start_of(failed.enrollment))
    again = Attempt.objects.get(number=2)
    answer_every_page(learner, again)
    learner.post(review_of(again))
    page = learner.get(result_of(again)).text
    assert "Attempts that did not pass" in page
    assert result_of(failed) in page


def test_while_another_attempt_is_open_no_result_tells_what_is_right(learner, failed):
    learner.post(start_of(failed.enrollment))
    page = learner.get(result_of(failed)).text
    assert "The answers are shown again once you have handed it in." in page
    assert "It takes effect immediately." not in page
    again = Attempt.objects.get(number=2)
    answer_every_page(learner, again)
    learner.post(review_of(again))
    assert "It takes effect immediately." in learner.get(result_of(failed)).text


def test_after_the_last_attempt_the_page_says_whom_to_ask(learner, failed):
    ModulePage.objects.filter(pk=failed.enrollment.module_id).update(tries=1)
    assert "You have used all your attempts" in learner.get(start_of(failed.enrollment)).text
    assert "Try again" not in learner.get(result_of(failed)).text
    refused = learner.post(start_of(failed.enrollment))
    assert refused.status_code == 422
    assert "used all your attempts (1)" in refused.text


def test_a_result_is_not_there_before_the_attempt_is_handed_in(learner, attempt):
    assert learner.get(result_of(attempt)).url == review_of(attempt)


def test_in_a_second_tab_all_that_comes_after_handing_in_leads_to_the_one_result(learner, attempt):
    answer_every_page(learner, attempt)
    learner.post(review_of(attempt))
    mark = Mark.objects.get()
    assert learner.post(review_of(attempt)).url == result_of(attempt)
    late = give(learner, attempt, Step(0, 0), wrong_answer(scene_of(attempt, Step(0, 0))))
    assert late.url == result_of(attempt)
    assert "handed in already" in learner.get(late.url).text
    assert learner.get(page_of(attempt, Step(0, 0))).url == result_of(attempt)
    assert learner.get(review_of(attempt)).url == result_of(attempt)
    assert Mark.objects.get() == mark
    assert Completion.objects.count() == 1


def test_what_is_no_longer_asked_says_so_and_is_not_marked(learner, attempt):
    answer_every_page(learner, attempt)
    Enrollment.objects.filter(pk=attempt.enrollment_id).update(
        closed_at=attempt.started_at, closed_on="2026-10-06", closed_as="exempt"
    )
    assert learner.post(review_of(attempt)).url == start_of(attempt.enrollment)
    assert give(learner, attempt, Step(0, 0)).url == start_of(attempt.enrollment)
    assert "This is no longer asked of you" in learner.get(start_of(attempt.enrollment)).text
    assert not Mark.objects.exists()


@pytest.mark.parametrize("method", ["get", "post"])
def test_somebody_elses_attempt_is_not_there(client, attempt, marisol, nell, method):
    for person in (marisol, nell):
        client.force_login(person.user)
        for url in (page_of(attempt, Step(0, 0)), review_of(attempt)):
            assert getattr(client, method)(url).status_code == 404
        assert client.get(result_of(attempt)).status_code == 404
    assert getattr(client, method)(start_of(attempt.enrollment)).status_code == 404
    assert not Mark.objects.exists()


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("number", [0, 999_999, 10**30])
def test_what_was_never_there_is_not_found(learner, attempt, method, number):
    ask = getattr(learner, method)
    addresses = [("quiz_review", [number]), ("quiz_step", [number, 1, 1])]
    addresses += [("quiz_step", [attempt.pk, number, 1]), ("quiz_step", [attempt.pk, 1, number])]
    assert [ask(reverse(name, args=args)).status_code for name, args in addresses] == [404] * 4
    assert learner.get(reverse("quiz_result", args=[number])).status_code == 404
    assert ask(reverse("start_quiz", args=["nowhere"])).status_code == 404


def test_a_visitor_is_asked_to_sign_in(client, attempt):
    for url in (start_of(attempt.enrollment), page_of(attempt, Step(0, 0)), review_of(attempt), result_of(attempt)):
        assert client.get(url).url.startswith(reverse("account_login"))


def test_the_words_are_in_the_language_of_the_screen_and_marked_as_such(learner, attempt):
    page = learner.get("/es" + page_of(attempt, step_of(attempt, "T-1"))).text
    assert '<h1 lang="es" dir="ltr">[es] When did it start to apply?</h1>' in page
    assert "[es] As soon as it was signed" in page
    said = learner.get("/es" + page_of(attempt, step_of(attempt, "T-3"))).text
    assert 'class="notice"' not in said


def test_where_a_translation_is_missing_the_page_says_which_language_this_is(learner, attempt):
    page = learner.get("/ar" + page_of(attempt, step_of(attempt, "T-1"))).text
    assert '<h1 lang="en" dir="ltr">When did it start to apply?</h1>' in page
    assert "<bdi>العربيّة</bdi>" in page
    assert "<bdi>English</bdi>" in page


def test_no_page_is_kept_by_the_browser(learner, attempt):
    for url in (start_of(attempt.enrollment), page_of(attempt, Step(0, 0)), review_of(attempt)):
        assert "no-store" in learner.get(url)["Cache-Control"]


def test_the_readings_take_so_many_queries(attempt, django_assert_num_queries):
    rows = Attempt.objects.select_related("enrollment__module", "enrollment__employee", "sheet", "mark")
    attempt = rows.get(pk=attempt.pk)
    for statements, read in [
        (4, lambda: quiz(attempt.enrollment, screen="en")),
        (2, lambda: page(attempt, Step(0, 0), screen="en")),
        (1, lambda: review(attempt, screen="en")),
    ]:
        with django_assert_num_queries(statements):
            read()


def test_the_result_takes_five_queries(failed, django_assert_num_queries):
    rows = Attempt.objects.select_related("enrollment__module", "enrollment__employee", "mark")
    attempt = rows.get(pk=failed.pk)
    with django_assert_num_queries(5):
        result(attempt, screen="en")


def test_handing_in_and_passing_takes_eight_queries_session_and_user_counted(learner, attempt):
    answer_every_page(learner, attempt)
    statements = []

    def note(execute, sql, params, many, context):
        if not sql.startswith(("BEGIN", "SAVEPOINT", "RELEASE")):
            statements.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        assert learner.post(review_of(attempt)).status_code == 302
    assert Completion.objects.exists()
    assert len(statements) == 8, "\n".join(statements)


def test_sent_forms_speak_of_places_as_shown(attempt):
    scene = scene_of(attempt, step_of(attempt, "T-1"))
    assert sent(scene, [2]) == {"answer": 2}
