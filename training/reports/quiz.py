"""What a learner sees of a quiz before it is handed in: what it is, one page of it, and the list of its questions.

Nothing here reads what is right.
"""

from dataclasses import dataclass

from languages.names import Language, language
from training import marking
from training.marking import Step
from training.models import Attempt, Enrollment, LessonPage, ModulePage, Question
from training.papers import Paper
from training.reports.shown import ShownWords, as_shown, frozen, in_words


@dataclass(frozen=True)
class Title:
    """A module's name in the learner's language, or in another with that one said."""

    words: str
    tongue: Language


@dataclass(frozen=True)
class Quiz:
    """What the quiz of a module is for one learner. `tries_left` is None for as many as it takes."""

    enrollment: Enrollment
    title: Title
    asked: int
    to_pass: int
    pass_mark: int
    minutes: int
    tries_left: int | None
    lessons_left: int
    open_attempt: Attempt | None
    answered: int
    handed_in: list[Attempt]

    @property
    def may_start(self) -> bool:
        return not (self.enrollment.closed_as or self.lessons_left) and self.tries_left != 0 and self.asked > 0


@dataclass(frozen=True)
class Place:
    """One question among those of the attempt."""

    number: int
    is_answered: bool


@dataclass(frozen=True)
class Page:
    """One page of an attempt. `so_far` is the first part of its story with what was answered there; `missing` is the
    language of the screen, when the question does not stand in it."""

    attempt: Attempt
    title: Title
    step: Step
    words: ShownWords
    tongue: Language
    missing: Language | None
    kept: list[int] | None
    may_answer: bool
    so_far: list[tuple[str, list[str]]]
    places: list[Place]
    before: Step | None
    after: Step | None

    @property
    def number(self) -> int:
        return self.step.question + 1

    @property
    def parts(self) -> int:
        return len(self.attempt.paper.items[self.step.question].scenes)


@dataclass(frozen=True)
class Line:
    """One question on the page that hands in. `step` is its first page without an answer, else its first that may be
    answered again."""

    number: int
    ask: str
    tongue: Language
    is_answered: bool
    step: Step


def quiz(enrollment: Enrollment, *, screen: str) -> Quiz:
    """Five queries, four when an attempt is open. The enrollment comes with its module and employee."""
    module = enrollment.module
    attempts = list(enrollment.attempts.select_related("mark", "sheet").order_by("number"))
    handed_in = [each for each in attempts if hasattr(each, "mark")]
    open_attempt = next((each for each in attempts if not hasattr(each, "mark")), None)
    asked = len(open_attempt.paper.items) if open_attempt else min(module.draw_count, _pool(module))
    pass_mark = open_attempt.pass_mark if open_attempt else module.pass_mark
    return Quiz(
        enrollment=enrollment,
        title=title(module, screen, enrollment.employee.language),
        asked=asked,
        to_pass=-(-asked * pass_mark // 100),
        pass_mark=pass_mark,
        minutes=asked,
        tries_left=None if module.tries is None else max(0, module.tries - len(handed_in)),
        lessons_left=_lessons_left(enrollment),
        open_attempt=open_attempt,
        answered=sum(each.is_answered for each in places(open_attempt)) if open_attempt else 0,
        handed_in=handed_in,
    )


def title(module: ModulePage, *wanted: str) -> Title:
    """One query."""
    pages = ModulePage.objects.filter(translation_key=module.translation_key, live=True)
    named = dict(pages.order_by("pk").values_list("locale__language_code", "title"))
    code = next((each for each in [*wanted, *named] if each in named), "en")
    return Title(named.get(code, module.title), language(code))


def page(attempt: Attempt, step: Step, *, screen: str) -> Page:
    """One page of an attempt that is open there. Two queries."""
    paper, answers = attempt.paper, attempt.sheet.answers
    item = paper.items[step.question]
    tongue, words = in_words(frozen([item])[item.version], screen, attempt.enrollment.employee.language)
    scenes = [as_shown(*each, tongue) for each in zip(item.scenes, words.scenes, strict=True)]
    before, after = _neighbors(paper, answers, step)
    return Page(
        attempt=attempt,
        title=title(attempt.enrollment.module, screen, attempt.enrollment.employee.language),
        step=step,
        words=scenes[step.scene],
        tongue=tongue,
        missing=None if tongue.code == screen else language(screen),
        kept=answers.get(str(step)),
        may_answer=marking.may_answer(paper, answers, step),
        so_far=[
            (each.ask, each.said(answers[str(Step(step.question, scene))]))
            for scene, each in enumerate(scenes[: step.scene])
        ],
        places=places(attempt),
        before=before,
        after=after,
    )


def review(attempt: Attempt, *, screen: str) -> list[Line]:
    """Every question of an attempt. One query."""
    questions, paper, answers = frozen(attempt.paper.items), attempt.paper, attempt.sheet.answers
    lines = []
    for place, item in zip(places(attempt), paper.items, strict=True):
        tongue, words = in_words(questions[item.version], screen, attempt.enrollment.employee.language)
        step = _where_to_go(paper, answers, place.number - 1)
        lines.append(Line(place.number, words.scenes[0].ask, tongue, place.is_answered, step))
    return lines


def places(attempt: Attempt) -> list[Place]:
    """Each question, with whether every page of it has an answer."""
    answers, paper = attempt.sheet.answers, attempt.paper
    left = {step.question for step in marking.steps(paper) if str(step) not in answers}
    return [Place(number + 1, number not in left) for number in range(len(paper.items))]


def _where_to_go(paper: Paper, answers: marking.Answers, question: int) -> Step:
    steps = [step for step in marking.steps(paper) if step.question == question]
    open_steps = [step for step in steps if marking.may_answer(paper, answers, step)]
    return next((step for step in open_steps if str(step) not in answers), (open_steps or steps)[0])


def _neighbors(paper: Paper, answers: marking.Answers, step: Step) -> tuple[Step | None, Step | None]:
    """The pages before and after that may be shown."""
    may_be_shown = [each for each in marking.steps(paper) if marking.is_open(paper, answers, each)]
    here = may_be_shown.index(step)
    return (may_be_shown[here - 1] if here else None), next(iter(may_be_shown[here + 1 :]), None)


def _pool(module: ModulePage) -> int:
    return Question.objects.asked().filter(module=module).count()


def _lessons_left(enrollment: Enrollment) -> int:
    """Two queries."""
    read = set(enrollment.lessons_read.values_list("lesson", flat=True))
    lessons = LessonPage.objects.live().child_of(enrollment.module).values_list("slug", flat=True)
    return len(set(lessons) - read)
