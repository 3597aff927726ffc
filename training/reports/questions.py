"""Every question of every pool: what state it is in, and one of them beside what was amended in the order."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.conf import settings
from django.db.models import Count, Prefetch
from django.utils.translation import gettext as _

from directives.differences import Change, changes
from directives.models import Edition, EditionText
from training.analysis import Tally
from training.blocks import QUESTIONS
from training.models import ModulePage, Question, Withdrawal
from training.questions import Form, Kind, Scene, SceneWords, from_json
from training.reports.analysis import Figures, figures, tallies

# As the editor calls them.
KINDS = {name: block.label for name, block in QUESTIONS}


class State(StrEnum):
    """Whether a question is asked; those that wait for somebody come first."""

    WITHDRAWN = "withdrawn"
    ASKED = "asked"
    RETIRED = "retired"


@dataclass(frozen=True)
class Row:
    """A question in the list. `withdrawals` are those nobody has answered yet; `figures` are of its present words."""

    question: Question
    kind: Kind
    cite: str
    places: tuple[str, ...]
    ask: str
    state: State
    withdrawals: tuple[Withdrawal, ...]
    figures: Figures

    @property
    def kind_said(self) -> str:
        return KINDS[self.kind]


@dataclass(frozen=True)
class Choice:
    """One thing a scene shows; what it is paired with, and what is said to whoever chose it, where there is such."""

    text: str
    is_right: bool
    partner: str = ""
    feedback: str = ""


@dataclass(frozen=True)
class ShownScene:
    ask: str
    is_in_order: bool
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Spoken:
    """The question as it stands frozen in one language."""

    language: str
    scenes: tuple[ShownScene, ...]
    why: str


@dataclass(frozen=True)
class Version:
    """One wording of the question, and how it was answered."""

    sha256: str
    frozen_at: datetime
    is_current: bool
    figures: Figures


@dataclass(frozen=True)
class Amended:
    """One withdrawal, with the words it is about: what they were, and what they became."""

    withdrawal: Withdrawal
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Page:
    row: Row
    spoken: tuple[Spoken, ...]
    versions: tuple[Version, ...]
    amended: tuple[Amended, ...]


def pool(*, module: ModulePage | None = None, state: State | None = None) -> list[Row]:
    """The questions, those that need review first, then by module. Three queries, whatever their number; the marks are
    read as a stream."""
    questions = _questions()
    if module:
        questions = questions.filter(module=module)
    _papers, sums = tallies(module=module)
    found = [_row(each, sums) for each in questions.order_by("module__code", "pk")]
    ranks = list(State)
    kept = [each for each in found if state is None or each.state == state]
    return sorted(kept, key=lambda row: ranks.index(row.state))


def waiting() -> int:
    """How many questions need review. One query."""
    return Withdrawal.objects.filter(reviewed_at=None).values("question").distinct().count()


@dataclass(frozen=True)
class Short:
    """A module whose attempts cannot be as long as they should: too few of its questions may be asked."""

    module: ModulePage
    asked: int


def short() -> list[Short]:
    """The published modules with fewer questions to ask than an attempt has. Two queries."""
    counted = dict(Question.objects.asked().order_by().values_list("module").annotate(asked=Count("pk")))
    written = ModulePage.objects.filter(live=True, versions__isnull=False).order_by("code").distinct()
    return [Short(each, counted.get(each.pk, 0)) for each in written if counted.get(each.pk, 0) < each.draw_count]


def page(question_id: int) -> Page | None:
    """One question with all there is to say of it; None when there is none. Six queries."""
    question = _questions().filter(pk=question_id).first()
    if question is None:
        return None
    _papers, sums = tallies(module=question.module)
    withdrawals = list(question.withdrawals.select_related("edition", "reviewed_by__employee"))
    return Page(
        row=_row(question, sums),
        spoken=_spoken(question.current.body),
        versions=tuple(
            Version(each.sha256, each.frozen_at, each.pk == question.current_id, figures(sums.get(each.pk, Tally())))
            for each in question.versions.order_by("-frozen_at", "-pk")
        ),
        amended=tuple(_amended(withdrawals)),
    )


def _questions():
    open_ones = Withdrawal.objects.filter(reviewed_at=None).select_related("edition")
    return (
        Question.objects.filter(current__isnull=False)
        .select_related("current", "module__locale")
        .prefetch_related(Prefetch("withdrawals", queryset=open_ones, to_attr="unreviewed"))
    )


def _row(question: Question, sums: dict[int, Tally]) -> Row:
    asked = from_json(question.current.body)
    _language, words = asked.in_language(settings.LANGUAGE_CODE)
    return Row(
        question=question,
        kind=asked.kind,
        cite=asked.cite,
        places=asked.places,
        ask=words.scenes[0].ask,
        state=_state(question),
        withdrawals=tuple(question.unreviewed),
        figures=figures(sums.get(question.current_id, Tally())),
    )


def _state(question: Question) -> State:
    if question.is_retired:
        return State.RETIRED
    return State.WITHDRAWN if question.unreviewed else State.ASKED


def _spoken(body: dict) -> tuple[Spoken, ...]:
    """In every language, that of the house first."""
    asked = from_json(body)
    languages = sorted(asked.words, key=lambda code: (code != settings.LANGUAGE_CODE, code))
    return tuple(
        Spoken(
            code,
            tuple(_scene(scene, words) for scene, words in zip(asked.scenes, asked.words[code].scenes, strict=True)),
            asked.words[code].why,
        )
        for code in languages
    )


def _scene(scene: Scene, words: SceneWords) -> ShownScene:
    items = words.items or (_("True"), _("False"))
    is_pick = scene.form in (Form.ONE, Form.MANY)
    return ShownScene(
        ask=words.ask,
        is_in_order=scene.form == Form.ORDER,
        choices=tuple(
            Choice(
                text,
                is_pick and place in scene.right,
                _at(words.partners, place),
                _at(words.feedback, place),
            )
            for place, text in enumerate(items)
        ),
    )


def _at(texts: tuple[str, ...], place: int) -> str:
    return texts[place] if place < len(texts) else ""


def _amended(withdrawals: Iterable[Withdrawal]) -> Iterable[Amended]:
    """Each withdrawal beside the words its edition changed in the one before it. One query, none without any."""
    withdrawals = list(withdrawals)
    if not withdrawals:
        return
    texts = EditionText.objects.filter(edition__kind=Edition.Kind.ORDER, is_source=True)
    bodies = {text.edition.number: text.body for text in texts.select_related("edition")}
    for each in withdrawals:
        older = max((number for number in bodies if number < each.edition.number), default=None)
        made = changes(bodies[older], bodies[each.edition.number]) if older is not None else []
        yield Amended(each, tuple(change for change in made if change.place in each.places))
