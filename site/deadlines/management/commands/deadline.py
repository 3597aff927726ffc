"""Count one date: `manage.py deadline agency_directive 2026-10-01`."""

import json
from datetime import date, datetime

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from deadlines import sentences
from deadlines.counting import CannotCount, Deadline
from deadlines.dates import long_day, long_moment
from deadlines.due import due
from deadlines.rules import CODES, RULES
from deadlines.triggers import read_trigger


class Command(BaseCommand):
    help = "Say when something is due, and why. Rules: " + ", ".join(CODES) + "."

    def add_arguments(self, parser):
        parser.add_argument("rule", metavar="RULE")
        parser.add_argument(
            "trigger",
            metavar="TRIGGER",
            help="a date, 2026-10-01; for meeting_notice a local date-time, 2027-03-15T19:00; "
            "for annual_schedule also a bare year, 2027, when there is no reorganization meeting",
        )
        parser.add_argument("--json", action="store_true", help="print the answer as one JSON object")

    def handle(self, *, rule, trigger, **options):
        try:
            if rule not in CODES:
                raise CannotCount("rule_unknown", rule=rule, expected=CODES)
            event = read_trigger(rule, trigger)
            deadline = due(rule, event)
        except CannotCount as problem:
            raise CommandError(sentences.refusal(problem)) from None
        year = event if isinstance(event, int) else None
        self.stdout.write(_as_json(rule, year, deadline) if options["json"] else _as_text(deadline))


def _as_json(rule: str, year: int | None, deadline: Deadline) -> str:
    answer = {
        "rule": rule,
        "trigger": str(year) if year else deadline.trigger.isoformat(),
        "raw": deadline.raw.isoformat(),
        "due": deadline.due.isoformat(),
        "roll": deadline.roll,
        "reasons": sentences.reasons(deadline.steps),
    }
    return json.dumps(answer, ensure_ascii=False)


def _as_text(deadline: Deadline) -> str:
    rule = RULES[deadline.rule]
    lines = [
        _(rule.title),
        _due_by(deadline.due),
        *(f"  {reason}" for reason in sentences.reasons(deadline.steps)),
        _(rule.source),
    ]
    return "\n".join(lines)


def _due_by(due: date | datetime) -> str:
    if isinstance(due, datetime):
        return _("Due by %(moment)s.") % {"moment": long_moment(due)}
    return _("Due by the end of %(day)s.") % {"day": long_day(due)}
