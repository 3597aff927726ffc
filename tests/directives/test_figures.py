"""A percentage taken apart: whatever people's states are, its parts add up to the list."""

import random
from datetime import date, timedelta

import pytest

from deadlines.due import due, keep
from directives.models import Delivery
from directives.reports.figures import SAID, figures
from directives.reports.people import deliveries
from directives.standing import Standing
from people.models import Employee, Employment, Leave

TODAY = date(2026, 11, 20)


@pytest.fixture
def mixed(sent, police, clerk):
    """Puts so many people on the list, each in a state of the seed's choosing."""

    def mix(people: int, seed: int):
        chance, kept = random.Random(seed), keep(due("acknowledgment", date(2026, 10, 15)))
        staff = Employee.objects.bulk_create(
            Employee(number=f"{seed}-{n}", given_name="A", family_name=f"B{n}") for n in range(people)
        )
        Employment.objects.bulk_create(
            Employment(employee=each, agency=police, starts_on=date(2020, 1, 6)) for each in staff
        )
        Delivery.objects.bulk_create(_delivery(sent, each, chance, kept) for each in staff)
        Leave.objects.bulk_create(_leave(each, chance, clerk) for each in staff if chance.random() < 0.3)
        return sent

    return mix


def _delivery(sending, employee, chance, kept) -> Delivery:
    served = chance.random() < 0.8
    ended = chance.choice(["", "", *Delivery.End.values]) if served else chance.choice(["", "exempt", "separated"])
    day = kept.due_on + timedelta(chance.randint(-3, 3))
    return Delivery(
        dissemination=sending,
        employee=employee,
        **(
            {"served_at": "2026-10-15T15:00Z", "served_how": "email", "due": kept, "due_on": kept.due_on}
            if served
            else {}
        ),
        **({"closed_as": ended, "closed_on": day, "closed_at": f"{day}T15:00Z"} if ended else {}),
        closed_reason=chance.choice("abcdefghijklmnopqrst") if ended == "exempt" else "",
    )


def _leave(employee, chance, clerk) -> Leave:
    starts = TODAY + timedelta(chance.randint(-20, 5))
    ends = chance.choice([None, starts + timedelta(10)])
    how = chance.choice(Leave.Reason.values)
    noted = {"noted_at": "2026-11-01T09:00Z", "noted_by": clerk.user}
    return Leave(employee=employee, starts_on=starts, ends_on=ends, reason=how, **noted)


@pytest.mark.parametrize("seed", range(4))
def test_the_parts_add_up_to_the_list_and_each_leads_to_its_people(mixed, seed, django_assert_num_queries):
    sending = mixed(120, seed)
    with django_assert_num_queries(2):
        found = figures(sending.deliveries.all(), today=TODAY)
    everyone = [*found.counted, *found.left_out]
    assert sum(part.count for part in everyone) == found.parts.total == sending.deliveries.count()
    assert sum(part.count for part in found.counted) == found.parts.asked
    assert {"on_leave", "exempt", "overdue", "on_time"} <= {part.standing for part in everyone}
    for part in everyone:
        assert part.count == deliveries(sending, today=TODAY, standing=part.standing).count()
        if part.standing in (Standing.EXEMPT, Standing.ON_LEAVE):
            assert sum(people for _, people in part.reasons) + part.others == part.count
            assert len(part.reasons) <= SAID
    assert found.parts.done == sum(part.count for part in found.counted if part.standing in ("on_time", "late"))
