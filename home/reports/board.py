"""The clerk's board with everything on it: the chain of every agency, its training, and what must be done today."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import ngettext

from commission.reports.overview import overview
from commission.reports.todo import clocks as commission_clocks
from commission.reports.todo import sentences as of_the_commission
from deadlines import clock
from deadlines.due import books_open
from directives.models import Edition
from directives.reports import board as chain
from directives.reports.clocks import Clock, city_clocks, in_order
from directives.reports.notings import disputes
from directives.reports.pending import untranslated
from directives.reports.todo import Sentence, todo
from home.certifying import sentences
from training.reports.modules import Trained, trained
from training.reports.officials import Certifying, certifying


@dataclass(frozen=True)
class Row:
    """One agency: the chain of its texts, and how many of its people hold the training they are asked for."""

    chain: chain.Row
    trained: Trained


@dataclass(frozen=True)
class Board:
    rows: list[Row]
    clocks: list[Clock]
    certifying: list[Certifying]
    todo: list[Sentence]


@books_open()
def board(order: Edition | None, *, today: date, language: str = "") -> Board:
    """Under one edition of the order, nothing before one is adopted; `language` is the screen's. A fixed number of
    queries, whatever the number of agencies."""
    if order is None:
        return Board([], [], [], [])
    links, training = chain.board(order, today=today), trained(today=today)
    now = clock.now()
    meetings, own = overview(now=now), city_clocks(today=today)
    rows = [Row(each, training.get(each.agency.pk, Trained())) for each in links]
    places = certifying(today=today, language=language)
    besides = [
        *of_the_commission(meetings),
        *untranslated(today=today),
        *_disputed(),
        *sentences(places),
        *_untrained(rows),
    ]
    clocks = in_order([*own, *commission_clocks(meetings, now=now)], today=today)
    return Board(rows, clocks, places, todo(links, own, besides=besides))


def _disputed() -> list[Sentence]:
    """What people say is not right, and nobody but the clerk settles."""
    waiting = list(disputes())
    said = ngettext("%(count)s dispute waits for you.", "%(count)s disputes wait for you.", len(waiting))
    agencies = sorted({each.delivery.dissemination.agency.name for each in waiting})
    return [Sentence(said % {"count": len(waiting)}, "late", tuple(agencies), reverse("disputes"))] if waiting else []


def _untrained(rows: list[Row]) -> list[Sentence]:
    """Somebody who works in two agencies is late in both."""
    behind = [row for row in rows if row.trained.overdue]
    people = sum(row.trained.overdue for row in behind)
    said = ngettext("%(count)s person is overdue with training.", "%(count)s people are overdue with training.", people)
    agencies = tuple(row.chain.agency.name for row in behind)
    return [Sentence(said % {"count": people}, "overdue", agencies)] if behind else []
