"""What the commission must do today, and what the year asks next. Nothing here writes."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from commission import advertising
from commission.models import Advertisement, Meeting, Minutes, Notice, Question, Schedule
from commission.reports import contracts, notices, quarter
from deadlines.counting import Deadline
from deadlines.due import due

# Days before it is due at which the year's schedule is something to do today.
NEAR = timedelta(days=45)


@dataclass(frozen=True)
class MinutesOwed:
    """A meeting was held, and its minutes are not approved yet."""

    meeting: Meeting
    deadline: Deadline
    is_drafted: bool
    today: date

    @property
    def tone(self) -> str:
        return "overdue" if self.today > self.deadline.due_on and not self.is_drafted else "due"


@dataclass(frozen=True)
class ScheduleOwed:
    """The year's schedule: not made, or made and not published."""

    year: int
    deadline: Deadline
    is_made: bool
    today: date

    @property
    def tone(self) -> str:
        return "overdue" if self.today > self.deadline.due_on else "due"

    @property
    def is_near(self) -> bool:
        return self.today >= self.deadline.due_on - NEAR


@dataclass(frozen=True)
class Overview:
    quarters: list[quarter.Standing]
    next_meeting: Meeting | None
    to_close: list[Meeting]  # over, and nobody said whether they were held
    waiting: list[notices.Standing]
    minutes: list[MinutesOwed]
    schedule: ScheduleOwed | None
    questions: int
    months: list[advertising.Month]
    contracts: list[contracts.Standing]


def overview(*, now: datetime) -> Overview:
    """A fixed number of queries for any number of meetings and notices; two for each quarter that was missed and for
    each meeting whose minutes are not drafted."""
    today, since = timezone.localdate(now), quarter.signed_on()
    return Overview(
        quarters=quarter.standings(now=now, since=since),
        next_meeting=Meeting.objects.ahead(now).first(),
        to_close=list(Meeting.objects.filter(state=Meeting.State.SCHEDULED, starts_at__lt=now)),
        waiting=notices.waiting(now=now),
        minutes=minutes_owed(today=today),
        schedule=schedule_owed(today=today, since=since),
        questions=Question.objects.filter(answered_at=None).count(),
        months=months(today=today, since=since),
        contracts=contracts.open_contracts(now=now),
    )


def minutes_owed(*, today: date) -> list[MinutesOwed]:
    """The meetings whose minutes are not approved, the oldest first."""
    held = Meeting.objects.held().filter(Q(minutes=None) | Q(minutes__approved_at=None))
    return [_minutes(meeting, today) for meeting in held.select_related("minutes__due").order_by("starts_at")]


def schedule_owed(*, today: date, since: date | None) -> ScheduleOwed | None:
    """The first schedule, of this year or the next, that nobody has published and that the commission owes."""
    if since is None:
        return None
    made = {each.year: each for each in Schedule.objects.filter(year__gte=today.year).select_related("due")}
    told = Notice.objects.filter(schedule__isnull=False, published_at__isnull=False)
    published = set(told.values_list("schedule__year", flat=True))
    for year in (today.year, today.year + 1):
        deadline = made[year].due.as_deadline() if year in made else due("annual_schedule", year)
        if year not in published and deadline.due_on >= since:
            return ScheduleOwed(year, deadline, year in made, today)
    return None


def months(*, today: date, since: date | None) -> list[advertising.Month]:
    """The months of the twice-monthly advertisement since the order was signed."""
    if since is None or since > advertising.LAST:
        return []
    days = Advertisement.objects.values_list("advertised_on", flat=True)
    return advertising.months(days.order_by(), since=since, today=today)


def _minutes(meeting: Meeting, today: date) -> MinutesOwed:
    drafted: Minutes | None = getattr(meeting, "minutes", None)
    deadline = drafted.due.as_deadline() if drafted else due("minutes_draft", meeting.day)
    return MinutesOwed(meeting, deadline, drafted is not None, today)
