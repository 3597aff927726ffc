"""The year turns: leavers owe nothing more, joiners get what binds them, and each text goes out again."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import cast

from django.db import transaction
from django.db.models import Case, DateField, Exists, F, IntegerField, Max, OuterRef, QuerySet, When
from django.db.models.functions import Greatest

from deadlines import clock
from deadlines.counting import Deadline
from deadlines.due import due, keep
from deadlines.models import Municipality
from directives.acts.disseminations import send
from directives.models import Delivery, Dissemination, Edition
from directives.years import next_on
from people.models import Employment

Reason = Dissemination.Reason


@dataclass(frozen=True)
class Text:
    """A text that an agency has sent its people: the edition in force, since which edition all have had it, and when
    it last went to all of them."""

    edition: Edition
    since: int
    last_on: date

    @property
    def agency_id(self) -> int:
        return cast(int, self.edition.agency_id)


@transaction.atomic
def close_leavers() -> int:
    """Whoever no longer works for the agency that asked owes it nothing more; return how many deliveries that ends.

    It ends leavers and those who moved to another agency, which asks its own. One UPDATE.
    """
    today = clock.today()
    there = Employment.objects.on(today).filter(employee=OuterRef("employee"), agency=OuterRef("dissemination__agency"))
    gone = Delivery.objects.open().filter(~Exists(there))
    return Delivery.objects.filter(pk__in=gone.values("pk")).update(
        closed_at=clock.now(), closed_on=today, closed_as=Delivery.End.SEPARATED
    )


@transaction.atomic
def welcome_joiners() -> int:
    """Send the texts in force to whoever came to an agency since they went out; return how many deliveries that makes.

    One dissemination for each text and first day, with the joiner's own clock (A4). For people whom the roster names
    late, the clock runs from the text's own sending.
    """
    welcomed = 0
    for text, first_day, waiting in _waiting(today=clock.today()):
        sending = send(
            edition=text.edition,
            reason=Reason.JOINER,
            cycle=_next_cycle(text.edition, Reason.JOINER),
            provided_due_id=keep(due("joiner", first_day)).pk,
            by=None,
            to=waiting,
        )
        welcomed += sending.deliveries.count()
    return welcomed


@transaction.atomic
def send_again() -> int:
    """Send each text whose year is over to everybody employed today; return how many went out (§8.L, A9).

    A text goes out on the day it is due, or on the first morning after it. An agency nobody works for is passed over.
    """
    today, sent = clock.today(), 0
    standing = list(texts(today=today))
    city = Municipality.current()
    again = {last_on: due_again(last_on, city=city) for last_on in {text.last_on for text in standing}}
    for text in standing:
        deadline = again[text.last_on]
        if deadline.due_on <= today and Employment.objects.on(today).filter(agency=text.edition.agency).exists():
            cycle = _next_cycle(text.edition, Reason.ANNUAL)
            answers = keep(deadline).pk
            send(edition=text.edition, reason=Reason.ANNUAL, cycle=cycle, provided_due_id=answers, by=None)
            sent += 1
    return sent


def texts(*, today: date) -> Iterator[Text]:
    """Every notice, directive and policy that an agency has sent to all its people, as it stands today. Two queries."""
    to_all = Dissemination.objects.exclude(reason__in=Reason.to_some()).order_by()
    sent = {
        (row["agency"], row["edition__kind"]): row
        for row in to_all.values("agency", "edition__kind").annotate(
            last_on=Max("roster_on"), since=Max("edition__number")
        )
    }
    in_force = Edition.objects.exclude(agency=None).filter(effective_on__lte=today).select_related("agency")
    newest = {(edition.agency_id, edition.kind): edition for edition in in_force.order_by("number")}
    for key in sorted(sent):
        if edition := newest.get(key):
            yield Text(edition, min(sent[key]["since"], edition.number), sent[key]["last_on"])


def due_again(last_on: date, *, city: Municipality | None = None) -> Deadline:
    """When a text that last went out on that day goes out again: on the city's day, twelve months later at the most."""
    month_day = (city or Municipality.current()).yearly_on
    fixed = next_on(last_on, month=int(month_day[:2]), day=int(month_day[3:])) if month_day else None
    return due("annual_redissemination_fixed", fixed) if fixed else due("annual_redissemination", last_on)


def _waiting(*, today: date) -> Iterator[tuple[Text, date, QuerySet]]:
    """Each text, with each day from which a joiner's clock runs and the employments of those who lack it since then.
    One query for each kind of text, besides those of `texts`."""
    kinds: dict[str, dict[int, Text]] = defaultdict(dict)
    for text in texts(today=today):
        kinds[text.edition.kind][text.agency_id] = text
    for kind, sent in kinds.items():
        lacking = _lacking(kind, sent, today=today)
        for agency, first_day in sorted(set(lacking.values_list("agency", "begins"))):
            yield sent[agency], first_day, lacking.filter(agency=agency, begins=first_day)


def _lacking(kind: str, sent: dict[int, Text], *, today: date) -> QuerySet:
    """The employments of that day without their agency's text of the kind, each with `begins`, the day its clock
    runs from."""
    since = Case(*(When(agency=agency, then=text.since) for agency, text in sent.items()), output_field=IntegerField())
    sent_on = Case(*(When(agency=agency, then=text.last_on) for agency, text in sent.items()), output_field=DateField())
    had = Delivery.objects.filter(
        employee=OuterRef("employee"),
        dissemination__agency=OuterRef("agency"),
        dissemination__edition__kind=kind,
        dissemination__edition__number__gte=OuterRef("since"),
    ).exclude(closed_as=Delivery.End.SEPARATED)
    here = Employment.objects.on(today).filter(agency__in=sent).annotate(since=since)
    return here.filter(~Exists(had)).annotate(begins=Greatest(F("starts_on"), sent_on))


def _next_cycle(edition: Edition, reason: str) -> int:
    last = edition.disseminations.filter(reason=reason).aggregate(last=Max("cycle"))["last"]
    return (last or 0) + 1
