"""An employee's desk: what is still owed, soonest first, and what is done."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, F, OuterRef

from deadlines.due import rule_in_force
from deadlines.models import KeptDeadline
from directives.models import Delivery, EditionText, Noting
from directives.reports.showing import best, minutes, signable, standing_of
from directives.standing import Standing
from languages.names import Language, language
from people.models import User


@dataclass(frozen=True)
class Task:
    """One text to read and sign. `days` are left until it is due, less than none when that day is over."""

    delivery: Delivery
    title: str
    tongue: Language
    minutes: int
    due: KeptDeadline | None
    days: int
    standing: Standing

    @property
    def days_over(self) -> int:
        return max(0, -self.days)


@dataclass(frozen=True)
class Done:
    """One that is over: signed, with its receipt, or no longer asked."""

    delivery: Delivery
    title: str
    tongue: Language
    standing: Standing
    code: str


@dataclass(frozen=True)
class Desk:
    tasks: list[Task]
    done: list[Done]
    days_to_sign: int

    @property
    def overdue(self) -> int:
        return sum(task.standing == Standing.OVERDUE for task in self.tasks)


def desk(user: User, *, screen: str, today: date) -> Desk:
    """Everything ever delivered to this user. Three queries, whatever there is."""
    # Who was noted to have signed has nothing to do, unless they say that it is not right.
    signed = Noting.objects.to_confirm().exclude(way=Noting.Way.REFUSED).filter(delivery=OuterRef("pk"))
    deliveries = list(
        Delivery.objects.of(user)
        .select_related("employee", "due", "dissemination__edition", "dissemination__agency", "acknowledgment")
        .annotate(is_noted=Exists(signed))
        .order_by(F("due_on").asc(nulls_last=True), "dissemination__sent_at", "pk")
    )
    texts = _texts(deliveries)
    tasks = [_task(each, texts, screen, today) for each in deliveries if not (each.closed_as or each.is_noted)]
    done = [_done(each, texts, screen, today) for each in deliveries if each.closed_as]
    done.sort(key=lambda each: each.delivery.closed_at, reverse=True)
    return Desk(tasks, done, rule_in_force("acknowledgment", on=today).amount)


def _texts(deliveries: list[Delivery]) -> dict[int, list[EditionText]]:
    found = defaultdict(list)
    for text in EditionText.objects.filter(edition__in={each.dissemination.edition_id for each in deliveries}):
        found[text.edition_id].append(text)
    return found


def _text(delivery: Delivery, texts: dict[int, list[EditionText]], screen: str) -> EditionText:
    edition = delivery.dissemination.edition
    return best(signable(texts[edition.pk], edition), delivery.employee.language, screen)


def _task(delivery: Delivery, texts, screen: str, today: date) -> Task:
    text = _text(delivery, texts, screen)
    return Task(
        delivery=delivery,
        title=text.title,
        tongue=language(text.language),
        minutes=minutes(text),
        due=delivery.due,
        days=(delivery.due_on - today).days if delivery.due_on else 0,
        standing=standing_of(delivery, today),
    )


def _done(delivery: Delivery, texts, screen: str, today: date) -> Done:
    text = _text(delivery, texts, screen)
    signed = getattr(delivery, "acknowledgment", None)
    return Done(
        delivery=delivery,
        title=text.title,
        tongue=language(text.language),
        standing=standing_of(delivery, today),
        code=signed.code if signed else "",
    )
