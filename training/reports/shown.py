"""The words of a scene as they stand on the screen, place by place."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from languages.names import Language, language
from training.models import QuestionVersion
from training.papers import Item, ShownScene
from training.questions import Form, Question, SceneWords, Words, from_json


@dataclass(frozen=True)
class ShownWords:
    """`things` are what is chosen from, put in order or given a partner; `partners` are what a matching question
    offers. Both are told apart by their places on the screen, and by nothing else."""

    scene: ShownScene
    ask: str
    things: tuple[str, ...]
    partners: tuple[str, ...]
    feedback: tuple[str, ...]

    def said(self, answer: Sequence[int]) -> list[str]:
        """An answer in words."""
        if self.scene.form == Form.ORDER:
            return [self.things[place] for place in sorted(range(len(answer)), key=lambda place: answer[place])]
        if self.scene.form == Form.MATCH:
            pairs = zip(self.things, answer, strict=True)
            return [_("%(this)s – %(that)s") % {"this": this, "that": self.partners[place]} for this, place in pairs]
        return [self.things[place] for place in sorted(answer)]

    def right(self) -> list[str]:
        """The right answer in words: only for who has handed in."""
        shown, right = self.scene.shown, self.scene.right
        if self.scene.form == Form.ORDER:
            return self.said(shown)
        return self.said([shown.index(each) for each in right])

    def feedback_to(self, answer: Sequence[int]) -> list[str]:
        """What the editor says to whoever chose this: only for who has handed in."""
        if self.scene.form != Form.ONE or not self.feedback:
            return []
        return [self.feedback[place] for place in answer if self.feedback[place]]


def frozen(items: Sequence[Item]) -> dict[int, Question]:
    """The questions of a paper as they were when it was drawn, by the key of their version. One query."""
    rows = QuestionVersion.objects.filter(pk__in={item.version for item in items})
    return {row.pk: from_json(row.body) for row in rows}


def in_words(question: Question, *wanted: str) -> tuple[Language, Words]:
    """The question in the first of these languages it stands in, with that language."""
    code, words = question.in_language(*wanted)
    return language(code), words


def as_shown(scene: ShownScene, words: SceneWords, tongue: Language) -> ShownWords:
    items = words.items or _true_and_false(tongue)
    places = range(len(items)) if scene.form == Form.MATCH else scene.shown
    return ShownWords(
        scene=scene,
        ask=words.ask,
        things=tuple(items[place] for place in places),
        partners=tuple(words.partners[place] for place in scene.shown) if words.partners else (),
        feedback=tuple(words.feedback[place] for place in scene.shown) if words.feedback else (),
    )


def _true_and_false(tongue: Language) -> tuple[str, ...]:
    with override(tongue.code):
        return pgettext("an answer", "True"), pgettext("an answer", "False")
