"""Everyone an agency employs, a row a person, a cell for each thing that is asked now."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import itemgetter

from django.db.models import BigIntegerField, Case, CharField, DateField, F, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Cast

from deadlines.models import KeptDeadline
from directives.reports.people import days_over
from directives.reports.sending import due_dates
from directives.standing import DONE, Standing, standing
from home.reports.asked import Column, texts_of
from people.models import Agency, Employee, Employment
from training.models import Completion
from training.reports.modules import asked_of

NO_DAY = Cast(Value(None), DateField())
# What a row of the one query says: a person, or where a person stands with one thing.
ROW = ("who", "badge", "given", "family", "role", "thing", "ended", "ended_on", "owed_on", "owed", "away", "until")
THING = ROW.index("thing")
A_CHUNK = 2000


@dataclass(frozen=True)
class Cell:
    """Where one person stands with one thing. `until` is the last day of the newest certificate not revoked."""

    standing: Standing
    due_id: int | None
    due_on: date | None
    done_on: date | None
    days_over: int
    until: date | None
    is_current: bool


@dataclass(frozen=True)
class Person:
    """One row. The cells stand in the order of the columns; one of None is not asked of this person."""

    pk: int
    number: str
    name: str
    job: str
    cells: list[tuple[Column, Cell | None]]


@dataclass(frozen=True)
class Sheet:
    people: list[Person]
    # Each deadline that stands on the sheet, once, the soonest first.
    deadlines: list[KeptDeadline]


def sheet(found: Iterable[Employee], columns: Sequence[Column], agency: Agency, *, today: date) -> Sheet:
    """The rows of these people, in their order. Two queries besides theirs, however many they are."""
    order = {each.pk: place for place, each in enumerate(found)}
    rows = lines(Employee.objects.filter(pk__in=order), columns, agency, today=today)
    people = sorted(rows, key=lambda person: order[person.pk])
    owed = (cell.due_id for person in people for _column, cell in person.cells if cell)
    return Sheet(people, list(due_dates(owed).values()))


def lines(found: QuerySet[Employee], columns: Sequence[Column], agency: Agency, *, today: date) -> Iterator[Person]:
    """The rows of these people by their names, read as they are used. One query, however many they are."""
    rows = _people(found, agency, today).union(_texts(found, agency, today), _training(found, agency, today), all=True)
    read = rows.order_by("family", "given", "who").iterator(chunk_size=A_CHUNK)
    keys = {str(column.module.pk) if column.module else column.key: column for column in columns}
    for _who, group in groupby(read, key=itemgetter(0)):
        yield _person(list(group), keys, today)


def _person(rows: list[tuple], keys: dict[str, Column], today: date) -> Person:
    """One row names the person, the others say one thing each; they may come in any order."""
    found = {row[THING]: row for row in rows}
    pk, number, given, family, job, *_rest = found[""]
    cells = [(column, _cell(found[key], today) if key in found else None) for key, column in keys.items()]
    return Person(pk, number, f"{given} {family}", job or "", cells)


def _cell(row: tuple, today: date) -> Cell:
    ended, ended_on, owed_on, owed, away, until = row[THING + 1 :]
    stands = standing(closed_as=ended, closed_on=ended_on, due_on=owed_on, today=today, is_away=bool(away))
    return Cell(
        standing=stands,
        due_id=owed,
        due_on=owed_on,
        done_on=ended_on if ended in DONE else None,
        days_over=days_over(stands, owed_on, ended_on, today),
        until=until,
        is_current=bool(until and until >= today),
    )


def _people(found: QuerySet[Employee], agency: Agency, today: date) -> QuerySet:
    works = Employment.objects.on(today).filter(agency=agency, employee=OuterRef("pk")).order_by("-starts_on")
    return _rows(
        found,
        who="pk",
        of="",
        role=Subquery(works.values("job_role__name")[:1]),
        thing=Value(""),
        ended=Value(""),
        ended_on=NO_DAY,
        owed_on=NO_DAY,
        owed=Cast(Value(None), BigIntegerField()),
        away=Value(0),
        until=NO_DAY,
    )


def _texts(found: QuerySet[Employee], agency: Agency, today: date) -> QuerySet:
    these = texts_of(agency, today=today).filter(employee__in=found.order_by().values("pk"))
    return _asked(these, thing=F("kind"), until=NO_DAY)


def _training(found: QuerySet[Employee], agency: Agency, today: date) -> QuerySet:
    these = asked_of(agency, today=today).filter(employee__in=found.order_by().values("pk"))
    counts = Completion.objects.counting().filter(module=OuterRef("module"), employee=OuterRef("employee"))
    return _asked(these, thing=Cast("module", CharField()), until=Subquery(counts.values("expires_on")[:1]))


def _asked(found: QuerySet, *, thing, until) -> QuerySet:
    return _rows(
        found,
        who="employee",
        of="employee__",
        role=Value(""),
        thing=thing,
        ended=F("closed_as"),
        ended_on=F("closed_on"),
        owed_on=F("due_on"),
        owed=F("due"),
        away=Case(When(standing=Standing.ON_LEAVE, then=1), default=0),
        until=until,
    )


def _rows(found: QuerySet, *, who: str, of: str, **said) -> QuerySet:
    named = {"badge": F(f"{of}number"), "given": F(f"{of}given_name"), "family": F(f"{of}family_name")}
    return found.order_by().annotate(who=F(who), **named, **said).values_list(*ROW)
