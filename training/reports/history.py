"""All of one person's training: what is owed, certificates and what they are worth, every attempt."""

from dataclasses import dataclass
from datetime import date

from people.models import User
from training.currency import Currency, currency
from training.models import Attempt, Completion
from training.reports.owed import Task, owed
from training.reports.titles import Title, title_in, titled


@dataclass(frozen=True)
class Held:
    """A certificate and what it is worth today."""

    completion: Completion
    title: Title
    currency: Currency


@dataclass(frozen=True)
class Tried:
    """An attempt handed in. It comes with its mark."""

    attempt: Attempt
    title: Title


@dataclass(frozen=True)
class History:
    tasks: list[Task]
    certificates: list[Held]
    attempts: list[Tried]


def history(user: User, *, screen: str, today: date) -> History | None:
    """Newest first; None for an account of nobody on the roster. Three queries, however much there is."""
    employee = getattr(user, "employee", None)
    if employee is None:
        return None
    languages = {"on_screen": title_in(screen), "for_reader": title_in(employee.language)}
    completions = Completion.objects.of(user).with_state().select_related("module").defer("module__questions")
    return History(
        tasks=owed(user, screen=screen, today=today).tasks,
        certificates=[
            Held(each, titled(each, each.module, screen, employee.language), _worth(each, today))
            for each in completions.annotate(**languages)
        ],
        attempts=_attempts(user, screen, employee.language),
    )


def _worth(completion, today: date) -> Currency:
    return currency(
        expires_on=completion.expires_on,
        is_revoked=completion.is_revoked,
        is_superseded=completion.is_superseded,
        today=today,
    )


def _attempts(user: User, screen: str, reader: str) -> list[Tried]:
    key = "enrollment__module__translation_key"
    rows = (
        Attempt.objects.filter(enrollment__employee__user=user, mark__isnull=False)
        .select_related("mark", "enrollment__module")
        .defer("drawn", "mark__answers", "mark__rights", "enrollment__module__questions")
        .annotate(on_screen=title_in(screen, key), for_reader=title_in(reader, key))
        .order_by("-mark__submitted_at", "-pk")
    )
    return [Tried(each, titled(each, each.enrollment.module, screen, reader)) for each in rows]
