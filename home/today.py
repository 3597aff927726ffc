"""What the clerk must do today, and the clocks beside it: the chain's and the commission's, in one."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from commission.reports.overview import overview
from commission.reports.todo import clocks as commission_clocks
from commission.reports.todo import sentences
from directives.models import Edition
from directives.reports.board import Row, board
from directives.reports.clocks import Clock, city_clocks, in_order
from directives.reports.pending import untranslated
from directives.reports.todo import Sentence, todo


@dataclass(frozen=True)
class Today:
    rows: list[Row]
    todo: list[Sentence]
    clocks: list[Clock]


def today_under(order: Edition | None, *, now: datetime) -> Today:
    """The board of that edition with everything due beside it; nothing before an order is adopted."""
    if order is None:
        return Today([], [], [])
    today = timezone.localdate(now)
    rows, view, own = board(order, today=today), overview(now=now), city_clocks(today=today)
    both = in_order([*own, *commission_clocks(view, now=now)], today=today)
    return Today(rows, todo(rows, own, [*sentences(view), *untranslated(today=today)]), both)
