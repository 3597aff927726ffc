"""What the clerk must do today, in sentences: the first line of the board."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from deadlines.dates import long_day
from directives.reports.board import Row
from directives.reports.clocks import Clock


@dataclass(frozen=True)
class Sentence:
    """One thing to do. `state` is overdue, late (it soon will be), due or done; `agencies` are those it is about, `url`
    is where it is done."""

    text: str
    state: str
    agencies: tuple[str, ...] = ()
    url: str = ""


_TURNS = {"overdue": 0, "late": 1}


def todo(rows: list[Row], clocks: list[Clock], *, besides: Iterable[Sentence] = ()) -> list[Sentence]:
    """What waits for the clerk: the city's own duties towards agencies, then what agencies owe. No query.

    `rows` is the board of the edition being carried out, `clocks` the city's own clocks, `besides` what other rooms
    ask for today. The most pressing first.
    """
    found = [*(_own(clock) for clock in clocks if clock.left), *besides, *_behind(rows)]
    return in_turn(filter(None, found)) or [Sentence(_("Nothing is due today: every agency is in time."), "done")]


def in_turn(sentences: Iterable[Sentence]) -> list[Sentence]:
    """The most pressing first."""
    return sorted(sentences, key=lambda sentence: _TURNS.get(sentence.state, 2))


def _own(clock: Clock) -> Sentence:
    text = ngettext(
        "%(what)s by %(day)s: %(count)s agency to go.", "%(what)s by %(day)s: %(count)s agencies to go.", clock.left
    )
    return Sentence(
        text % {"what": clock.what, "day": long_day(clock.deadline.due_on), "count": clock.left}, clock.state
    )


def _behind(rows: list[Row]) -> list[Sentence | None]:
    """What agencies and their people owe past its day, each link of the chain in one sentence."""
    undirected = [row for row in rows if row.directed.state == "overdue"]
    unnoticed = [row for row in rows if row.noticed.state == "overdue"]
    unsigned = [row for row in rows if row.parts.overdue]
    people = sum(row.parts.overdue for row in unsigned)
    return [
        _overdue(
            ngettext(
                "%(count)s agency has not given its employees a directive in time.",
                "%(count)s agencies have not given their employees a directive in time.",
                len(undirected),
            ),
            len(undirected),
            undirected,
        ),
        _overdue(
            ngettext(
                "%(count)s officer has not given notice by the city's target.",
                "%(count)s officers have not given notice by the city's target.",
                len(unnoticed),
            ),
            len(unnoticed),
            unnoticed,
        ),
        _overdue(
            ngettext(
                "%(count)s person has not acknowledged in time.",
                "%(count)s people have not acknowledged in time.",
                people,
            ),
            people,
            unsigned,
        ),
    ]


def _overdue(text: str, count: int, rows: list[Row]) -> Sentence | None:
    return Sentence(text % {"count": count}, "overdue", tuple(row.agency.name for row in rows)) if rows else None
