"""The reasons of a due date, said in the reader's language. `counting` makes the steps; here they get words."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from deadlines.counting import CannotCount
from deadlines.dates import long_day, long_moment
from deadlines.rules import RULES


def local(moment: datetime) -> datetime:
    """The instant as the city's clocks show it."""
    return timezone.localtime(moment)


def reasons(steps: Iterable[Mapping]) -> list[str]:
    """One plain sentence for each step of a deadline, in the active language."""
    return [_SAY[step["code"]](**{key: value for key, value in step.items() if key != "code"}) for step in steps]


def refusal(problem: CannotCount) -> str:
    """What was expected instead, in one sentence."""
    return _REFUSE[problem.code](**problem.params)


def _day(iso: str) -> str:
    return long_day(date.fromisoformat(iso))


def _moment(iso: str) -> str:
    return long_moment(datetime.fromisoformat(iso))


def _counted_from(rule: str, on: str) -> str:
    return _("Counted from %(day)s, %(event)s.") % {"day": _day(on), "event": _(RULES[rule].trigger)}


def _given(by: str, because: str) -> str:
    return _("%(who)s gave this day: “%(why)s”") % {"who": by, "why": because}


def _no_reorganization(year: int, on: str) -> str:
    return _("In a year without a reorganization meeting the day is January 10: in %(year)s, %(day)s.") % {
        "year": year,
        "day": _day(on),
    }


def _days_after(amount: int, on: str) -> str:
    return _("Day %(amount)s is %(day)s.") % {"amount": amount, "day": _day(on)}


def _days_before(amount: int, on: str) -> str:
    words = ngettext("%(amount)s day before is %(day)s.", "%(amount)s days before is %(day)s.", amount)
    return words % {"amount": amount, "day": _day(on)}


def _open_days_before(amount: int, on: str) -> str:
    words = ngettext(
        "%(amount)s day the city is open, counted backward, is %(day)s.",
        "%(amount)s days the city is open, counted backward, end on %(day)s.",
        amount,
    )
    return words % {"amount": amount, "day": _day(on)}


def _open_days_after(amount: int, on: str) -> str:
    words = ngettext(
        "%(amount)s day the city is open, counted forward, is %(day)s.",
        "%(amount)s days the city is open, counted forward, end on %(day)s.",
        amount,
    )
    return words % {"amount": amount, "day": _day(on)}


def _months_after(amount: int, on: str) -> str:
    words = ngettext("%(amount)s month later is %(day)s.", "%(amount)s months later is %(day)s.", amount)
    return words % {"amount": amount, "day": _day(on)}


def holiday_name(kind: str, name: str) -> str:
    """The holiday as people know it; “, observed” where it is kept on another day."""
    return _("%(holiday)s, observed") % {"holiday": _(name)} if kind == "observed" else _(name)


def _not_counted(on: str, kind: str, name: str) -> str:
    if kind in ("saturday", "sunday"):
        return _("%(day)s is not counted: the city is closed.") % {"day": _day(on)}
    return _("%(day)s is not counted: it is %(holiday)s.") % {"day": _day(on), "holiday": holiday_name(kind, name)}


def _passed_over(on: str, kind: str, name: str) -> str:
    if kind in ("saturday", "sunday"):
        return _("It passes over %(day)s: the city is closed.") % {"day": _day(on)}
    return _("It passes over %(day)s: %(holiday)s.") % {"day": _day(on), "holiday": holiday_name(kind, name)}


def _moved_forward(on: str, kind: str, name: str, to: str) -> str:
    if kind == "saturday":
        return _("That is a Saturday, so it moves forward to %(day)s.") % {"day": _day(to)}
    if kind == "sunday":
        return _("That is a Sunday, so it moves forward to %(day)s.") % {"day": _day(to)}
    words = _("The city is closed that day (%(holiday)s), so it moves forward to %(day)s.")
    return words % {"holiday": holiday_name(kind, name), "day": _day(to)}


