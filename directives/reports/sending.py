"""One page of the people of a sending, and what an officer needs beside each: the receipt, the reasons of a date."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from deadlines.models import KeptDeadline
from directives.models import Acknowledgment, Delivery
from directives.reports.people import Line, lines


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
    kept = due_dates(each.due_id for each in found)
    codes = dict(Acknowledgment.objects.filter(delivery__in=found).values_list("delivery", "code"))
    people = [
        Person(line, kept.get(each.due_id), codes.get(each.pk, ""))
        for each, line in zip(found, lines(found, today=today), strict=True)
    ]
    return Sheet(people, list(kept.values()))


def due_dates(ids: Iterable[int | None]) -> dict[int, KeptDeadline]:
    """The kept deadlines with these keys, each once, the soonest first. One query."""
    kept = KeptDeadline.objects.in_bulk({each for each in ids if each})
    return dict(sorted(kept.items(), key=lambda item: (item[1].due_on, item[0])))
