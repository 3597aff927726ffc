"""What a clerk does to the calendar and to the rules."""

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models.functions import ExtractYear

from deadlines import clock, new_jersey
from deadlines.models import Holiday, RuleSetting
from deadlines.permissions import may_set_rules
from deadlines.rules import RULES, Roll

_OF_THE_STATE = [Holiday.Kind.STATUTORY, Holiday.Kind.OBSERVED]


@transaction.atomic
def seed_holidays(*, years: Iterable[int], by: models.Model | None = None, model: type[models.Model] = Holiday) -> int:
    """Enter New Jersey's holidays for those years; return how many days were added.

    A year that has any State holiday is left as it is, whatever the clerk took away or renamed in it, and
    a day she already entered keeps her name. `model` is for migrations, which bring their own.
    """
    days = model._default_manager
    rows = days.filter(kind__in=_OF_THE_STATE)
    entered = set(rows.annotate(year=ExtractYear("closed_on")).values_list("year", flat=True))
    wanted = [closing for year in years if year not in entered for closing in new_jersey.closings(year)]
    taken = set(days.filter(closed_on__in=[closing.on for closing in wanted]).values_list("closed_on", flat=True))
    added = [
        model(closed_on=closing.on, kind=closing.kind, name=closing.name)
        for closing in wanted
        if closing.on not in taken
    ]
    # Two seedings at once: the second finds the days there, and that is what it wanted.
    days.bulk_create(added, ignore_conflicts=True)
    return len(added)


@transaction.atomic
def set_rule(*, code: str, amount: int, roll: str, starts_on: date, reason: str, by) -> RuleSetting:
    """Put another length or roll in force for events from `starts_on` on; earlier decisions stay to be read.

    The row is its own evidence: who, when and why, and it is never changed. Deadlines already kept do not
    move. Deciding the same again gives the decision that stands. Raises PermissionDenied, and ValueError when
    the rule or roll is unknown or the reason is empty.
    """
    if not may_set_rules(by):
        raise PermissionDenied
    if code not in RULES or not reason.strip():
        raise ValueError("A rule of the table and a reason are needed.")
    decision = {"amount": amount, "roll": Roll(roll).value, "starts_on": starts_on}
    last = RuleSetting.objects.filter(code=code).order_by("-number").first()
    if last and decision == {name: getattr(last, name) for name in decision}:
        return last
    return RuleSetting.objects.create(
        code=code,
        number=last.number + 1 if last else 1,
        reason=reason.strip(),
        set_at=clock.now(),
        set_by=by,
        set_by_name=str(by)[:200],
        **decision,
    )
