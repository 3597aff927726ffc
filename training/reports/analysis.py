"""The figures of a module's questions, from its marks. About the teaching: nobody's name is read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from training import analysis
from training.analysis import Flag, Tally
from training.models import Mark, ModulePage, Question
from training.questions import from_json

# In a word, and what to do about it.
SAID = {
    Flag.TOO_FEW: (_("Too few to show"), ""),
    Flag.READ_AGAIN: (_("Read it again"), _("Most who know the rest get this wrong: read it again.")),
    Flag.HARD: (
        _("Hard"),
        _("Most get this wrong: see whether the lesson teaches it, and whether the words are clear."),
    ),
    Flag.EASY: (_("Easy"), _("Nearly everybody gets this right: ask something harder, or let it be.")),
    Flag.LOW: (_("Tells little"), _("Those who know the rest do hardly better here: look for a choice that misleads.")),
    Flag.FINE: (_("Fine"), _("Nothing to do.")),
}


@dataclass(frozen=True)
class Figures:
    """What may be shown of some answers. Under settings.TRAINING_FEW of them, nothing but that they are too few."""

    flag: Flag
    answers: int | None = None
    percent: int | None = None
    discrimination: float | None = None

    @property
    def is_hidden(self) -> bool:
        return self.flag == Flag.TOO_FEW

    @property
    def needs_work(self) -> bool:
        return self.flag in (Flag.READ_AGAIN, Flag.HARD, Flag.LOW)

    @property
    def word(self) -> str:
        return SAID[self.flag][0]

    @property
    def advice(self) -> str:
        return SAID[self.flag][1]


@dataclass(frozen=True)
class QuestionFigures:
    question: Question
    places: tuple[str, ...]
    ask: str
    figures: Figures


@dataclass(frozen=True)
class PlaceFigures:
    """One clause of the order: all answers to the questions that test it."""

    place: str
    questions: int
    figures: Figures


@dataclass(frozen=True)
class ModuleFigures:
    """`attempts` is how many papers were handed in, hidden like the rest when they are few."""

    module: ModulePage
    only_first: bool
    attempts: int | None
    questions: tuple[QuestionFigures, ...]
    places: tuple[PlaceFigures, ...]


def tallies(*, module: ModulePage | None = None, only_first: bool = False) -> tuple[int, dict[int, Tally]]:
    """How many papers were handed in, and the sums of each version they asked. One query, read as a stream: its rows
    are never all in memory."""
    marks = Mark.objects.order_by()
    if module:
        marks = marks.filter(attempt__enrollment__module=module)
    if only_first:
        marks = marks.filter(attempt__number=1)
    papers = _Counted(marks.values_list("attempt__drawn", "rights").iterator(chunk_size=2000))
    sums = analysis.tally(papers)
    return papers.count, sums


class _Counted:
    """The versions and the rights of each paper, counted as they go by."""

    def __init__(self, rows: Iterable[tuple[list[dict], list[bool]]]):
        self.rows, self.count = rows, 0

    def __iter__(self) -> Iterator[tuple[list[int], list[bool]]]:
        for drawn, rights in self.rows:
            self.count += 1
            yield [item["version"] for item in drawn], rights


def of_module(module: ModulePage, *, only_first: bool) -> ModuleFigures:
    """The figures of the questions as they are asked now, what was answered before a question was worded anew left
    out; and of each clause. Two queries, whatever the number of marks."""
    asked = Question.objects.filter(module=module, current__isnull=False, is_retired=False)
    questions = list(asked.select_related("current").order_by("pk"))
    papers, sums = tallies(module=module, only_first=only_first)
    return ModuleFigures(
        module=module,
        only_first=only_first,
        attempts=papers if papers >= settings.TRAINING_FEW else None,
        questions=tuple(_question(each, sums) for each in questions),
        places=tuple(
            _place(place, found, sums) for place, found in sorted(_by_place(questions).items(), key=_in_order)
        ),
    )


def figures(counted: Tally) -> Figures:
    """What of these sums may be shown."""
    flag = analysis.flag(counted, few=settings.TRAINING_FEW)
    if flag == Flag.TOO_FEW or counted.share is None:
        return Figures(Flag.TOO_FEW)
    return Figures(flag, counted.answers, round(counted.share * 100), counted.discrimination)


def _question(question: Question, sums: dict[int, Tally]) -> QuestionFigures:
    asked = from_json(question.current.body)
    _language, words = asked.in_language(settings.LANGUAGE_CODE)
    counted = figures(sums.get(question.current_id, Tally()))
    return QuestionFigures(question, asked.places, words.scenes[0].ask, counted)


def _place(place: str, questions: list[Question], sums: dict[int, Tally]) -> PlaceFigures:
    counted = analysis.together(sums, [each.current_id for each in questions])
    return PlaceFigures(place, len(questions), figures(counted))


def _by_place(questions: list[Question]) -> dict[str, list[Question]]:
    found: dict[str, list[Question]] = {}
    for question in questions:
        for place in question.current.body["places"]:
            found.setdefault(place, []).append(question)
    return found


def _in_order(entry: tuple[str, list[Question]]) -> tuple[int, str]:
    section, _dot, letter = entry[0].partition(".")
    return int(section), letter
