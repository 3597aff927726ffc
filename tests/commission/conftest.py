"""A coordinator, three seats, a place to meet, and a meeting called."""

from datetime import date, datetime

import pytest
from django.contrib.auth.models import Group

from commission.acts.drafts import draft_notice
from commission.acts.hearings import call_hearing, note_for_law, propose
from commission.acts.meetings import Place, call_meeting, hold
from commission.acts.notices import publish
from commission.acts.outlets import keep_place
from commission.models import Meeting, Seat
from commission.reports.wordings import wordings
from deadlines import clock
from directives.models import Edition
from tests.directives.conftest import home  # noqa: F401 fixtures, found by their names
from tests.languages.cast import commission_page, spoken, translated  # noqa: F401 the same

CONTRACT = {"kind": "detention", "act": "renew", "other_party": "Wickham County", "why": "The lease ends."}


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


@pytest.fixture
def places(clerk, city):
    """The lobby, two newspapers and the clerk's file; the website posts itself."""
    kinds = [("public_place", "Lobby"), ("newspaper", "Courier"), ("newspaper", "Ledger"), ("clerk", "Clerk's file")]
    return [keep_place(kind=kind, name=name, is_official=name == "Courier", by=clerk.user) for kind, name in kinds]


@pytest.fixture
def notice(meeting, places, devraj, at):
    """Drafted on November 2; its last lawful minute is Tuesday, November 10, 2026, 7 p.m."""
    with at("2026-11-02T09:00"):
        return draft_notice(meeting=meeting, by=devraj.user)


@pytest.fixture
def go_out(clerk):
    """Publishes a notice with the words it has: `go_out(notice)`."""

    def act(notice, **more):
        words, states = wordings(notice)
        return publish(notice=notice, wordings=words, states=states, by=more.pop("by", clerk.user), **more)

    return act


@pytest.fixture
def published(notice, go_out, at):
    with at("2026-11-02T09:30"):
        return go_out(notice)


@pytest.fixture
def held(meeting, seats, devraj, at):
    with at("2026-11-12T21:00"):
        return hold(meeting=meeting, present=seats[:2], by=devraj.user)


@pytest.fixture
def order(clerk, city):
    """The order as the commission needs it: signed on September 14, 2026."""
    return Edition.objects.create(
        kind=Edition.Kind.ORDER,
        number=1,
        reference="EO 2026-07",
        title="Executive Order",
        signed_on=date(2026, 9, 14),
        effective_on=date(2026, 9, 14),
        adopted_at=local("2026-09-14T11:00").astimezone(),
        adopted_by=clerk.user,
        change="first",
    )


@pytest.fixture
def unwritten(monkeypatch):
    """The record cannot be written in that module: `unwritten("members")`."""
    return lambda module: monkeypatch.setattr(f"commission.acts.{module}.record", None)


@pytest.fixture
def ruth(person, roles):
    """Corporation counsel."""
    counsel = person("5000", "Ruth", "Abramowitz")
    counsel.user.groups.add(Group.objects.get(name="Law reviewers"))
    return counsel


@pytest.fixture
def proposal(clerk, at):
    """Entered on Monday, November 23, 2026 for Friday, May 14, 2027."""
    with at("2026-11-23T09:00"):
        return propose(act_on=date(2027, 5, 14), by=clerk.user, **CONTRACT)


@pytest.fixture
def noted(proposal, ruth, at):
    with at("2026-11-24T09:00"):
        return note_for_law(proposal=proposal, note="No law requires it.", by=ruth.user)


@pytest.fixture
def called(noted, hall, clerk, at):
    with at("2026-12-01T09:00"):
        return call_hearing(
            proposal=noted,
            starts_at=local("2027-03-10T18:00"),
            where=hall,
            comments_until=date(2027, 3, 12),
            by=clerk.user,
        )
