"""How days are counted. A rule, an event and a calendar in; a due date and its reasons out.

The day of the event is never counted, the last day is, and a day is a civil date: nothing here adds
86,400 seconds to anything. No Django, no clock, no database.
"""

import calendar as months
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from deadlines.calendars import FIRST_YEAR, LAST_YEAR, Calendar, Closing
from deadlines.rules import Direction, Roll, Rule, Unit

Step = dict[str, object]
ONE_DAY = timedelta(days=1)
# Nothing counts or rolls further than this past its length, whatever is closed.
MARGIN = timedelta(days=90)


class CannotCount(ValueError):  # noqa: N818 – it reads as a sentence where it is raised
    """What was asked has no answer. `code` and `params` say why; `sentences.refusal` puts it in words."""

    def __init__(self, code: str, **params: object):
        super().__init__(f"{code} {params}")
        self.code, self.params = code, params


@dataclass(frozen=True)
class Deadline:
    """A due date with its reasons. Dates, or for a clock of hours local instants; `steps` are plain data."""

    rule: str
    rule_version: int
    trigger: date | datetime
    raw: date | datetime
    due: date | datetime
    roll: str
    calendar_version: str
    steps: tuple[Step, ...]

    @property
    def due_on(self) -> date:
        return civil_date(self.due)


def civil_date(value: date | datetime) -> date:
    return value.date() if isinstance(value, datetime) else value


def due_at(due: date | datetime, zone: ZoneInfo) -> datetime:
    """The last instant that is still in time: the end of the due date, or the instant itself."""
    return due if isinstance(due, datetime) else datetime.combine(due, time(23, 59, 59), zone)


def count(rule: Rule, trigger: date | datetime, calendar: Calendar) -> Deadline:
    """Answer when what `rule` asks is due, counted from `trigger`.

    `trigger` is a civil date; for a clock of hours, the local date-time of the event (a naive one is
    read in the calendar's zone). Raises CannotCount when a date-time is missing or never happens.
    """
    if rule.unit is Unit.HOURS:
        return _count_hours(rule, trigger, calendar)
    day = _local_date(trigger, calendar.zone)
    steps: list[Step] = [{"code": "counted_from", "rule": rule.code, "on": day.isoformat()}]
    raw = _raw(rule, day, calendar, steps)
    due = _rolled(rule, raw, calendar, steps)
    roll = Roll.NONE if due == raw else Roll.FORWARD if due > raw else Roll.BACKWARD
    return Deadline(rule.code, rule.version, day, raw, due, str(roll), calendar.version, tuple(steps))


def reach(rule: Rule, day: date) -> range:
    """The years whose closings can matter when `rule` is counted from that day. Raises CannotCount
    outside the years that are kept."""
    length = timedelta(days=rule.amount * {Unit.MONTHS: 31, Unit.DAYS: 1}.get(rule.unit, 1)) + MARGIN
    if not FIRST_YEAR < day.year < LAST_YEAR - length.days // 365:
        raise CannotCount("year_out_of_reach", year=day.year, first=FIRST_YEAR + 1, last=LAST_YEAR - 1)
    first = day - length if rule.direction is Direction.BEFORE else day - MARGIN
    last = day if rule.direction is Direction.BEFORE else day + length
    return range(first.year, last.year + 1)


def _local_date(trigger: date | datetime, zone: ZoneInfo) -> date:
    if isinstance(trigger, datetime) and trigger.tzinfo:
        return trigger.astimezone(zone).date()
    return civil_date(trigger)


def _raw(rule: Rule, day: date, calendar: Calendar, steps: list[Step]) -> date:
    """The last day of the period before any roll, and how it was reached."""
    if rule.unit is Unit.JANUARY:
        raw = date(day.year, 1, rule.amount)
        steps[:] = [{"code": "no_reorganization", "year": day.year, "on": raw.isoformat()}]
        return raw
    if rule.unit is Unit.MONTHS:
        raw = _months_later(day, rule.amount if rule.direction is Direction.AFTER else -rule.amount)
    elif rule.counts_open_days_only:
        raw = _open_days_away(rule, day, calendar, steps)
    else:
        raw = day + rule.amount * _step(rule)
    if rule.amount:  # a day that is given, or the city's own, is not counted to
        code = f"{rule.unit}_{rule.direction}"
        steps.append({"code": code, "amount": rule.amount, "on": raw.isoformat()})
    return raw


