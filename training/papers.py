"""Drawing a paper: which questions an attempt asks, and in which order it shows their choices. No Django here.

A paper names each question by its digest and holds the right places, so that it can be marked years later. What a
learner sends back are places *as shown*: nothing that leaves the server tells where a choice stood before it was
shuffled.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from training.questions import Form, Question, Scene


@dataclass(frozen=True)
class ShownScene:
    """`shown[place]` is where what stands at that place on the screen stood in the question as written."""

    form: Form
    shown: tuple[int, ...]
    right: tuple[int, ...]


@dataclass(frozen=True)
class Item:
    """One question of a paper."""

    version: int
    key: str
    sha256: str
    scenes: tuple[ShownScene, ...]


@dataclass(frozen=True)
class Paper:
    items: tuple[Item, ...]


def draw(pool: Sequence[tuple[int, Question]], count: int, *, chance: random.Random) -> Paper:
    """A paper of `count` questions of the pool (all of them when it has fewer), each with its choices shuffled.

    `pool` gives each question with the key of its frozen version; `chance` is where the luck comes from.
    """
    drawn = chance.sample(list(pool), min(count, len(pool)))
    return Paper(tuple(_item(version, question, chance) for version, question in drawn))


def _item(version: int, question: Question, chance: random.Random) -> Item:
    scenes = tuple(_shown(scene, question.shuffles, chance) for scene in question.scenes)
    return Item(version, question.key, question.sha256, scenes)


def _shown(scene: Scene, shuffles: bool, chance: random.Random) -> ShownScene:
    places = list(range(scene.size))
    if shuffles:
        chance.shuffle(places)
    return ShownScene(scene.form, tuple(places), scene.right)


def to_json(paper: Paper) -> list[dict]:
    return [
        {
            "version": item.version,
            "key": item.key,
            "sha256": item.sha256,
            "scenes": [
                {"form": str(scene.form), "shown": list(scene.shown), "right": list(scene.right)}
                for scene in item.scenes
            ],
        }
        for item in paper.items
    ]


def from_json(kept: list[dict]) -> Paper:
    return Paper(
        tuple(
            Item(
                each["version"],
                each["key"],
                each["sha256"],
                tuple(
                    ShownScene(Form(scene["form"]), tuple(scene["shown"]), tuple(scene["right"]))
                    for scene in each["scenes"]
                ),
            )
            for each in kept
        )
    )
