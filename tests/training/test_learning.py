"""A learner's pages: the module and its next step, the lessons, and who may see them."""

from datetime import date

import pytest
from django.urls import reverse
from wagtail.images.models import Rendition

from directives.models import Edition, EditionText
from tests.training.written_module import LESSONS, MODULE
from training.acts.attempts import start_attempt, submit
from training.acts.enrollments import assign
from training.models import Enrollment, LessonPage, LessonRead

# Wagtail leaves the file it draws in for the collector.
DRAWN = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
NOW = "2026-10-05T09:00"
MODULE_PAGE, FIRST, SECOND = "/training/t/", "/training/t/lessons/first/", "/training/t/lessons/second/"


@pytest.fixture
def see(client, at):
    """What a person is answered at an address."""

    def do(who, address, on=NOW):
        client.force_login(who.user)
        with at(on):
            return client.get(address)

    return do


@pytest.fixture
def go_on(client, at):
    def do(who, address):
        client.force_login(who.user)
        with at(NOW):
            return client.post(address)

    return do


# The module


def test_it_says_what_it_is_for_how_long_it_takes_and_by_when(see, enrollment, ines):
    said = see(ines, MODULE_PAGE).text
    assert "You will know what to do." in said
    assert "Say what the order is for" in said
    assert "About 10 minutes." in said
    assert "Pass it by <strong>Monday, November 2, 2026</strong> (28 days)." in said
    assert "Why this date?" in said
    assert "This is training, not legal advice." in said


def test_its_one_button_is_the_next_step(see, go_on, enrollment, ines):
    assert f'<a class="button" href="{FIRST}">Begin' in see(ines, MODULE_PAGE).text
    go_on(ines, FIRST)
    said = see(ines, MODULE_PAGE).text
    assert f'<a class="button" href="{SECOND}"><span>Go on with lesson 2: The second lesson</span></a>' in said
    assert said.count('class="button"') == 1
    go_on(ines, SECOND)
    assert (
        f'<a class="button" href="{reverse("start_quiz", args=["t"])}">Take the quiz</a>' in see(ines, MODULE_PAGE).text
    )


def test_a_quiz_begun_is_gone_on_with_and_one_passed_shows_its_certificate(see, attempt, answers, ines, at):
    assert "Go on with the quiz" in see(ines, MODULE_PAGE).text
    with at("2026-10-06T09:00"):
        answers(attempt, ines.user)
        number = submit(attempt=attempt, by=ines.user).completion.number
    said = see(ines, MODULE_PAGE, on="2026-11-20T09:00").text
    assert reverse("certificate", args=[number]) in said
    assert "You passed this on Tuesday, October 6, 2026." in said
    assert "Passed on time" in said
    assert "Pass it by" not in said


def test_after_the_last_attempt_it_says_whom_to_ask(see, attempt, answers, ines, at):
    module = attempt.enrollment.module
    module.tries = 1
    module.save()
    with at(NOW):
        answers(attempt, ines.user, wrong=["T-1", "T-2"])
        submit(attempt=attempt, by=ines.user)
    assert "Ask your appointing officer what to do next." in see(ines, MODULE_PAGE).text


def test_what_is_no_longer_asked_can_still_be_read(see, go_on, enrollment, ines):
    Enrollment.objects.filter(pk=enrollment.pk).update(
        closed_as="exempt", closed_on=date(2026, 10, 4), closed_at="2026-10-04T12:00Z"
    )
    assert "This is no longer asked of you" in see(ines, MODULE_PAGE).text
    assert "I have read this" not in see(ines, FIRST).text
    assert go_on(ines, SECOND).url == FIRST
    assert not LessonRead.objects.exists()


@pytest.mark.parametrize("address", [MODULE_PAGE, FIRST])
def test_whoever_is_not_enrolled_finds_nothing(see, client, enrollment, nell, clerk, address):
    assert see(nell, address).status_code == 404
    assert see(clerk, address).status_code == 404
    client.logout()
    assert client.get(address).url.startswith(reverse("account_login"))


def test_a_module_stays_readable_once_it_was_asked(see, has_read, attempt, answers, ines, at):
    with at(NOW):
        answers(attempt, ines.user)
        submit(attempt=attempt, by=ines.user)
    assert see(ines, FIRST, on="2028-01-10T09:00").status_code == 200


# The lessons


def test_a_lesson_says_where_one_is_and_what_each_claim_rests_on(see, enrollment, ines):
    said = see(ines, FIRST).text
    assert "Lesson 1 of 2" in said
    assert f'<a href="{reverse("order")}#s2-c"><bdi>§2.C</bdi></a>' in said
    assert "I have read this. Next: The second lesson" in said
    assert "policy: <bdi>City policy</bdi>" in see(ines, SECOND).text
    assert "stop and call the Law Department" in said


def test_reading_is_kept_once_and_goes_on_to_the_quiz(go_on, enrollment, ines):
    assert go_on(ines, FIRST).url == SECOND
    assert go_on(ines, FIRST).url == SECOND
    assert go_on(ines, SECOND).url == reverse("start_quiz", args=["t"])
    assert list(LessonRead.objects.values_list("lesson", flat=True).order_by("pk")) == ["first", "second"]


def test_after_the_last_lesson_one_left_out_comes_before_the_quiz(see, go_on, enrollment, ines):
    assert "Next: The first lesson" in see(ines, SECOND).text
    assert go_on(ines, SECOND).url == FIRST


def test_nobody_reads_for_another(go_on, enrollment, nell):
    assert go_on(nell, FIRST).status_code == 404
    assert not LessonRead.objects.exists()