def _step(rule: Rule) -> timedelta:
    return ONE_DAY if rule.direction is Direction.AFTER else -ONE_DAY


def _months_later(day: date, amount: int) -> date:
    """The same day so many months on; where a month lacks it, the month's last (A10: Feb 29 → Feb 28)."""
    year, month = divmod(day.year * 12 + day.month - 1 + amount, 12)
    return date(year, month + 1, min(day.day, months.monthrange(year, month + 1)[1]))


def _open_days_away(rule: Rule, day: date, calendar: Calendar, steps: list[Step]) -> date:
    left = rule.amount
    while left:
        day += _step(rule)
        closing = calendar.closing(day)
        if closing:
            steps.append({"code": "not_counted", **_why(closing)})
        else:
            left -= 1
    return day


def _rolled(rule: Rule, raw: date, calendar: Calendar, steps: list[Step]) -> date:
    """The due date: `raw`, or the nearest open day on the side the rule rolls to."""
    closings = list(_closings_from(raw, rule.roll, calendar))
    if not closings:
        steps.append({"code": "stands" if rule.roll is not Roll.NONE else "never_moves", "on": raw.isoformat()})
        return raw
    way = ONE_DAY if rule.roll is Roll.FORWARD else -ONE_DAY
    due = closings[-1].on + way
    steps.append({"code": f"moved_{rule.roll}", **_why(closings[0]), "to": due.isoformat()})
    steps.extend({"code": "passed_over", **_why(closing)} for closing in closings[1:])
    return due


def _closings_from(day: date, roll: Roll, calendar: Calendar) -> Iterator[Closing]:
    """The closed days met one after the other, starting with `day` itself."""
    while roll is not Roll.NONE and (closing := calendar.closing(day)):
        yield closing
        day += ONE_DAY if roll is Roll.FORWARD else -ONE_DAY


def _why(closing: Closing) -> Step:
    return {"on": closing.on.isoformat(), "kind": closing.kind, "name": closing.name}


def _count_hours(rule: Rule, trigger: date | datetime, calendar: Calendar) -> Deadline:
    """The earlier of so many elapsed hours before the event, and the same clock time whole dates before.

    The two differ when the clocks change in between; only the earlier is lawful on both readings.
    """
    if not isinstance(trigger, datetime):
        raise CannotCount("time_missing", on=trigger.isoformat())
    start = _instant(trigger, calendar.zone)
    elapsed = (start.astimezone(UTC) - timedelta(hours=rule.amount)).astimezone(calendar.zone)
    on_the_clock = _earliest(
        datetime.combine(start.date() - timedelta(days=rule.amount // 24), start.time()), calendar.zone
    )
    agree = elapsed.astimezone(UTC) == on_the_clock.astimezone(UTC)
    due = min(elapsed, on_the_clock, key=lambda instant: instant.astimezone(UTC))
    steps: tuple[Step, ...] = (
        {"code": "hours_from", "rule": rule.code, "at": start.isoformat()},
        {"code": "hours_elapsed", "amount": rule.amount, "at": elapsed.isoformat()},
        {"code": "same_clock_time", "days": rule.amount // 24, "at": on_the_clock.isoformat()},
        {"code": "both_agree" if agree else "earlier_of_both", "at": due.isoformat()},
    )
    return Deadline(rule.code, rule.version, start, due, due, str(Roll.NONE), calendar.version, steps)


def _instant(moment: datetime, zone: ZoneInfo) -> datetime:
    """The instant of a local date-time. Of two (the hour repeated in November) the first, which asks for
    the notice earlier; of none (the hour left out in March) CannotCount."""
    if moment.tzinfo:
        return moment.astimezone(zone)
    local = _earliest(moment, zone)
    if local.replace(tzinfo=None) != moment.replace(fold=0):
        raise CannotCount("time_never_happens", at=moment.isoformat(), zone=zone.key)
    return local


def _earliest(moment: datetime, zone: ZoneInfo) -> datetime:
    """The earliest instant a naive local date-time can mean, as it is written in that zone."""
    readings = (moment.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    return min(readings).astimezone(zone)
