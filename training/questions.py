"""Questions: their one canonical shape, their digest, what is wrong with one. No Django here.

A question is one scene, or two when a scenario goes on. Each scene has things to choose from, put in order or pair,
and `right` says which, by their places as the editor wrote them. The words stand apart, by language, so that the
right answer is written once and no translation can change it.
"""

import hashlib
import json
from dataclasses import asdict, dataclass
from enum import StrEnum


class Kind(StrEnum):
    SINGLE = "single"
    MULTIPLE = "multiple"
    TRUE_FALSE = "truefalse"
    ORDER = "order"
    MATCH = "match"
    BRANCH = "branch"


class Form(StrEnum):
    """How a scene is answered."""

    ONE = "one"
    MANY = "many"
    ORDER = "order"
    MATCH = "match"


FORMS = {Kind.MULTIPLE: Form.MANY, Kind.ORDER: Form.ORDER, Kind.MATCH: Form.MATCH}


class Malformed(ValueError):
    """A question that cannot be asked. `code` says why; `training.blocks` puts it in words for its editor."""

    def __init__(self, code: str):
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class SceneWords:
    """What a reader sees of a scene. `partners` are what a matching question's items are paired with; `feedback` is
    said after the answer, one for each item, or none. A true-or-false scene has no items: the screen knows them."""

    ask: str
    items: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    feedback: tuple[str, ...] = ()


@dataclass(frozen=True)
class Words:
    scenes: tuple[SceneWords, ...]
    why: str


@dataclass(frozen=True)
class Scene:
    """`size` things, and which are right: one place, some, or for order all of them in their order; for match the
    place of each one's partner, the first of those that say the same."""

    form: Form
    size: int
    right: tuple[int, ...]


@dataclass(frozen=True)
class Question:
    """One question as it is frozen. `places` are the clauses it tests, as the order's texts name them (`2.C`)."""

    key: str
    kind: Kind
    cite: str
    places: tuple[str, ...]
    scenes: tuple[Scene, ...]
    words: dict[str, Words]

    def canonical(self) -> bytes:
        """Its JSON (UTF-8, sorted keys, no spaces between): what is hashed."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.canonical()).hexdigest()

    @property
    def shuffles(self) -> bool:
        """True stands before false for everybody; everything else is shown in an order drawn for each attempt."""
        return self.kind != Kind.TRUE_FALSE

    def in_language(self, *wanted: str) -> tuple[str, Words]:
        """The words in the first of these languages it has, else in the first it has at all; with that language."""
        language = next((each for each in wanted if each in self.words), next(iter(self.words)))
        return language, self.words[language]


def from_json(frozen: dict) -> Question:
    """The question that `to_json` wrote."""
    return Question(
        key=frozen["key"],
        kind=Kind(frozen["kind"]),
        cite=frozen["cite"],
        places=tuple(frozen["places"]),
        scenes=tuple(Scene(Form(s["form"]), s["size"], tuple(s["right"])) for s in frozen["scenes"]),
        words={
            language: Words(tuple(_scene_words(s) for s in said["scenes"]), said["why"])
            for language, said in frozen["words"].items()
        },
    )


def to_json(question: Question) -> dict:
    return json.loads(question.canonical())


def _scene_words(scene: dict) -> SceneWords:
    return SceneWords(scene["ask"], *(tuple(scene[name]) for name in ("items", "partners", "feedback")))


def from_written(key: str, written: dict[str, dict]) -> Question:
    """The question as its editors wrote it: what it says in each language, the governing one first.

    A translation counts only while its shape is the governing one's: the same number of things to choose from, and
    as many scenes. The right answers are the governing text's. Raises Malformed for a question nobody can answer.
    """
    governing = next(iter(written.values()))
    kind = Kind(governing["kind"])
    scenes = tuple(_scene(kind, each) for each in _scenes(governing))
    said = {language: _said(each) for language, each in written.items()}
    sizes = _sizes(next(iter(said.values())))
    return Question(
        key=key,
        kind=kind,
        cite=governing["cite"],
        places=tuple(governing["places"]),
        scenes=scenes,
        words={language: words for language, words in said.items() if _sizes(words) == sizes},
    )


def _scenes(written: dict) -> list[dict]:
    return [written, written["follow_up"]] if written.get("follow_up") else [written]


def _scene(kind: Kind, written: dict) -> Scene:
    form = FORMS.get(kind, Form.ONE)
    if kind == Kind.TRUE_FALSE:
        return Scene(form, 2, (0 if written["is_true"] else 1,))
    size = len(_items(written))
    if size < 2:
        raise Malformed("too_few")
    if form == Form.ORDER:
        return Scene(form, size, tuple(range(size)))
    if form == Form.MATCH:
        partners = [pair["right"] for pair in written["pairs"]]
        return Scene(form, size, tuple(map(partners.index, partners)))
    right = tuple(place for place, choice in enumerate(written["choices"]) if choice["right"])
    if not right:
        raise Malformed("none_right")
    if form == Form.ONE and len(right) > 1:
        raise Malformed("more_than_one_right")
    return Scene(form, size, right)


def _items(written: dict) -> list[str]:
    if "choices" in written:
        return [choice["text"] for choice in written["choices"]]
    return [pair["left"] for pair in written["pairs"]] if "pairs" in written else list(written.get("steps", []))


def _said(written: dict) -> Words:
    return Words(tuple(_said_scene(each) for each in _scenes(written)), written["why"])


def _said_scene(written: dict) -> SceneWords:
    return SceneWords(
        ask=written["ask"],
        items=tuple(_items(written)),
        partners=tuple(pair["right"] for pair in written.get("pairs", [])),
        feedback=tuple(choice.get("feedback", "") for choice in written.get("choices", [])),
    )


def _sizes(words: Words) -> list[int]:
    return [len(scene.items) for scene in words.scenes]
