"""What the clerk must do today, in sentences: the first line of the board."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from directives.models import Edition
from directives.reports.board import Row


@dataclass(frozen=True)
class Sentence:
    """One thing to do. `state` is overdue, due or done; `agencies` are those it is about."""

    text: str
    state: str
    agencies: tuple[str, ...] = ()


def todo(order: Edition, rows: list[Row], *, today: date) -> list[Sentence]:
    """What waits for the clerk under this edition, the most pressing first. No query."""
    found = [_unsent(order, rows, today), *_behind(rows)]
    told = sorted((s for s in found if s), key=lambda sentence: sentence.state != "overdue")
    return told or [Sentence(_("Nothing is due today: every agency is in time."), "done")]


def _unsent(order: Edition, rows: list[Row], today: date) -> Sentence | None:
    waiting = [row for row in rows if row.transmittal is None]
    if not waiting:
        return None
    text = ngettext(
        "Send edition %(number)s of the order to %(count)s agency.",
        "Send edition %(number)s of the order to %(count)s agencies.",
        len(waiting),
    ) % {"number": order.number, "count": len(waiting)}
    return Sentence(text, waiting[0].sent.state, tuple(row.agency.name for row in waiting))


def _behind(rows: list[Row]) -> list[Sentence | None]:
    def about(attribute: str, one: str, many: str) -> Sentence | None:
        late = [row for row in rows if getattr(row, attribute).state == "overdue"]
        names = tuple(row.agency.name for row in late)
        return Sentence((one if len(late) == 1 else many) % {"count": len(late)}, "overdue", names) if late else None

    unsigned = [row for row in rows if row.parts.overdue]
    people = sum(row.parts.overdue for row in unsigned)
    return [
        about(
            "directed",
            _("%(count)s agency has not given its employees a directive in time."),
            _("%(count)s agencies have not given their employees a directive in time."),
        ),
        about(
            "noticed",
            _("%(count)s officer has not given notice by the city's target."),
            _("%(count)s officers have not given notice by the city's target."),
        ),
        Sentence(
            ngettext(
                "%(count)s person has not acknowledged in time.",
                "%(count)s people have not acknowledged in time.",
                people,
            )
            % {"count": people},
            "overdue",
            tuple(row.agency.name for row in unsigned),
        )
        if people
        else None,
    ]