def test_asking_changes_nothing(see, enrollment, ines):
    see(ines, f"{SECOND}?check=1&answer=1")
    assert not LessonRead.objects.exists()


def test_a_lesson_that_is_not_there_is_a_404(see, enrollment, ines):
    assert see(ines, "/training/t/lessons/third/").status_code == 404


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("check=1&answer=1", "<strong>That is right.</strong> Yes."),
        ("check=1&answer=2", "<strong>Not quite.</strong> No: the chief."),
        ("check=1", "Choose an answer first."),
        ("check=1&answer=9", "Choose an answer first."),
    ],
)
def test_a_check_is_answered_on_the_page(see, enrollment, ines, asked, said):
    assert said in see(ines, f"{SECOND}?{asked}").text


@pytest.mark.parametrize("asked", ["", "check=2&answer=1", "check=x&answer=-1", "check=٣&answer=1", "check=1e3"])
def test_what_asks_nothing_is_answered_with_nothing(see, enrollment, ines, asked):
    said = see(ines, f"{SECOND}?{asked}")
    assert said.status_code == 200
    assert "notice__text" not in said.text


# Languages


def test_a_lesson_is_in_the_language_of_the_screen(see, enrollment, ines):
    said = see(ines, f"/es{SECOND}?check=1&answer=1").text
    assert '<h1 lang="es" dir="ltr">[es] The second lesson</h1>' in said
    assert f'href="{SECOND}?check=1&amp;answer=1" lang="en"' in said


def test_without_it_in_the_readers_own_and_says_so(see, enrollment, ines):
    ines.language = "es"
    ines.save()
    for address in (MODULE_PAGE, FIRST):
        said = see(ines, f"/ar{address}").text
        assert 'lang="es" dir="ltr"' in said
        assert "<bdi>العربيّة</bdi>" in said


def test_without_either_in_the_one_it_was_written_in(see, enrollment, ines):
    assert '<h1 lang="en" dir="ltr">The first lesson</h1>' in see(ines, f"/ar{FIRST}").text


# What it takes


@pytest.fixture
def order_in_force(clerk):
    edition = Edition.objects.create(
        kind="order",
        number=1,
        reference="EO 2026-07",
        title="Order",
        change="first",
        signed_on=date(2026, 9, 14),
        effective_on=date(2026, 9, 14),
        adopted_at="2026-09-14T09:00Z",
        adopted_by=clerk.user,
    )
    return EditionText.objects.create(
        edition=edition, language="en", is_source=True, title="Order", body=[], sha256="0" * 64
    )


@pytest.mark.parametrize("lessons", [3, 12])
def test_a_page_takes_nine_queries_however_many_lessons(
    load, client, police, ines, clerk, city, order_in_force, at, lessons, django_assert_num_queries
):
    many = [{**LESSONS[n % 2], "slug": f"lesson-{n}", "title": f"Lesson {n}"} for n in range(lessons)]
    module = load({**MODULE, "lessons": many})
    with at("2026-10-01T09:00"):
        assign(module=module, agencies=[police], by=clerk.user)
    client.force_login(ines.user)
    with at(NOW):
        with django_assert_num_queries(9):
            assert client.get(MODULE_PAGE).text.count("/lessons/lesson-") == lessons + 1
        with django_assert_num_queries(7):
            assert f"Lesson 2 of {lessons}" in client.get("/training/t/lessons/lesson-1/").text


# Every block


PICTURED = [
    {"type": "heading", "value": "Papers"},
    {"type": "picture", "value": {"image": 0, "alt": "Two papers", "caption": "Look at who signed."}},
    {"type": "video", "value": {"title": "At the door", "film": 0, "captions": 1, "transcript": "Dana calls."}},
    {"type": "download", "value": {"title": "The card", "document": 2}},
]


@DRAWN
def test_pictures_films_and_files_come_with_their_words(see, enrollment, ines, pictured):
    said = see(ines, FIRST).text
    assert "<h2>Papers</h2>" in said
    assert 'alt="Two papers"' in said
    assert "Look at who signed." in said
    assert 'type="video/mp4"' in said
    assert 'kind="captions"' in said
    assert 'srclang="en"' in said
    assert "<p>Dana calls.</p>" in said
    assert "The card" in said


@DRAWN
def test_pictures_are_cut_when_the_lesson_is_published_and_not_when_it_is_read(
    client, pictured, enrollment, ines, at, django_assert_num_queries
):
    client.force_login(ines.user)
    before = Rendition.objects.count()
    with at(NOW), django_assert_num_queries(7 + 4):  # its pictures, films, captions and files, each in one
        client.get(FIRST)
    assert Rendition.objects.count() == before == 1


@pytest.fixture
def pictured(enrollment, uploads):
    """The first lesson with a picture, a film and a file."""
    image, documents = uploads
    raw = [dict(block) for block in PICTURED]
    raw[1]["value"] = {**raw[1]["value"], "image": image.pk}
    raw[2]["value"] = {**raw[2]["value"], "film": documents[0].pk, "captions": documents[1].pk}
    raw[3]["value"] = {**raw[3]["value"], "document": documents[2].pk}
    lesson = LessonPage.objects.child_of(enrollment.module).first()
    lesson.body = raw
    lesson.save_revision().publish()
    return lesson


def test_an_attempt_that_is_open_is_not_begun_twice_from_here(see, has_read, ines, at):
    with at(NOW):
        start_attempt(enrollment=has_read, by=ines.user)
    assert see(ines, MODULE_PAGE).text.count("Go on with the quiz") == 1
