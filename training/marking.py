"""Marking: a paper and what was answered in, a mark out. No Django, no clock, no database.

An answer to a scene is a list of whole numbers, all of them places as shown:
- one: the place chosen; many: the places chosen, in any order;
- order: for each thing, from the top of the screen down, the rank it was given, the first being 0;
- match: for each thing in turn, the place of its partner.

Answers are kept by `step` ("3.1" is the second scene of the fourth question), so that a page can hold one.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from training.papers import Item, Paper, ShownScene
from training.questions import Form

Answers = Mapping[str, Sequence[int]]


class NotAnAnswer(ValueError):
    """What came back is not an answer to this scene. `code`: nothing, unknown, or not_each_once."""

    def __init__(self, code: str):
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, order=True)
class Step:
    """One scene of one question, as one page asks it."""

    question: int
    scene: int

    def __str__(self) -> str:
        return f"{self.question}.{self.scene}"


@dataclass(frozen=True)
class Result:
    """`rights` says for each question whether it was right; a question of two scenes is right when both are."""

    rights: tuple[bool, ...]
    pass_mark: int

    @property
    def asked(self) -> int:
        return len(self.rights)

    @property
    def right(self) -> int:
        return sum(self.rights)

    @property
    def percent(self) -> int:
        """Rounded down: 79.9 is not 80."""
        return self.right * 100 // self.asked if self.asked else 0

    @property
    def is_passed(self) -> bool:
        return self.asked > 0 and self.right * 100 >= self.pass_mark * self.asked


def mark(paper: Paper, answers: Answers, *, pass_mark: int) -> Result:
    """The mark of a paper; what was not answered is not right. `pass_mark` is the least share, in percent."""
    return Result(tuple(_is_right(number, item, answers) for number, item in enumerate(paper.items)), pass_mark)


def _is_right(number: int, item: Item, answers: Answers) -> bool:
    given = [answers.get(str(Step(number, scene)), ()) for scene in range(len(item.scenes))]
    return all(scene_is_right(scene, each) for scene, each in zip(item.scenes, given, strict=True))


def scene_is_right(scene: ShownScene, answer: Sequence[int]) -> bool:
    if not answer:
        return False
    try:
        check(scene, answer)
    except NotAnAnswer:
        return False
    if scene.form in (Form.ONE, Form.MANY):
        return {scene.shown[place] for place in answer} == set(scene.right)
    if scene.form == Form.ORDER:
        in_order = sorted(range(len(answer)), key=lambda place: answer[place])
        return tuple(scene.shown[place] for place in in_order) == scene.right
    return _partners(scene, answer) == scene.right


def _partners(scene: ShownScene, answer: Sequence[int]) -> tuple[int, ...]:
    """Who was given to each thing of a matching question; of partners that say the same, the first."""
    return tuple(scene.right[scene.shown[place]] for place in answer)


def check(scene: ShownScene, answer: Sequence[int]) -> None:
    """Raises NotAnAnswer unless `answer` is one to this scene, right or not."""
    size = len(scene.shown)
    if not answer:
        raise NotAnAnswer("nothing")
    if any(not 0 <= place < size for place in answer):
        raise NotAnAnswer("unknown")
    if scene.form == Form.ONE and len(answer) != 1:
        raise NotAnAnswer("unknown")
    if scene.form in (Form.ORDER, Form.MATCH) and len(answer) != size:
        raise NotAnAnswer("nothing")
    if scene.form == Form.MATCH:
        is_each_once = sorted(_partners(scene, answer)) == sorted(scene.right)
    else:
        is_each_once = len(set(answer)) == len(answer)
    if not is_each_once:
        raise NotAnAnswer("not_each_once")


def steps(paper: Paper) -> Iterator[Step]:
    """Every page of a paper in its order."""
    for number, item in enumerate(paper.items):
        for scene in range(len(item.scenes)):
            yield Step(number, scene)


def may_answer(paper: Paper, answers: Answers, step: Step) -> bool:
    """Whether this page may be answered now, or answered again. A scene that goes on from another waits for it, and
    then that one's answer stands: what comes next would give it away."""
    is_last = step.scene == len(paper.items[step.question].scenes) - 1
    return is_open(paper, answers, step) and (is_last or str(step) not in answers)


def is_open(paper: Paper, answers: Answers, step: Step) -> bool:
    """Whether the page may be shown: it is one of the paper's, and what comes before it in its story is answered."""
    return step in set(steps(paper)) and _is_open(answers, step)


def _is_open(answers: Answers, step: Step) -> bool:
    return all(str(Step(step.question, scene)) in answers for scene in range(step.scene))


def next_to_answer(paper: Paper, answers: Answers, after: Step | None = None) -> Step | None:
    """The first page without an answer, or the first such after another page; None when there is none."""
    return next(
        (
            step
            for step in steps(paper)
            if str(step) not in answers and _is_open(answers, step) and (after is None or step > after)
        ),
        None,
    )
