"""An employee's desk: texts to sign and modules to pass as one list, soonest first, and what is done."""

from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from deadlines.models import KeptDeadline
from directives import said as signing
from directives.reports import desk as directives
from directives.standing import Standing
from languages.names import Language
from people.models import User
from training import said as learning
from training.reports import owed as training
from training.reports.course import Next


@dataclass(frozen=True)
class Card:
    """One thing to do. `minutes` is how long it takes; `by_when` the template that says the date in words; `days` are
    left until it is due, less than none when that day is over."""

    title: str
    tongue: Language
    state: str
    word: str
    standing: Standing
    why: str
    about: str
    minutes: int
    by_when: str
    due: KeptDeadline | None
    days: int
    url: str
    verb: str


@dataclass(frozen=True)
class Line:
    """One thing that is over, with the way to its proof when it has one."""

    title: str
    tongue: Language
    state: str
    word: str
    closed_at: datetime
    closed_on: date
    url: str
    proof: str


@dataclass(frozen=True)
class Desk:
    cards: list[Card]
    done: list[Line]
    days_to_sign: int
    has_training: bool

    @property
    def overdue(self) -> int:
        return sum(card.standing == Standing.OVERDUE for card in self.cards)


def desk(user: User, *, screen: str, today: date) -> Desk:
    """All that was ever asked of this employee. Four queries, whatever there is."""
    texts = directives.desk(user, screen=screen, today=today)
    modules = training.owed(user, screen=screen, today=today)
    cards = [*map(_to_sign, texts.tasks), *map(_to_pass, modules.tasks)]
    done = [*map(_signed, texts.done), *map(_passed, modules.done)]
    return Desk(
        cards=sorted(cards, key=lambda card: card.due.due_on if card.due else date.max),
        done=sorted(done, key=lambda line: line.closed_at, reverse=True),
        days_to_sign=texts.days_to_sign,
        has_training=bool(modules.tasks or modules.done),
    )


def _to_sign(task: directives.Task) -> Card:
    sending = task.delivery.dissemination
    return Card(
        title=task.title,
        tongue=task.tongue,
        state=signing.STATE[task.standing],
        word=signing.word(task.standing, task.days_over),
        standing=task.standing,
        why=signing.why_asked(sending),
        about=str(sending.agency),
        minutes=task.minutes,
        by_when="directives/by_when.html",
        due=task.due,
        days=task.days,
        url=reverse("reading", args=[task.delivery.pk]),
        verb=_("Read and sign"),
    )


def _to_pass(task: training.Task) -> Card:
    module = task.enrollment.module
    return Card(
        title=task.title.words,
        tongue=task.title.tongue,
        state=learning.state(task.standing),
        word=learning.word(task.standing, task.days_over),
        standing=task.standing,
        why=str(learning.WHY[task.enrollment.reason]),
        about=_how_far(task),
        minutes=task.minutes,
        by_when="training/by_when.html",
        due=task.enrollment.due,
        days=task.days,
        url=reverse("module", args=[module.slug]),
        verb=_VERBS[task.next](),
    )


def _how_far(task: training.Task) -> str:
    if not task.read:
        return _("Training")
    return _("%(read)s of %(lessons)s lessons read.") % {"read": task.read, "lessons": task.lessons}


_VERBS = {
    Next.BEGIN: lambda: _("Begin"),
    Next.GO_ON: lambda: _("Go on"),
    Next.QUIZ: lambda: _("Take the quiz"),
    Next.QUIZ_GO_ON: lambda: _("Go on with the quiz"),
    Next.NO_TRY_LEFT: lambda: _("See what to do"),
}


def _signed(done: directives.Done) -> Line:
    return Line(
        title=done.title,
        tongue=done.tongue,
        state=signing.STATE[done.standing],
        word=signing.word(done.standing),
        closed_at=done.delivery.closed_at,
        closed_on=done.delivery.closed_on,
        url=reverse("receipt", args=[done.code]) if done.code else _after_all(done),
        proof=_("Receipt") if done.code else _("Read it and sign after all"),
    )


def _after_all(done: directives.Done) -> str:
    """Whoever refused may sign still."""
    return reverse("reading", args=[done.delivery.pk]) if done.standing == Standing.REFUSED else ""


def _passed(done: training.Done) -> Line:
    return Line(
        title=done.title.words,
        tongue=done.title.tongue,
        state=learning.state(done.standing),
        word=learning.word(done.standing),
        closed_at=done.enrollment.closed_at,
        closed_on=done.enrollment.closed_on,
        url=reverse("certificate", args=[done.number]) if done.number else "",
        proof=_("Certificate"),
    )
