"""The clerk's year: twelve months on one page, each line with its place and its reason."""

from datetime import UTC, date, datetime

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from commission.models import Meeting
from deadlines.models import Holiday
from directives.acts.deliveries import record_service
from directives.acts.disseminations import disseminate
from directives.models import Delivery, Dissemination, Edition, EditionText
from directives.reports.year import Kind
from home.morning import next_morning
from home.reports.year import same_day_next_year, year
from people.models import Agency, Delegation, Employee, Employment
from people.permissions import SYSTEM_ADMINISTRATORS

NOON = "2026-11-20T12:00"
TODAY = date(2026, 11, 20)


@pytest.fixture
def see(client, at):
    def see(person, on=NOON):
        client.force_login(person.user)
        with at(on):
            return client.get(reverse("year:index"))

    return see


def read(at, on=NOON):
    with at(on):
        return year(today=date.fromisoformat(on[:10]))


def lines(found, kind=None):
    """Each line that is not a holiday as (its day, what, its places)."""
    return [
        (line.on, line.what, [(place.name, place.people) for place in line.places])
        for month in found.months
        for day in month.days
        for line in day.lines
        if line.kind == kind
    ]


def test_what_goes_out_again_is_due_begins_and_ends_each_on_its_day(taught, police, nell, designated, person, at):
    Delegation.objects.filter(officer=nell).update(ends_on=date(2027, 3, 31))
    person("1500", "Joana", "Reis", police, starts_on=date(2027, 1, 4))
    found = read(at)
    assert lines(found, Kind.OUT) == [
        (date(2027, 1, 4), "New employees begin", [("Police Department", 1)]),
        # Two were taught on October 20, 2026: 30 days before a year is over they are asked again.
        (date(2027, 9, 20), "Training is asked for again", [("T: What everyone must know", 2)]),
        # Sent on October 15, 2026; twelve months later is a Friday.
        (date(2027, 10, 15), "The directive goes to everybody again", [("Police Department", 12)]),
    ]
    assert (date(2027, 3, 31), "An appointing officer's delegation ends") in [
        each[:2] for each in lines(found, Kind.ENDS)
    ]
    (again,) = [line for month in found.months for day in month.days for line in day.lines if "everybody" in line.what]
    assert (again.deadline.rule, again.deadline.trigger) == ("annual_redissemination", date(2026, 10, 15))


def test_what_is_due_stands_on_its_day_with_who_owes_it(taught, police, marisol, at):
    with at("2026-11-10T09:00"):
        record_service(dissemination=taught, deliveries=taught.deliveries.all(), how="paper", by=marisol.user)
    waiting = Delivery.objects.open().filter(due_on=date(2026, 12, 10)).count()
    assert waiting
    found = read(at)
    assert (date(2026, 12, 10), "The directive is to be signed", [("Police Department", waiting)]) in lines(
        found, Kind.DUE
    )
    assert found.next.on == min(day for day, *_ in [*lines(found, Kind.DUE), *lines(found, Kind.OUT)])


def test_the_clocks_of_agencies_and_of_the_city_are_in_it(transmitted, at):
    due = [(day, what) for day, what, _places in lines(read(at, "2026-10-02T09:00"), Kind.DUE)]
    assert (date(2026, 10, 16), "Officers give notice") in due
    assert (date(2026, 11, 2), "Agencies give the directive") in due
    assert (date(2027, 2, 1), "Publish the figures of quarter 4, 2026") in due


def test_a_sending_that_is_late_goes_out_the_next_morning(sent, police, at):
    found = read(at, "2027-11-01T12:00")
    assert lines(found, Kind.OUT)[0][:2] == (date(2027, 11, 2), "The directive goes to everybody again")
    before_six = datetime(2027, 11, 1, 9, 0, tzinfo=UTC)
    assert next_morning(before_six) == date(2027, 11, 1)


