"""The opening statement and the certificate say what was really posted, and nothing else."""

import pytest

from commission.acts.agendas import tell_notice_since
from commission.acts.drafts import draft_notice, draft_schedule_notice
from commission.acts.meetings import Findings, call_meeting, make_schedule
from commission.acts.notices import post
from commission.reports.statements import opening
from deadlines import clock
from tests.commission.conftest import local
from tests.commission.test_meetings import YEAR


@pytest.fixture
def posted(published, places, clerk, at):
    with at("2026-11-03T15:00"):
        for place in places:
            post(notice=published, place=place, posted_at=clock.now(), by=clerk.user)
    return published


def at_the_meeting(meeting):
    with clock.held("2026-11-12T19:00"):
        return opening(meeting, now=clock.now())


def test_adequate_notice_is_announced_with_time_place_and_manner(meeting, posted, city):
    city.opma_mode = "bound"
    city.save()
    statement = at_the_meeting(meeting)
    assert statement.is_adequate
    assert statement.paragraphs == [
        "Adequate notice of this meeting was given under the Senator Byron M. Baer Open Public Meetings Act, "
        "N.J.S.A. 10:4-6 et seq., as follows.",
        "Published on the city's website, “Legal-notices page”, on Monday, November 2, 2026, 9:30 a.m. EST.",
        "Posted in a public place, “Lobby”, on Tuesday, November 3, 2026, 3 p.m. EST.",
        "Sent to the newspaper Courier on Tuesday, November 3, 2026, 3 p.m. EST.",
        "Sent to the newspaper Ledger on Tuesday, November 3, 2026, 3 p.m. EST.",
        "Filed with the clerk (Clerk's file) on Tuesday, November 3, 2026, 3 p.m. EST.",
    ]


def test_a_city_that_is_not_bound_says_so(meeting, posted):
    assert "in keeping with the spirit of" in at_the_meeting(meeting).paragraphs[0]


def test_nobody_announces_what_did_not_happen(meeting, published):
    statement = at_the_meeting(meeting)
    assert not statement.is_adequate
    assert "did not stand in every place by Tuesday, November 10, 2026, 7 p.m. EST" in statement.paragraphs[0]
    assert "Courier" in statement.paragraphs[0]


def test_a_meeting_without_notice_is_not_opened(meeting, city):
    assert at_the_meeting(meeting).paragraphs[0].startswith("No notice of this meeting was published.")


def test_a_meeting_of_the_schedule_rests_on_the_schedules_notice(hall, city, places, devraj, clerk, go_out, at):
    with at("2026-12-14T09:00"):
        schedule = make_schedule(year=2027, starts=YEAR, where=hall, reorganized_on=None, by=devraj.user)
        notice = go_out(draft_schedule_notice(schedule=schedule, by=devraj.user))
        for place in places:
            post(notice=notice, place=place, posted_at=clock.now(), by=clerk.user)
    with at("2027-02-11T19:00"):
        statement = opening(schedule.meetings.first(), now=clock.now())
    assert statement.is_adequate
    assert len(statement.postings) == 5


def test_an_emergency_has_its_four_items(hall, city, places, devraj, go_out, at):
    found = Findings(matter="The shelter floods.", harm="People lose beds.", unforeseen="The dam broke at noon.")
    with at("2026-11-01T13:00"):
        called = call_meeting(
            kind="emergency", starts_at=local("2026-11-01T18:00"), where=hall, findings=found, by=devraj.user
        )
        go_out(draft_notice(meeting=called, by=devraj.user))
        tell_notice_since(meeting=called, notice_since="Both papers were called.", by=devraj.user)
        called.refresh_from_db()
        first, *items = opening(called, now=clock.now()).paragraphs
    assert "was not given" in first
    assert [item[:2] for item in items] == ["1.", "2.", "3.", "4."]
    assert "The shelter floods. Waiting would likely do this harm: People lose beds." in items[0]
    assert "Both papers were called. Published on the city's website" in items[2]
    assert "The dam broke at noon." in items[3]
