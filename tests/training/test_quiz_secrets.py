"""Nothing a browser receives before handing in tells what is right: not its words, not its order, not one byte."""

import pytest
import time_machine
from django.db import connection
from django.db.models import QuerySet
from django.test import Client
from django.utils.translation import override

from rows.triggers import lifted
from tests.training.taking import page_of, result_of, review_of, scene_of, sent, start_of, where
from training import luck, marking
from training.acts.attempts import start_attempt
from training.models import AnswerSheet, Attempt, QuestionVersion
from training.questions import from_json, to_json

pytestmark = pytest.mark.django_db
PREFIXES = ["", "/es", "/ar"]


@pytest.fixture(autouse=True)
def morning(at, monkeypatch):
    """One moment, and one token for every form: what is left to differ is the answer."""
    monkeypatch.setattr("django.middleware.csrf.get_random_string", lambda length, allowed_chars: "k" * length)
    with at("2026-10-06T09:00"), override("en"), time_machine.travel("2026-10-06T13:00Z", tick=False):
        yield


@pytest.fixture(params=[7, 20_261_006])
def attempt(request, has_read, ines):
    with luck.held(request.param):
        return start_attempt(enrollment=has_read, by=ines.user)


class Wire:
    """Saves every byte that comes: statuses, headers, cookies, pages."""

    def __init__(self, user):
        self.client, self.came = Client(), []
        self.client.force_login(user)
        self.session = self.client.cookies["sessionid"].value

    def ask(self, how, url, data=None):
        response = getattr(self.client, how)(url, data or {})
        headers = sorted(f"{name}: {value}" for name, value in response.headers.items())
        cookies = sorted(morsel.OutputString() for morsel in response.cookies.values())
        said = "\n".join([how, url, str(response.status_code), *headers, *cookies]).encode() + response.content
        self.came.append(said.replace(self.session.encode(), b"session"))
        return response


def some_answer(scene, turn):
    """An answer that looks at nothing but the form: the places from `turn` on."""
    size = len(scene.shown)
    places = [(place + turn) % size for place in range(size)]
    return places if scene.form in ("order", "match") else places[: 1 if scene.form == "one" else 2]


def walk(user, attempt) -> list[bytes]:
    """Everything a learner may do before handing in: look, stumble, answer, think again, look once more."""
    wire = Wire(user)
    start = start_of(attempt.enrollment)
    wire.ask("get", start)
    wire.ask("post", start)
    wire.ask("post", review_of(attempt))
    for step in marking.steps(attempt.paper):
        url, scene = page_of(attempt, step), scene_of(attempt, step)
        wire.ask("get", url)
        wire.ask("post", url)
        wire.ask("post", url, {"answer": "99", "answer_0": "99"})
        for turn in range(len(scene.shown)):
            wire.ask("post", url, sent(scene, some_answer(scene, turn)))
        for prefix in PREFIXES:
            wire.ask("get", prefix + url)
    for prefix in PREFIXES:
        for url in (review_of(attempt), start, where("desk"), result_of(attempt)):
            wire.ask("get", prefix + url)
    return wire.came


def otherwise(scene: dict) -> dict:
    """The same scene with something else right."""
    size, right = scene["size"], scene["right"]
    if scene["form"] in ("order", "match"):
        return {**scene, "right": [*right[1:], right[0]]}
    return {**scene, "right": sorted((place + 1) % size for place in right)}


def with_other_answers(question: dict) -> dict:
    words = {
        language: {
            "why": "Quite another reason.",
            "scenes": [{**each, "feedback": ["Other feedback."] * len(each["feedback"])} for each in said["scenes"]],
        }
        for language, said in question["words"].items()
    }
    return {**question, "words": words, "scenes": [otherwise(each) for each in question["scenes"]]}


def change_what_is_right(attempt) -> None:
    """Write the other answers under the same draw, where nothing else may write, and forget what was answered."""
    drawn = attempt.drawn
    with lifted(connection):
        for item in drawn:
            row = QuestionVersion.objects.get(pk=item["version"])
            other = from_json(with_other_answers(row.body))
            item["sha256"] = other.sha256
            for scene, now in zip(item["scenes"], other.scenes, strict=True):
                assert scene["right"] != list(now.right)
                scene["right"] = list(now.right)
            QuerySet.update(QuestionVersion.objects.filter(pk=row.pk), body=to_json(other), sha256=other.sha256)
        QuerySet.update(Attempt.objects.filter(pk=attempt.pk), drawn=drawn)
    AnswerSheet.objects.filter(pk=attempt.pk).update(answers={})


def test_the_bytes_do_not_depend_on_what_is_right(attempt, ines):
    before = walk(ines.user, attempt)
    change_what_is_right(attempt)
    attempt.refresh_from_db()
    after = walk(ines.user, attempt)
    assert len(before) == len(after) > 60
    for one, other in zip(before, after, strict=True):
        assert one == other


def test_no_reason_no_feedback_and_no_digest_leaves_the_server(attempt, ines):
    came = b"\n".join(walk(ines.user, attempt)).decode()
    for row in QuestionVersion.objects.all():
        assert row.sha256[:12] not in came
        assert f">{row.body['key']}<" not in came
        for said in row.body["words"].values():
            feedback = [each for scene in said["scenes"] for each in scene["feedback"] if each]
            for secret in [said["why"], *feedback]:
                assert secret.removeprefix("[es] ").replace("'", "&#x27;") not in came, secret


def test_a_form_knows_nothing_but_places_as_shown(attempt, ines):
    """Names, values, ids and classes are the same whatever was drawn to stand there."""
    wire = Wire(ines.user)
    for step in marking.steps(attempt.paper):
        wire.ask("post", page_of(attempt, step), sent(scene_of(attempt, step), some_answer(scene_of(attempt, step), 0)))
    for step in marking.steps(attempt.paper):
        scene = scene_of(attempt, step)
        page = wire.ask("get", page_of(attempt, step))
        form = page.context["form"]
        if not page.context["page"].may_answer:
            continue
        places = [str(place) for place in range(len(scene.shown))]
        for field in form.fields.values():
            assert [value for value, _ in field.choices if value] == places
        assert list(form.fields) in (["answer"], [f"answer_{place}" for place in places])
        assert "data-" not in page.text.split("<main")[1].split("</main")[0].replace("data-label", "")
