"""One page of the people of a sending, and what an officer needs beside each: the receipt, the reasons of a date."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet

from deadlines.models import KeptDeadline
from directives.models import Acknowledgment, Delivery
from directives.reports.people import Line, lines
from directives.reports.progress import Parts
from directives.standing import Standing


@dataclass(frozen=True)
class Person:
    """A line of the table. `receipt` is the code of what they signed, or nothing."""

    line: Line
    due: KeptDeadline | None
    receipt: str


@dataclass(frozen=True)
class Sheet:
    people: list[Person]
    # Each deadline that stands on the sheet, once, the soonest first.
    deadlines: list[KeptDeadline]


def sheet(deliveries: Iterable[Delivery], *, today: date) -> Sheet:
    """The people of these deliveries. Two queries besides theirs, however many they are."""
    found = list(deliveries)
    kept = KeptDeadline.objects.in_bulk({each.due_id for each in found if each.due_id})
    codes = dict(Acknowledgment.objects.filter(delivery__in=found).values_list("delivery", "code"))
    people = [
        Person(line, kept.get(each.due_id), codes.get(each.pk, ""))
        for each, line in zip(found, lines(found, today=today), strict=True)
    ]
    return Sheet(people, sorted(kept.values(), key=lambda deadline: (deadline.due_on, deadline.pk)))


def counted(found: QuerySet) -> Parts:
    """How many of these deliveries stand where. `found` is what `people.deliveries` gives. One query."""
    rows = found.order_by().values_list("standing").annotate(people=Count("*"))
    return Parts({Standing(standing): people for standing, people in rows})
