"""A plan in words: what the command prints and the preview page shows."""

from collections.abc import Iterable

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from people.roster import words
from people.roster.plan import Exodus, Gap, Plan

# Names shown under each heading; the rest is counted.
SHOWN = 200


def lines(plan: Plan) -> list[str]:
    """The whole preview, a line at a time."""
    said = [headline(plan), *(alarm(each) for each in plan.exoduses), *(gap(each) for each in plan.gaps)]
    for heading, rows in tables(plan):
        if rows:
            said += ["", f"{heading} ({len(rows)})"]
            said += ["  " + " · ".join(row) for row in rows[:SHOWN]]
            said += [_("  and %(more)s more") % {"more": len(rows) - SHOWN}] if len(rows) > SHOWN else []
    return [*said, ""]


def headline(plan: Plan) -> str:
    return _(
        "%(rows)s rows (%(how)s), as of %(day)s: "
        "%(joining)s join, %(leaving)s leave, %(moving)s move, %(changed)s change."
    ) % {
        "rows": plan.rows,
        "how": plan.how,
        "day": date_format(plan.as_of, "DATE_FORMAT"),
        "joining": len(plan.joining),
        "leaving": len(plan.leaving),
        "moving": len(plan.moves),
        "changed": plan.changed,
    }


def alarm(exodus: Exodus) -> str:
    return _("Look again: %(leaving)s of the %(people)s people of %(agency)s would leave it.") % {
        "leaving": exodus.leaving,
        "people": exodus.of,
        "agency": exodus.agency,
    }


def gap(gap: Gap) -> str:
    return ngettext(
        "%(agency)s has no officer: nobody answers for the %(people)s person who works there.",
        "%(agency)s has no officer: nobody answers for the %(people)s people who work there.",
        gap.people,
    ) % {"agency": gap.agency, "people": gap.people}


def tables(plan: Plan) -> Iterable[tuple[str, list[tuple[str, ...]]]]:
    """Each heading with its rows: employee number, name, and what happens."""
    yield _("Join"), [(line.number, line.name, line.agency, _day(line.starts_on)) for line in plan.joining]
    yield _("Leave"), [_leaving(leave) for leave in plan.leaving]
    yield (
        pgettext("roster", "Move"),
        [(move.number, move.name, f"{', '.join(move.left)} → {', '.join(move.joined)}") for move in plan.moves],
    )
    yield pgettext("roster", "Change"), _changing(plan)
    yield _("New job roles"), [(name,) for name in plan.new_job_roles]


def _leaving(leave) -> tuple[str, ...]:
    last = _("last day %(day)s") % {"day": _day(leave.last_day)} if leave.last_day else _("never began")
    return leave.job.number, leave.job.name, leave.job.agency, last


def _changing(plan: Plan) -> list[tuple[str, ...]]:
    of_people = [(each.person.number, each.person.name, each.differences) for each in plan.person_changes]
    of_jobs = [(each.job.number, each.job.name, each.differences) for each in plan.job_changes]
    return [
        (number, name, "; ".join(map(words.difference, found)))
        for number, name, found in sorted(of_people + of_jobs, key=lambda row: row[0])
    ]


def _day(day) -> str:
    return date_format(day, "DATE_FORMAT")
