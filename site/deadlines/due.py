"""The one function that gives a due date. Screens, letters, reports and acts all ask it.

from deadlines.due import due, keep, kept

due("agency_directive", date(2026, 10, 1)).due      # date(2026, 11, 2)
kept("agency_directive", sent_on)                   # the same answer as a row, with its reasons
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import sha256
from zoneinfo import ZoneInfo

from django.utils import timezone

from deadlines import new_jersey
from deadlines.calendars import FIRST_YEAR, LAST_YEAR, Calendar, Closing, calendar
from deadlines.counting import CannotCount, Deadline, civil_date, count, reach
from deadlines.models import Holiday, KeptDeadline, RuleSetting
from deadlines.rules import CODES, RULES, Roll, Rule


@dataclass(frozen=True)
class _Books:
    """Every setting of a rule, the newest first, and every closing that was entered."""

    settings: list[RuleSetting]
    holidays: list[Holiday]


_open: ContextVar[_Books | None] = ContextVar("open", default=None)


@contextmanager
def books_open() -> Iterator[None]:
    """For a page with many dates: the rules' settings and the closings are read once for all that is asked inside."""
    token = _open.set(_Books(list(RuleSetting.objects.order_by("-number")), list(Holiday.objects.all())))
    try:
        yield
    finally:
        _open.reset(token)


def due(rule_code: str, trigger: date | datetime | int) -> Deadline:
    """When what the rule asks is due, counted from `trigger`, with the reasons. Two queries; one for a rule that
    never looks whether the city is open.

    `trigger` is a civil date, or a date-time that is read in the city's own time; `meeting_notice`
    needs a date-time. annual_schedule also takes a bare year: one without a reorganization meeting.
    The rule is the one in force for events of that day. Raises CannotCount; `sentences.refusal` says why.
    """
    if rule_code not in RULES:
        raise CannotCount("rule_unknown", rule=rule_code, expected=CODES)
    if isinstance(trigger, int):
        rule_code, trigger = _year_without_reorganization(rule_code, trigger)
    day = civil_date(local(trigger))
    rule = rule_in_force(rule_code, on=day)
    years = reach(rule, day)
    return count(
        rule, trigger, city_calendar(years) if rule.asks_the_calendar else calendar((), years=years, zone=zone())
    )


def _year_without_reorganization(rule_code: str, year: int) -> tuple[str, date]:
    if rule_code != "annual_schedule":
        raise CannotCount("day_expected", given=str(year))
    if not FIRST_YEAR < year < LAST_YEAR:
        raise CannotCount("year_out_of_reach", year=year, first=FIRST_YEAR + 1, last=LAST_YEAR - 1)
    return "annual_schedule_january", date(year, 1, 1)


def due_expedited(*, received_on: date, told_on: date) -> Deadline:
    """When a certification is due whose requester told the city of removal proceedings on `told_on` (§8.E, A15).

    Fourteen days from the request when it was said with the request; when it was said later, the earlier of
    the ordinary date and fourteen days from the telling.
    """
    if told_on <= received_on:
        return due("certification_expedited", received_on)
    ordinary, faster = due("certification", received_on), due("certification_expedited_later", told_on)
    return min(ordinary, faster, key=lambda deadline: deadline.due_on)


def due_given(rule_code: str, day: date, *, by: str, because: str) -> Deadline:
    """A due day that somebody gave, moved over a day the city is closed as any other; who gave it and why lead the
    reasons."""
    deadline = due(rule_code, day)
    return replace(deadline, steps=({"code": "given", "by": by, "because": because}, *deadline.steps))


def keep(deadline: Deadline) -> KeptDeadline:
    """The row that keeps this answer, made once however many ask for it at the same time."""
    moment = deadline.due if isinstance(deadline.due, datetime) else None
    question = {
        "rule": deadline.rule,
        "trigger_on": civil_date(deadline.trigger),
        "trigger_at": deadline.trigger if moment else None,
        "rule_version": deadline.rule_version,
        "calendar_version": deadline.calendar_version,
        "given": _given(deadline),
    }
    answer = {
        "raw_on": civil_date(deadline.raw),
        "due_on": deadline.due_on,
        "due_at": moment,
        "roll": deadline.roll,
        "steps": list(deadline.steps),
    }
    return KeptDeadline.objects.get_or_create(**question, defaults=answer)[0]


def _given(deadline: Deadline) -> str:
    """The fingerprint of who gave the day and why; empty for a day that was only counted."""
    said = [step for step in deadline.steps if step["code"] == "given"]
    return sha256(json.dumps(said, sort_keys=True).encode()).hexdigest() if said else ""


def kept(rule_code: str, trigger: date | datetime | int) -> KeptDeadline:
    """`due` and `keep` in one."""
    return keep(due(rule_code, trigger))


def rule_in_force(code: str, *, on: date) -> Rule:
    """The rule for events of that day: the clerk's newest setting that reaches it, or the default."""
    if books := _open.get():
        setting = next((each for each in books.settings if each.code == code and each.starts_on <= on), None)
    else:
        setting = RuleSetting.objects.in_force(code, on)
    if setting is None:
        return RULES[code]
    return replace(RULES[code], amount=setting.amount, roll=Roll(setting.roll), version=setting.number)


def city_calendar(years: range) -> Calendar:
    """The city's closings in those years. A year the State's holidays were never entered for is
    computed from the statute, so that no year is counted as if it had none. One query."""
    if books := _open.get():
        rows = [row for row in books.holidays if row.closed_on.year in years]
    else:
        rows = list(Holiday.objects.within(years))
    of_the_state = {Holiday.Kind.STATUTORY, Holiday.Kind.OBSERVED}
    entered = {row.closed_on.year for row in rows if row.kind in of_the_state}
    computed = [closing for year in years if year not in entered for closing in new_jersey.closings(year)]
    # The clerk's own rows come last: where both name a day, hers is the name.
    closings = [*computed, *(Closing(row.closed_on, row.kind, row.name) for row in rows)]
    return calendar(closings, years=years, zone=zone())


def zone() -> ZoneInfo:
    """The municipality's own time zone."""
    return ZoneInfo(timezone.get_default_timezone_name())


def local(trigger: date | datetime) -> date | datetime:
    """A date-time that names its zone, as the city's clocks show it; anything else as it is."""
    if isinstance(trigger, datetime) and trigger.tzinfo:
        return trigger.astimezone(zone())
    return trigger
