from datetime import date, timedelta

import pytest

from directives.models import Delivery
from directives.standing import Standing, standing
from people.models import Leave

DUE = date(2026, 11, 16)


@pytest.mark.parametrize(
    ("closed_as", "closed_on", "due_on", "today", "expected"),
    [
        ("", None, None, DUE, Standing.UNSERVED),
        ("", None, DUE, DUE - timedelta(1), Standing.DUE),
        ("", None, DUE, DUE, Standing.DUE),
        ("", None, DUE, DUE + timedelta(1), Standing.OVERDUE),
        ("acknowledged", DUE, DUE, DUE + timedelta(9), Standing.ON_TIME),
        ("acknowledged", DUE + timedelta(1), DUE, DUE + timedelta(9), Standing.LATE),
        ("exempt", DUE, None, DUE, Standing.EXEMPT),
        ("separated", DUE, DUE, DUE + timedelta(99), Standing.SEPARATED),
        ("refused", DUE, DUE, DUE, Standing.REFUSED),
        ("superseded", DUE, DUE, DUE, Standing.SUPERSEDED),
    ],
)
def test_the_last_day_is_still_in_time(closed_as, closed_on, due_on, today, expected):
    assert standing(closed_as=closed_as, closed_on=closed_on, due_on=due_on, today=today) == expected


@pytest.mark.parametrize("due_on", [None, DUE - timedelta(9), DUE])
def test_who_is_away_is_on_leave_whatever_is_owed_and_what_ended_stays_ended(due_on):
    kept = {"due_on": due_on, "today": DUE, "is_away": True}
    assert standing(closed_as="", closed_on=None, **kept) == Standing.ON_LEAVE
    assert standing(closed_as="exempt", closed_on=DUE, **kept) == Standing.EXEMPT
    assert standing(closed_as="acknowledged", closed_on=DUE, **kept) in (Standing.ON_TIME, Standing.LATE)


@pytest.mark.parametrize("is_away", [False, True])
def test_the_database_says_the_same(delivery, ines, clerk, is_away):
    """Every state a row can be in, counted in SQL and by the rule."""
    from deadlines.due import due, keep

    if is_away:
        noted = {"noted_at": "2026-11-01T09:00Z", "noted_by": clerk.user}
        Leave.objects.create(employee=ines, starts_on=date(2026, 11, 1), **noted)
    kept = keep(due("acknowledgment", date(2026, 10, 15)))
    served = {"served_at": "2026-10-15T14:00Z", "served_how": "email", "due": kept, "due_on": kept.due_on}
    unserved = {"served_at": None, "served_how": "", "due": None, "due_on": None}
    after = kept.due_on + timedelta(3)
    for clock_of in (served, unserved):
        for closed_as in ["", *Delivery.End.values]:
            for closed_on in (kept.due_on, after) if closed_as else (None,):
                if closed_as == "acknowledged" and clock_of is unserved:
                    continue
                at_ = {"closed_as": closed_as, "closed_on": closed_on, "closed_at": closed_on and f"{closed_on}T15:00Z"}
                Delivery.objects.filter(pk=delivery.pk).update(**clock_of, **at_)
                for today in (kept.due_on, after):
                    row = Delivery.objects.with_standing(today).get(pk=delivery.pk)
                    ended = {"closed_as": closed_as, "closed_on": closed_on}
                    expected = standing(**ended, due_on=row.due_on, today=today, is_away=is_away)
                    assert row.standing == expected
