"""The ladder of reminders: to the person, then to who answers for the agency, then to its head and the clerk."""

from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import TruncDate

from deadlines import clock
from deadlines.models import Municipality
from directives.acts.deliveries import owe_reminders
from directives.ladder import Span, parse, rungs, spans
from directives.models import Delivery
from directives.reports.late import late, waiting
from evidence.acts import record
from letters.acts import owe
from letters.models import Letter
from people.models import Agency, Employee
from people.permissions import CLERKS
from people.readings import answering


@transaction.atomic
def remind_by_the_ladder() -> int:
    """Remind whoever stands on a rung of the ladder that they have not been reminded of; return of how many texts.

    Whoever missed several rungs hears the latest only, and of several texts in one letter. Nobody hears who has
    signed, is on leave, has no address, or was served after the rung's own day. One UPDATE a rung and one INSERT for
    the letters.
    """
    city, now = Municipality.current(), clock.now()
    ladder = rungs(before=parse(city.reminders_before), after=parse(city.reminders_after))
    addressed = waiting(today=clock.today()).filter(employee__email__isnull=False)
    reminded = sum(_climb(addressed, span, at=now) for span in spans(ladder, today=clock.today()))
    if reminded:
        owe_reminders(_most_urgent(Delivery.objects.filter(reminded_at=now)))
        record(action="people reminded", about=city, by=None, details={"people": reminded})
    return reminded


def _most_urgent(reminded: QuerySet[Delivery]) -> QuerySet[Delivery]:
    """Each person's first of these: the letter is about it, and names the others."""
    sooner = Q(due_on__lt=OuterRef("due_on")) | Q(due_on=OuterRef("due_on"), pk__lt=OuterRef("pk"))
    return reminded.filter(~Exists(reminded.filter(sooner, employee=OuterRef("employee"))))


@transaction.atomic
def tell_officers() -> int:
    """Once a week, tell who answers for an agency how many of its people are late; return how many letters that owes.

    The week is the calendar's. Without an officer it is the head, without a head the clerk.
    """
    today = clock.today()
    year, week, _day = today.isocalendar()
    return _tell("late_people", _agencies(late(today=today)), occurrence=f"{year}-{week:02}")


@transaction.atomic
def escalate() -> int:
    """Tell the head of the agency and the clerk of people so many days late; return of how many, each once.

    Not of the judiciary's: its own rules govern (§11 and the order's silence on judges).
    """
    city, now = Municipality.current(), clock.now()
    until = clock.today() - timedelta(days=city.escalated_after)
    very_late = late(today=clock.today()).filter(due_on__lte=until, escalated_at=None)
    very_late = very_late.exclude(dissemination__agency__binding=Agency.Binding.JUDICIARY)
    escalated = Delivery.objects.filter(pk__in=very_late.values("pk")).update(escalated_at=now)
    if escalated:
        concerned = _agencies(Delivery.objects.filter(escalated_at=now))
        _tell("very_late_people", concerned, occurrence=str(clock.today()), is_for_the_head=True)
        record(action="late people told of", about=city, by=None, details={"people": escalated})
    return escalated


def _climb(addressed: QuerySet[Delivery], span: Span, *, at) -> int:
    below = Q(rung=None) | Q(rung__lt=span.rung)
    here = addressed.filter(below, due_on__lte=span.last)
    if span.first:
        here = here.filter(due_on__gte=span.first)
    # Whoever got it after the rung's day has just read what it would say.
    here = here.annotate(served_on=TruncDate("served_at")).filter(served_on__lt=F("due_on") + timedelta(days=span.rung))
    return Delivery.objects.filter(pk__in=here.values("pk")).update(
        rung=span.rung, reminded_at=at, reminders=F("reminders") + 1
    )


def _agencies(deliveries: QuerySet[Delivery]) -> list[int]:
    """The keys of the agencies that wait for these."""
    return list(deliveries.order_by().values_list("dissemination__agency", flat=True).distinct())


def _tell(kind: str, agencies: Iterable[int], *, occurrence: str, is_for_the_head: bool = False) -> int:
    """Owe a letter about each agency to those it concerns, once for each occurrence."""
    agencies = list(agencies)
    if not agencies:
        return 0
    who = answering(agencies, on=clock.today())
    clerks = list(Employee.objects.filter(user__groups__name=CLERKS, user__is_active=True))
    readers = {}
    for agency in agencies:
        officers = who[agency].officers or clerks
        for reader in [who[agency].head, *clerks] if is_for_the_head else officers:
            if reader and reader.email:
                readers[f"{kind}:{agency}:{occurrence}:{reader.pk}"] = (reader, agency)
    new = readers.keys() - set(Letter.objects.filter(key__in=readers).values_list("key", flat=True))
    for key in sorted(new):
        reader, agency = readers[key]
        owe(
            key=key,
            kind=kind,
            to=str(reader.email),
            name=reader.name,
            language=reader.language,
            subject_id=agency,
            reader=reader.number,
        )
    return len(new)
