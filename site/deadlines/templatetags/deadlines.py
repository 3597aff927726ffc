"""`{% why kept_or_deadline %}` and `{{ date|long_day }}`."""

from datetime import date, datetime

from django import template
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from deadlines import sentences
from deadlines.counting import Deadline
from deadlines.dates import long_day as in_full
from deadlines.dates import long_moment
from deadlines.models import KeptDeadline, RuleSetting
from deadlines.rules import RULES, Roll, Rule, Unit

register = template.Library()

_ROLLS = {
    Roll.NONE: _("not moved"),
    Roll.FORWARD: _("moved forward to the next open day"),
    Roll.BACKWARD: _("moved back to the last open day"),
}


@register.filter
def long_day(day: date | datetime | None) -> str:
    """“Monday, November 2, 2026” in the active language; a date-time keeps its time; nothing stays nothing."""
    if not day:
        return ""
    return long_moment(day) if isinstance(day, datetime) else in_full(day)


@register.inclusion_tag("deadlines/why.html")
def why(deadline: KeptDeadline | Deadline | None, *, is_open: bool = False) -> dict:
    """“Why this date?”, folded unless `is_open`: the reasons, who says so, and what the date was before any roll."""
    if isinstance(deadline, KeptDeadline):
        deadline = deadline.as_deadline()
    if deadline is None:
        return {"deadline": None}
    return {
        "deadline": deadline,
        "is_open": is_open,
        "rule": RULES[deadline.rule],
        "reasons": sentences.reasons(deadline.steps),
        "roll": _ROLLS[Roll(deadline.roll)],
    }


@register.simple_tag
def length(rule: Rule, setting: RuleSetting | None = None) -> str:
    """“30 days, moves forward to the next open day”: of the rule, or of a setting of it."""
    given = setting or rule
    roll = RuleSetting.Roll(given.roll).label
    return gettext("%(length)s; on a closed day it %(roll)s") % {
        "length": _LENGTHS[rule.unit](given.amount),
        "roll": roll,
    }


def _open_days(amount: int) -> str:
    return ngettext("%(n)s day the city is open", "%(n)s days the city is open", amount) % {"n": amount}


def _days(amount: int) -> str:
    return ngettext("%(amount)s day", "%(amount)s days", amount) % {"amount": amount}


def _months(amount: int) -> str:
    return ngettext("%(amount)s month", "%(amount)s months", amount) % {"amount": amount}


def _hours(amount: int) -> str:
    return ngettext("%(amount)s hour", "%(amount)s hours", amount) % {"amount": amount}


def _january(amount: int) -> str:
    return gettext("January %(amount)s") % {"amount": amount}


_LENGTHS = {
    Unit.DAYS: _days,
    Unit.OPEN_DAYS: _open_days,
    Unit.MONTHS: _months,
    Unit.HOURS: _hours,
    Unit.JANUARY: _january,
}
