"""What a learner sees of a quiz once it is handed in: the mark, and for every question what is right, and why."""

from dataclasses import dataclass

from django.db.models import Q

from languages.names import Language
from training.models import Attempt, Completion, Mark
from training.papers import Item
from training.places import anchor
from training.questions import Form, Question
from training.reports.quiz import Title, title
from training.reports.shown import as_shown, frozen, in_words


@dataclass(frozen=True)
class Part:
    """One scene: what was answered, what is right, and what the editor says to that answer."""

    ask: str
    answered: list[str]
    right: list[str]
    feedback: list[str]
    is_ordered: bool


@dataclass(frozen=True)
class Explained:
    """One question of a mark. `anchor` is where the order's page has the clause; empty when it is not the order's."""

    number: int
    is_right: bool
    parts: list[Part]
    why: str
    cite: str
    anchor: str
    tongue: Language


@dataclass(frozen=True)
class Result:
    """`explained` is empty while another attempt at the module is open: what is right would be told before that one is
    handed in. `tries_left` is None for as many as it takes; `others` are the other attempts that did not pass."""

    attempt: Attempt
    mark: Mark
    title: Title
    explained: list[Explained]
    is_kept_back: bool
    completion: Completion | None
    others: list[Attempt]
    tries_left: int | None

    @property
    def may_try_again(self) -> bool:
        return not self.attempt.enrollment.closed_as and self.tries_left != 0


def result(attempt: Attempt, *, screen: str) -> Result:
    """The result of an attempt that was handed in. Five queries.

    The attempt comes with its mark, enrollment, module and employee.
    """
    enrollment = attempt.enrollment
    attempts = list(enrollment.attempts.filter(mark__isnull=False).select_related("mark").order_by("number"))
    is_kept_back = _is_being_tried(attempt)
    tries = enrollment.module.tries
    return Result(
        attempt=attempt,
        mark=attempt.mark,
        title=title(enrollment.module, screen, enrollment.employee.language),
        explained=[] if is_kept_back else _explained(attempt, screen),
        is_kept_back=is_kept_back,
        completion=Completion.objects.filter(mark=attempt.mark).first(),
        others=[each for each in attempts if each != attempt and not each.mark.is_passed],
        tries_left=None if tries is None else max(0, tries - len(attempts)),
    )


def _is_being_tried(attempt: Attempt) -> bool:
    """Whether the learner holds a paper of this module that is not handed in yet."""
    enrollment = attempt.enrollment
    same = Q(enrollment__module=enrollment.module_id, enrollment__employee=enrollment.employee_id)
    return Attempt.objects.filter(same, enrollment__closed_at=None, mark=None).exists()


def _explained(attempt: Attempt, screen: str) -> list[Explained]:
    paper, questions = attempt.paper, frozen(attempt.paper.items)
    return [_explain(attempt, number, item, questions[item.version], screen) for number, item in enumerate(paper.items)]


def _explain(attempt: Attempt, number: int, item: Item, question: Question, screen: str) -> Explained:
    tongue, words = in_words(question, screen, attempt.enrollment.employee.language)
    parts = []
    for place, (scene, said) in enumerate(zip(item.scenes, words.scenes, strict=True)):
        shown = as_shown(scene, said, tongue)
        answer = attempt.mark.answers.get(f"{number}.{place}", [])
        is_ordered = scene.form == Form.ORDER
        parts.append(Part(shown.ask, shown.said(answer), shown.right(), shown.feedback_to(answer), is_ordered))
    return Explained(
        number=number + 1,
        is_right=attempt.mark.rights[number],
        parts=parts,
        why=words.why,
        cite=question.cite,
        anchor=anchor(question.places[0]) if question.places else "",
        tongue=tongue,
    )