def test_a_meeting_has_its_day_and_the_last_minute_for_its_notice(order, clerk, at):
    Meeting.objects.create(
        starts_at=datetime(2027, 3, 15, 23, 0, tzinfo=UTC),
        place="City Hall",
        contact="x",
        called_at=datetime(2026, 11, 2, 14, 0, tzinfo=UTC),
        called_by=clerk.user,
    )
    found = read(at)
    assert (date(2027, 3, 15), "Regular meeting, 7 p.m., City Hall", []) in lines(found, Kind.MEETS)
    # The clocks change on March 14: the earlier of the two readings holds.
    said = "Notice of the meeting on Monday, March 15, 2027, by Saturday, March 13, 2027, 6 p.m. EST"
    assert (date(2027, 3, 13), said, []) in lines(found, Kind.DUE)


def test_the_days_the_city_is_closed_are_named_and_are_nothing_to_do(city, at):
    Holiday.objects.create(closed_on=date(2026, 12, 4), name="Founders' Day", kind="local")
    found = read(at)
    assert (date(2026, 12, 4), "Founders' Day", []) in lines(found, Kind.CLOSED)
    assert (date(2026, 12, 25), "Christmas Day", []) in lines(found, Kind.CLOSED)
    assert found.next is None
    assert (found.months[0].first, found.months[-1].first) == (date(2026, 11, 1), date(2027, 11, 1))
    assert same_day_next_year(date(2028, 2, 29)) == date(2029, 2, 28)


def test_the_page_says_first_what_happens_next_and_leads_to_each_place(taught, clerk, see):
    said = see(clerk).text
    assert said.index("Next:") < said.index("November 2026")
    assert "Why this date?" in said
    assert reverse("agency", args=["police"]) in said
    assert "Christmas Day" in said


def test_who_keeps_the_board_reads_it_and_nobody_else(sent, clerk, auditor, marisol, person, see):
    machines = person("3005", "Wei-Ling", "Chen")
    machines.user.groups.add(Group.objects.get(name=SYSTEM_ADMINISTRATORS))
    assert [see(each).status_code for each in (clerk, auditor)] == [200, 200]
    assert reverse("tomorrow:index") not in see(auditor).text
    for each in (marisol, machines):
        assert see(each).status_code in (302, 403)


def test_the_page_takes_the_same_queries_for_any_number_of_agencies(taught, clerk, see, at, hired):
    # One that was sent no copy, so that the clerk has that to do both times.
    Agency.objects.create(name="Shade Tree Commission", slug="shade-tree", kind="board")
    see(clerk)
    with CaptureQueriesContext(connection) as few:
        see(clerk)
    _twenty_more_agencies_that_have_sent_a_directive(clerk, at)
    hired(30, first=6000)
    with CaptureQueriesContext(connection) as many:
        see(clerk)
    assert len(few) == len(many) <= 66


def _twenty_more_agencies_that_have_sent_a_directive(clerk, at):
    first = Edition.objects.get(kind="directive")
    body = first.texts.get(is_source=True).body
    for n in range(20):
        agency = Agency.objects.create(name=f"Agency {n}", slug=f"agency-{n}", kind="board")
        person = Employee.objects.create(number=f"8{n:03}", given_name="A", family_name="B")
        Employment.objects.create(employee=person, agency=agency, starts_on=date(2020, 1, 6))
        facts = {"title": "D", "reference": "D", "adopted_at": first.adopted_at, "adopted_by": clerk.user}
        days = {"signed_on": first.signed_on, "effective_on": first.effective_on}
        edition = Edition.objects.create(kind="directive", agency=agency, number=1, order=first.order, **facts, **days)
        EditionText.objects.create(edition=edition, language="en", is_source=True, title="D", body=body, sha256="0")
        with at(f"2026-10-{n + 5:02}T10:00"):
            disseminate(edition=edition, reason=Dissemination.Reason.DIRECTIVE, by=clerk.user)
