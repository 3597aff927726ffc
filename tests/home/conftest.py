"""The chain as the desks see it, and a sending with people in every standing."""

from datetime import UTC, date, datetime

import pytest
from django.contrib.auth.models import Group

from deadlines.due import due, keep
from directives.acts.disseminations import disseminate
from directives.models import Delivery, Dissemination
from people.models import Employee, Employment
from people.permissions import AUDITORS
from tests.directives.conftest import (  # noqa: F401 fixtures, found by their names
    at,
    delivery,
    directive,
    directive_page,
    home,
    note,
    order,
    order_page,
    sent,
    transmitted,
)
from tests.training.conftest import (  # noqa: F401 and these
    designated,
    for_officials,
    imani,
    load,
    module,
    teach,
    trained,
)
from training.acts.completions import credit
from training.acts.enrollments import assign


@pytest.fixture
def auditor(person, roles):
    tomas = person("3001", "Tomás", "Vega")
    tomas.user.groups.add(Group.objects.get(name=AUDITORS))
    return tomas


@pytest.fixture
def hired(police):
    """Makes more employees of the police, without accounts, numbered from `first`; every third without e-mail."""

    def make(number: int, first: int = 5000) -> list[Employee]:
        people = Employee.objects.bulk_create(
            Employee(
                number=f"{n}",
                given_name=f"Given{n}",
                family_name=f"Family{n}",
                email=None if n % 3 == 1 else f"{n}@kestrelfalls.example",
            )
            for n in range(first, first + number)
        )
        Employment.objects.bulk_create(
            Employment(employee=each, agency=police, starts_on=date(2020, 1, 6)) for each in people
        )
        return people

    return make


@pytest.fixture
def crowd(directive, marisol, hired, at):  # noqa: F811
    """Sends the directive on October 15, 2026 to the chief and so many others, numbered from 5000. From 5000 on they
    are in turn: not reached; due on November 16 and open; signed on November 2; signed on November 18; separated."""

    def make(number: int) -> Dissemination:
        hired(number)
        with at("2026-10-15T10:00"):
            sending = disseminate(edition=directive, reason=Dissemination.Reason.DIRECTIVE, by=marisol.user)
        _end(sending)
        return sending

    return make


@pytest.fixture
def grow(hired):
    """Puts so many more people on a list that was frozen, which only a test does."""

    def more(sending: Dissemination, number: int) -> None:
        Delivery.objects.bulk_create(
            Delivery(dissemination=sending, employee=each) for each in hired(number, first=6000)
        )
        _end(sending)

    return more


@pytest.fixture
def taught(crowd, module, police, clerk, marisol, at):  # noqa: F811
    """The crowd of ten with its directive, and the module asked of them all on October 1, 2026, due on November 2.
    Of the eleven 5002 and 5007 were taught it at roll call on October 20."""
    sending = crowd(10)
    with at("2026-10-01T09:00"):
        assign(module=module, agencies=[police], by=clerk.user)
    with at("2026-10-20T15:00"):
        credit(
            module=module,
            agency=police,
            people=Employee.objects.filter(number__in=["5002", "5007"]),
            how="roll_call",
            held_on=date(2026, 10, 20),
            trainer="Sergeant Dow",
            sheet=b"%PDF-1.7 signed by two",
            sheet_name="sheet.pdf",
            by=marisol.user,
        )
    return sending


def _end(sending: Dissemination) -> None:
    kept = keep(due("acknowledgment", date(2026, 10, 15)))
    served = {
        "served_at": datetime(2026, 10, 15, 15, tzinfo=UTC),
        "served_how": Delivery.Service.EMAIL,
        "due": kept,
        "due_on": kept.due_on,
    }
    found = sending.deliveries.filter(employee__number__gte="5000").order_by("employee__number")
    ids = list(found.values_list("pk", flat=True))
    for turn, (how, day) in enumerate([("", 0), ("acknowledged", 2), ("acknowledged", 18), ("separated", 3)], start=1):
        closed = {"closed_on": date(2026, 11, day), "closed_at": datetime(2026, 11, day, 15, tzinfo=UTC)} if how else {}
        Delivery.objects.filter(pk__in=ids[turn::5]).update(**served, closed_as=how, **closed)
