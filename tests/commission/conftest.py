"""A coordinator, three seats, a place to meet, and a meeting called."""

from datetime import date, datetime

import pytest
from django.contrib.auth.models import Group

from commission.acts.meetings import Place, call_meeting
from commission.models import Meeting, Seat
from deadlines import clock


@pytest.fixture
def at():
    """Holds the clock: `with at("2026-10-01T09:00"): …`."""
    return clock.held


@pytest.fixture
def devraj(person, roles):
    """The coordinator."""
    officer = person("4000", "Devraj", "Patel")
    officer.user.groups.add(Group.objects.get(name="Coordinators"))
    return officer


@pytest.fixture
def seats(db):
    bodies = [("Police Department", "Marisol Quiñones"), ("Health Department", "Farida Haddad")]
    bodies.append(("Municipal Court", "Renée Baptiste"))
    return [
        Seat.objects.create(kind=Seat.Kind.MANDATORY, body=body, member=member, starts_on=date(2026, 10, 1))
        for body, member in bodies
    ]


@pytest.fixture
def hall():
    return Place("City Hall, 100 Mill Street", "Council Chambers", "Ramp at Mill Street; bus 7", contact="201-555-0101")


def local(text):
    """A local date-time, as a form gives it."""
    return datetime.fromisoformat(text)


@pytest.fixture
def meeting(hall, devraj, at):
    """Called on October 20 for Thursday, November 12, 2026, 7 p.m."""
    with at("2026-10-20T09:00"):
        return call_meeting(kind=Meeting.Kind.REGULAR, starts_at=local("2026-11-12T19:00"), where=hall, by=devraj.user)
