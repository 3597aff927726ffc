"""A module loaded and asked of the police, an employee who has read it, an attempt begun: link by link."""

import pytest
from wagtail.models import Page

from deadlines import clock
from tests.training.written_module import MODULE, in_spanish
from training import library, marking
from training.acts.attempts import answer, read_lesson, start_attempt, submit
from training.acts.enrollments import assign
from training.acts.loading import load_curriculum
from training.models import Enrollment, LessonPage, ModulePage


@pytest.fixture
def at():
    """Holds the clock: `with at("2026-10-01T09:00"): …`."""
    return clock.held


@pytest.fixture
def home(db):
    from home.models import HomePage

    root = Page.objects.get(depth=1)
    return HomePage.objects.first() or root.add_child(instance=HomePage(title="Home", slug="fair-and-welcoming"))


@pytest.fixture
def load(home, monkeypatch):
    """Loads a module written like a file of `curriculum/`, in English and Spanish."""

    def do(written=MODULE):
        monkeypatch.setattr(library, "codes", lambda: [written["code"]])
        monkeypatch.setattr(library, "languages", lambda code: ["en", "es"])
        monkeypatch.setattr(
            library, "module", lambda code, language="en": written if language == "en" else in_spanish(written)
        )
        with clock.held("2026-09-20T09:00"):
            load_curriculum()
        return ModulePage.objects.get(code=written["code"], locale__language_code="en")

    return do


@pytest.fixture
def module(load):
    return load()


@pytest.fixture
def assigned(module, police, ines, marisol, clerk, at):
    """The module asked of the police on Thursday, October 1, 2026."""
    with at("2026-10-01T09:00"):
        return assign(module=module, agencies=[police], by=clerk.user)


@pytest.fixture
def enrollment(assigned, ines):
    return Enrollment.objects.select_related("module", "employee").get(employee=ines)


@pytest.fixture
def has_read(enrollment, ines, at):
    """Inés has read every lesson."""
    with at("2026-10-05T09:00"):
        for lesson in LessonPage.objects.child_of(enrollment.module):
            read_lesson(enrollment=enrollment, lesson=lesson, by=ines.user)
    return enrollment


@pytest.fixture
def attempt(has_read, ines, at):
    with at("2026-10-05T10:00"):
        return start_attempt(enrollment=has_read, by=ines.user)


def right_answer(scene):
    """The answer to a scene as shown that is right."""
    if scene.form == "order":
        return list(scene.shown)
    places = [scene.shown.index(each) for each in scene.right]
    return places


def wrong_answer(scene):
    """One that is an answer, and not right."""
    right = right_answer(scene)
    if scene.form in ("order", "match"):
        return right[1:] + right[:1]
    return [place for place in range(len(scene.shown)) if place not in right][:1]


@pytest.fixture
def answers():
    """Answers every page of an attempt: rightly, or wrongly for the questions named."""

    def do(attempt, by, *, wrong=()):
        paper = attempt.paper
        for step in marking.steps(paper):
            item = paper.items[step.question]
            given = (wrong_answer if item.key in wrong else right_answer)(item.scenes[step.scene])
            answer(attempt=attempt, step=step, given=given, by=by)

    return do


@pytest.fixture
def completion(attempt, ines, answers, at):
    """Inés passed on Tuesday, October 6, 2026; her certificate counts until October 6, 2027."""
    with at("2026-10-06T09:00"):
        answers(attempt, ines.user)
        return submit(attempt=attempt, by=ines.user).completion
