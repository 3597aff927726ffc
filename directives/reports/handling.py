"""What an officer's act on many people would do, said before it is done: to whom, and who is passed over and why.

The rules are those of `acts.deliveries`, and of the reminders of training; a test holds each to its act.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Case, CharField, Count, Q, QuerySet, Value, When
from django.utils import timezone

NAMED = 12


@dataclass(frozen=True)
class Group:
    """People alike: how many, and the first dozen by name. `reason` is empty for those the act would reach."""

    reason: str
    count: int
    names: list[str]

    @property
    def unnamed(self) -> int:
        return self.count - len(self.names)


@dataclass(frozen=True)
class Plan:
    reached: Group
    passed_over: list[Group]


def reminding(found: QuerySet, *, now: datetime, **besides: Q) -> Plan:
    """Of these deliveries or enrollments, who would be reminded. Passed over: closed, no_email, today (reminded
    already); and `besides`."""
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    return plan(
        found,
        closed=~Q(closed_as=""),
        **besides,
        no_email=Q(employee__email=None),
        today=Q(reminded_at__gte=midnight),
    )


def serving(found: QuerySet) -> Plan:
    """Of these deliveries, for whom service would be recorded. Passed over: closed, served (they had it already)."""
    return plan(found, closed=~Q(closed_as=""), served=Q(served_at__isnull=False))


def plan(found: QuerySet, **reasons: Q) -> Plan:
    """Whoever meets one of the reasons is passed over, for the first of them. One query for the numbers, one for the
    names of each reason there is."""
    cases = [When(condition, then=Value(reason)) for reason, condition in reasons.items()]
    sorted_out = found.annotate(passed_over=Case(*cases, default=Value(""), output_field=CharField()))
    counts = dict(sorted_out.order_by().values_list("passed_over").annotate(people=Count("pk")))
    groups = [Group(reason, counts[reason], _names(sorted_out, reason)) for reason in reasons if reason in counts]
    return Plan(Group("", counts.get("", 0), _names(sorted_out, "")), groups)


def _names(sorted_out: QuerySet, reason: str) -> list[str]:
    rows = sorted_out.filter(passed_over=reason).values_list("employee__given_name", "employee__family_name")
    return [f"{given} {family}" for given, family in rows[:NAMED]]
