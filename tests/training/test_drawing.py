"""A paper is drawn by chance alone: where the right answer stands tells nothing. A thousand draws, a fixed seed."""

import random
from collections import Counter

import pytest

from tests.training.written_module import QUESTIONS
from training import papers
from training.questions import Form, Kind, from_written

DRAWS = 1_000
POOL = [
    (number, from_written(each["key"], {"en": {"follow_up": None, **each}})) for number, each in enumerate(QUESTIONS)
]
# What chi-squared stays below in 999 of 1,000 honest cases, by its degrees of freedom.
BOUND = {1: 10.828, 2: 13.816, 3: 16.266, 4: 18.467, 5: 20.515}


def chi_squared(found: Counter, cells: int) -> float:
    expected = found.total() / cells
    return sum((count - expected) ** 2 for count in found.values()) / expected + (cells - len(found)) * expected


def is_even(found: Counter, cells: int) -> bool:
    return chi_squared(found, cells) < BOUND[cells - 1]


@pytest.fixture(scope="module")
def drawn():
    """A thousand papers of the whole pool."""
    chance = random.Random(20_261_006)
    return [papers.draw(POOL, len(POOL), chance=chance) for _ in range(DRAWS)]


def scenes(drawn, key, number=0):
    """That scene of that question, once in each paper."""
    return [item.scenes[number] for paper in drawn for item in paper.items if item.key == key]


def test_the_measure_finds_a_place_that_is_preferred():
    assert is_even(Counter({0: 330, 1: 340, 2: 330}), 3)
    assert not is_even(Counter({0: 400, 1: 300, 2: 300}), 3)
    assert not is_even(Counter({0: 500, 1: 500}), 3)


@pytest.mark.parametrize(("key", "scene"), [("T-1", 0), ("T-6", 0), ("T-6", 1)])
def test_the_one_that_is_right_stands_anywhere(drawn, key, scene):
    found = scenes(drawn, key, scene)
    assert is_even(Counter(each.shown.index(each.right[0]) for each in found), len(found[0].shown))


def test_those_that_are_right_stand_anywhere(drawn):
    found = scenes(drawn, "T-2")
    assert is_even(Counter(frozenset(each.shown.index(right) for right in each.right) for each in found), 3)


@pytest.mark.parametrize("key", ["T-4", "T-5"])
def test_every_order_of_steps_and_of_partners_is_as_likely(drawn, key):
    assert is_even(Counter(each.shown for each in scenes(drawn, key)), 6)


@pytest.mark.parametrize("key", ["T-4", "T-5"])
@pytest.mark.parametrize("thing", range(3))
def test_each_step_and_each_partner_stands_anywhere(drawn, key, thing):
    assert is_even(Counter(each.shown.index(thing) for each in scenes(drawn, key)), 3)


def test_true_stands_before_false_for_everybody(drawn):
    assert {each.shown for each in scenes(drawn, "T-3")} == {(0, 1)}


def test_every_question_is_drawn_as_often_and_asked_in_any_place():
    chance = random.Random(20_261_007)
    found = [papers.draw(POOL, 2, chance=chance) for _ in range(DRAWS)]
    assert is_even(Counter(paper.items[0].key for paper in found), 6)
    assert is_even(Counter(paper.items[1].key for paper in found), 6)
    assert all(paper.items[0].key != paper.items[1].key for paper in found)


def test_where_a_thing_stood_before_does_not_tell_where_the_next_one_stands(drawn):
    """Two questions of one paper are drawn apart from each other."""
    pairs = Counter(
        (one.shown.index(one.right[0]), two.shown.index(two.right[0]))
        for one, two in zip(scenes(drawn, "T-1"), scenes(drawn, "T-6"), strict=True)
    )
    assert is_even(pairs, 6)


def test_every_form_of_answer_is_among_those_drawn(drawn):
    assert {scene.form for item in drawn[0].items for scene in item.scenes} == set(Form)
    assert {question.kind for _, question in POOL} == set(Kind)
