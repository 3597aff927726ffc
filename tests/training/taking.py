"""Taking a quiz as a browser does: addresses, and what a form sends."""

from django.urls import reverse
from django.utils.translation import override

from tests.training.conftest import right_answer, wrong_answer
from training import marking
from training.marking import Step


def where(name: str, *args) -> str:
    """The address in English, whatever language was spoken last."""
    with override("en"):
        return reverse(name, args=args)


def page_of(attempt, step: Step) -> str:
    return where("quiz_step", attempt.pk, step.question + 1, step.scene + 1)


def review_of(attempt) -> str:
    return where("quiz_review", attempt.pk)


def result_of(attempt) -> str:
    return where("quiz_result", attempt.pk)


def start_of(enrollment) -> str:
    return where("start_quiz", enrollment.module.slug)


def sent(scene, given) -> dict:
    """The fields of the form that gives this answer."""
    if scene.form in ("order", "match"):
        return {f"answer_{place}": each for place, each in enumerate(given)}
    return {"answer": given if scene.form == "many" else given[0]}


def scene_of(attempt, step: Step):
    return attempt.paper.items[step.question].scenes[step.scene]


def step_of(attempt, key: str, scene: int = 0) -> Step:
    """The page of the question with this number."""
    return next(Step(number, scene) for number, item in enumerate(attempt.paper.items) if item.key == key)


def give(client, attempt, step: Step, given=None):
    """Posts an answer to one page: the right one when none is given."""
    scene = scene_of(attempt, step)
    return client.post(page_of(attempt, step), sent(scene, right_answer(scene) if given is None else given))


def answer_every_page(client, attempt, *, wrong=()) -> None:
    for step in marking.steps(attempt.paper):
        key = attempt.paper.items[step.question].key
        scene = scene_of(attempt, step)
        response = give(client, attempt, step, wrong_answer(scene) if key in wrong else right_answer(scene))
        assert response.status_code == 302, response.text
