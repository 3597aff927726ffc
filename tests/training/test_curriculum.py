"""The modules the house comes with: every question can be passed and failed, rests on a clause, says the same in every
language; every lesson can be read by everybody."""

import random
import re
from functools import cache

import pytest
import textstat

from tests.training.conftest import right_answer, wrong_answer
from training import library, marking, papers, places
from training.marking import Step
from training.questions import Form, from_written
from training.written import CLAIMS

LANGUAGES = ["en", "es", "ar"]
GRADE = 8
WORDS = range(200, 401)
# §2.C, §1.B–D, §4 ¶2, closing; or what stands outside the order.
OF_THE_ORDER = re.compile(r"§§?\s?(\d+)(?:\.([A-Z]))?")


@cache
def module(code: str, language: str = "en") -> dict:
    return library.module(code, language)


def questions(code: str, language: str = "en") -> list[dict]:
    return module(code, language)["questions"]


EVERY_MODULE = library.codes()
EVERY_QUESTION = [(code, each["key"]) for code in EVERY_MODULE for each in questions(code)]
EVERY_LESSON = [(code, each["slug"]) for code in EVERY_MODULE for each in module(code)["lessons"]]


def written(code: str, key: str) -> dict[str, dict]:
    """The question in each language, the governing one first."""
    return {
        language: next(each for each in questions(code, language) if each["key"] == key)
        for language in library.languages(code)
    }


def paper_of(code: str, key: str, seed: int = 7) -> papers.Paper:
    return papers.draw([(1, from_written(key, written(code, key)))], 1, chance=random.Random(seed))


def marked(paper: papers.Paper, answer) -> marking.Result:
    scenes = paper.items[0].scenes
    return marking.mark(paper, {str(Step(0, n)): answer(n, each) for n, each in enumerate(scenes)}, pass_mark=80)


def test_there_are_eight_modules_and_eighty_questions_with_a_number_each():
    assert [f"M{number}" for number in range(1, 9)] == EVERY_MODULE
    keys = [key for _, key in EVERY_QUESTION]
    assert len(keys) == len(set(keys)) == 80


@pytest.mark.parametrize(("code", "key"), EVERY_QUESTION)
def test_a_question_answered_rightly_is_right_however_it_is_shown(code, key):
    for seed in range(20):
        assert marked(paper_of(code, key, seed), lambda _, scene: right_answer(scene)).is_passed


@pytest.mark.parametrize(("code", "key"), EVERY_QUESTION)
def test_a_question_answered_wrongly_anywhere_is_not_right(code, key):
    paper = paper_of(code, key)
    for at_fault in range(len(paper.items[0].scenes)):
        result = marked(paper, lambda n, scene, at=at_fault: wrong_answer(scene) if n == at else right_answer(scene))
        assert not result.is_passed, f"wrong in part {at_fault + 1}"


@pytest.mark.parametrize(("code", "key"), EVERY_QUESTION)
def test_every_other_choice_of_a_question_is_wrong(code, key):
    paper = paper_of(code, key)
    for scene in paper.items[0].scenes:
        if scene.form == Form.ONE:
            chosen = [place for place in range(len(scene.shown)) if marking.scene_is_right(scene, [place])]
            assert chosen == right_answer(scene)


@pytest.mark.parametrize(("code", "key"), EVERY_QUESTION)
def test_a_question_names_its_clause_and_says_why(code, key):
    for language, question in written(code, key).items():
        assert question["why"].strip(), language
        assert question["cite"].strip(), language
        cited = OF_THE_ORDER.search(question["cite"])
        assert bool(cited) <= bool(question["places"]), f"{question['cite']} stands nowhere in {language}"
        assert places.parse(", ".join(question["places"])) == tuple(question["places"])
        if cited:
            assert cited[1] in {place.split(".")[0] for place in question["places"]}


@pytest.mark.parametrize(("code", "key"), EVERY_QUESTION)
def test_a_question_has_one_shape_in_every_language(code, key):
    said = written(code, key)
    assert len({repr(shape(question)) for question in said.values()}) == 1
    # Its own judgment: a translation of another shape is not used at all.
    assert sorted(from_written(key, said).words) == sorted(LANGUAGES)


def shape(node):
    """What is the same in every language: which fields there are, how many of each, and what is right."""
    if isinstance(node, dict):
        return {name: shape(each) for name, each in sorted(node.items())}
    if isinstance(node, list):
        return [shape(each) for each in node]
    return node if isinstance(node, bool) else type(node).__name__


@pytest.mark.parametrize("code", EVERY_MODULE)
def test_a_module_has_one_shape_in_every_language(code):
    assert sorted(library.languages(code)) == sorted(LANGUAGES)
    shapes = {language: shape({**module(code, language), "questions": []}) for language in LANGUAGES}
    assert shapes["es"] == shapes["en"]
    assert shapes["ar"] == shapes["en"]
    for name in ("code", "minutes", "places"):
        assert len({repr(module(code, language)[name]) for language in LANGUAGES}) == 1
    slugs = {tuple(lesson["slug"] for lesson in module(code, language)["lessons"]) for language in LANGUAGES}
    assert len(slugs) == 1


@pytest.mark.parametrize(("code", "slug"), EVERY_LESSON)
def test_a_lesson_is_as_long_as_it_should_be(code, slug):
    assert textstat.lexicon_count(read_aloud(code, slug)) in WORDS


@pytest.mark.parametrize(("code", "slug"), EVERY_LESSON)
def test_a_lesson_reads_at_grade_eight_or_below(code, slug):
    assert textstat.flesch_kincaid_grade(read_aloud(code, slug)) <= GRADE


def read_aloud(code: str, slug: str) -> str:
    """A lesson as somebody would read it to another: each heading and each point a sentence."""
    lesson = next(each for each in module(code)["lessons"] if each["slug"] == slug)
    said = (words for part in lesson["body"] for words in spoken(part))
    return " ".join(words if words.endswith((".", "?", "!", "”")) else f"{words}." for words in said)


def spoken(part: dict) -> list[str]:
    kind = next(name for name in (*CLAIMS, "heading", "check") if name in part)
    if kind == "scenario":
        told = part["scenario"]
        return [told["title"], told["scene"], *told["steps"], told["why"]]
    if kind == "points":
        return [part["title"], *part["points"]] if part.get("title") else part["points"]
    if kind == "check":
        return [part["check"]["ask"], *(each["text"] for each in part["check"]["choices"])]
    return [part[kind]]
