"""A new employee learns the first module of the real curriculum, passes its quiz, and is believed by a stranger."""

import pytest

from deadlines import clock
from tests.journeys.walk import NARROW
from tests.training.conftest import right_answer
from training import library
from training.acts.attempts import read_lesson
from training.acts.enrollments import assign
from training.acts.loading import load_curriculum
from training.models import Attempt, Completion, Enrollment, LessonPage, Mark, ModulePage

TODAY = "2026-10-06T09:00"


@pytest.fixture
def module(home, city, order, monkeypatch):  # noqa: F811
    """M1, in every language."""
    monkeypatch.setattr(library, "codes", lambda: ["M1"])
    with clock.held("2026-09-20T09:00"):
        load_curriculum()
    return ModulePage.objects.get(code="M1", locale__language_code="en")


@pytest.fixture
def asked(module, ines, clerk, it_is):
    it_is(TODAY)
    assign(module=module, people=[ines], by=clerk.user)
    return module


def test_from_the_desk_to_a_certificate_with_the_keyboard_alone(walk, asked, ines):
    by_keys = walk(turns=False)
    by_keys.open("/desk/")
    by_keys.tab_to("Employee number")
    by_keys.type(ines.number)
    by_keys.tab_to("Password")
    by_keys.type("a long enough phrase")
    by_keys.hit("Enter")
    for button in [asked.title, "Begin", *["I have read this"] * 6, "Start the quiz"]:
        by_keys.tab_to(button)
        by_keys.hit("Enter")
    by_keys.tab_to("Save and go on")
    by_keys.hit("Enter")
    by_keys.sees("to correct")
    attempt = Attempt.objects.get()
    # Afresh: the list of what is to correct bears the names of the fields it leads to.
    by_keys.open(by_keys.path)
    for _question in attempt.paper.items:
        answer_by_keys(by_keys, attempt)
        by_keys.tab_to("Save and go on")
        by_keys.hit("Enter")
    by_keys.sees("Every question has an answer.")
    for button in ["Hand in", "See your certificate"]:
        by_keys.tab_to(button)
        by_keys.hit("Enter")
    completion = Completion.objects.get()
    by_keys.sees(completion.number)

    stranger = walk(turns=False)
    stranger.open("/certificates/")
    stranger.page.locator("main input[type=text], main input:not([type])").first.fill(completion.number)
    stranger.press("Check it")
    stranger.sees("This certificate is valid.")
    stranger.sees_not("Inés")


def answer_by_keys(by_keys, attempt) -> None:
    """Answers the page one is on rightly: the server's secret, told to the test by its database."""
    question, scene = map(int, by_keys.path.strip("/").split("/")[-2:])
    shown = attempt.paper.items[question - 1].scenes[scene - 1]
    labels = by_keys.page.locator("main fieldset label").all_inner_texts()
    right = right_answer(shown)
    if shown.form == "one":
        by_keys.tab_to(labels[0].strip())
        by_keys.page.keyboard.press("Space")
        for _ in range(right[0]):
            by_keys.page.keyboard.press("ArrowDown")
    elif shown.form == "many":
        for place, label in enumerate(labels):
            by_keys.tab_to(label.strip())
            if place in right:
                by_keys.page.keyboard.press("Space")
    else:
        for label, place in zip(labels, right, strict=True):
            by_keys.tab_to(label.strip())
            for _ in range(place + 1):
                by_keys.page.keyboard.press("ArrowDown")


def test_the_quiz_in_arabic_on_a_phone(walk, asked, ines):
    enrollment = Enrollment.objects.get()
    for lesson in LessonPage.objects.child_of(asked):
        read_lesson(enrollment=enrollment, lesson=lesson, by=ines.user)
    phone = walk(width=NARROW, language="ar")
    phone.open("/training/m1/quiz/")
    phone.sign_in(ines)
    phone.press("Start the quiz")
    phone.press("Save and go on")
    assert phone.page.evaluate("document.activeElement.matches('.errors')")
    phone.follow("Skip for now")
    phone.follow("All questions")
    phone.press("Hand in")
    phone.sees("Nothing was handed in")
    assert not Mark.objects.exists()