def _moved_backward(on: str, kind: str, name: str, to: str) -> str:
    if kind == "saturday":
        return _("That is a Saturday, so it moves back to %(day)s.") % {"day": _day(to)}
    if kind == "sunday":
        return _("That is a Sunday, so it moves back to %(day)s.") % {"day": _day(to)}
    words = _("The city is closed that day (%(holiday)s), so it moves back to %(day)s.")
    return words % {"holiday": holiday_name(kind, name), "day": _day(to)}


def _stands(on: str) -> str:
    return _("The city is open that day, so the date stands.")


def _never_moves(on: str) -> str:
    return _("This date stays where it falls, open or closed.")


def _hours_from(rule: str, at: str) -> str:
    return _("Counted from %(moment)s, %(event)s.") % {"moment": _moment(at), "event": _(RULES[rule].trigger)}


def _hours_elapsed(amount: int, at: str) -> str:
    words = ngettext(
        "%(amount)s full hour before is %(moment)s.", "%(amount)s full hours before is %(moment)s.", amount
    )
    return words % {"amount": amount, "moment": _moment(at)}


def _same_clock_time(days: int, at: str) -> str:
    words = ngettext(
        "The same time on the clock %(days)s day before is %(moment)s.",
        "The same time on the clock %(days)s days before is %(moment)s.",
        days,
    )
    return words % {"days": days, "moment": _moment(at)}


def _earlier_of_both(at: str) -> str:
    return _("The clocks change in between, so the earlier of the two holds: %(moment)s.") % {"moment": _moment(at)}


def _both_agree(at: str) -> str:
    return _("Both are the same moment.")


_SAY: dict[str, Callable[..., str]] = {
    "given": _given,
    "counted_from": _counted_from,
    "no_reorganization": _no_reorganization,
    "days_after": _days_after,
    "days_before": _days_before,
    "open_days_after": _open_days_after,
    "open_days_before": _open_days_before,
    "months_after": _months_after,
    "not_counted": _not_counted,
    "passed_over": _passed_over,
    "moved_forward": _moved_forward,
    "moved_backward": _moved_backward,
    "stands": _stands,
    "never_moves": _never_moves,
    "hours_from": _hours_from,
    "hours_elapsed": _hours_elapsed,
    "same_clock_time": _same_clock_time,
    "earlier_of_both": _earlier_of_both,
    "both_agree": _both_agree,
}


def _year_out_of_reach(year: int, first: int, last: int) -> str:
    return _("%(year)s is too far away: years from %(first)s to %(last)s can be counted.") % {
        "year": year,
        "first": first,
        "last": last,
    }


def _time_missing(on: str) -> str:
    return _("A time of day is needed beside the date, as in %(on)sT19:00.") % {"on": on}


def _time_never_happens(at: str, zone: str) -> str:
    words = _(
        "%(at)s never happens in %(zone)s: the clocks go forward over it. Choose a time before or after that hour."
    )
    return words % {"at": at, "zone": zone}


def _rule_unknown(rule: str, expected: list[str]) -> str:
    return _("There is no rule “%(rule)s”. Expected one of: %(expected)s.") % {
        "rule": rule,
        "expected": ", ".join(expected),
    }


def _day_expected(given: str) -> str:
    return _("“%(given)s” is not a date. Expected year-month-day, as in 2026-10-01.") % {"given": given}


def _day_or_year_expected(given: str) -> str:
    words = _(
        "“%(given)s” is neither a date nor a year. Expected the reorganization meeting, as in 2027-01-04, or 2027."
    )
    return words % {"given": given}


def _moment_expected(given: str) -> str:
    return _("“%(given)s” is not a date and time. Expected local time, as in 2027-03-15T19:00.") % {"given": given}


_REFUSE: dict[str, Callable[..., str]] = {
    "day_expected": _day_expected,
    "day_or_year_expected": _day_or_year_expected,
    "moment_expected": _moment_expected,
    "year_out_of_reach": _year_out_of_reach,
    "time_missing": _time_missing,
    "time_never_happens": _time_never_happens,
    "rule_unknown": _rule_unknown,
}
