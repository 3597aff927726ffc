"""An officer's list for one sending: one sentence, filters in the address, people, their dates and what comes next."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from deadlines import clock
from directives.reports.course import course
from directives.reports.progress import parts_of, tally

NOW = "2026-11-20T09:00"


@pytest.fixture
def see(client, at):
    def see(person, sending, on=NOW, slug="police", **query):
        client.force_login(person.user)
        with at(on):
            return client.get(reverse("sending", args=[slug, sending.pk]), query)

    return see


def signatures(sending):
    today = clock.today()
    since = timezone.localdate(sending.sent_at)
    return course(tally(sending.deliveries, today=today), since=since, today=today)


def numbers(response) -> list[str]:
    return [person.line.number for person in response.context["sheet"].people]


def test_the_first_sentence_says_how_it_stands(see, marisol, crowd):
    # The chief and 5000, 5005 were not reached; 5001 and 5006 are overdue.
    assert "<h1>5 of 9 have not signed. 2 are overdue.</h1>" in see(marisol, crowd(10)).text


def test_the_longest_overdue_come_first(see, marisol, crowd):
    assert numbers(see(marisol, crowd(10)))[:2] == ["5001", "5006"]


@pytest.mark.parametrize(
    ("standing", "expected"),
    [
        ("overdue", ["5001", "5006"]),
        ("late", ["5003", "5008"]),
        ("on_time", ["5002", "5007"]),
        ("separated", ["5004", "5009"]),
        ("unserved", ["5000", "5005", "1000"]),
        ("waiting", ["5001", "5006", "5000", "5005", "1000"]),
    ],
)
def test_every_filter_is_an_address(see, marisol, crowd, standing, expected):
    response = see(marisol, crowd(10), standing=standing)
    assert numbers(response) == expected
    assert f"1 to {len(expected)} of {len(expected)}" in response.text


def test_an_unknown_filter_shows_everybody(see, marisol, crowd):
    assert len(numbers(see(marisol, crowd(10), standing="sideways"))) == 11


def test_a_search_finds_names_and_numbers_and_counts_within_it(see, marisol, crowd):
    sending = crowd(10)
    assert numbers(see(marisol, sending, q="family5003")) == ["5003"]
    assert numbers(see(marisol, sending, q="1000")) == ["1000"]
    response = see(marisol, sending, q="Given500")
    chips = {str(chip["words"]): chip["count"] for chip in response.context["chips"]}
    assert chips["Everybody"] == 10
    assert chips["Overdue"] == 2


@pytest.mark.parametrize("search", ["\x00", "%", "'; --", "ا" * 500, "=cmd()"])
def test_a_strange_search_finds_nobody_and_breaks_nothing(see, marisol, crowd, search):
    assert see(marisol, crowd(5), q=search, page="x").status_code == 200


def test_nobody_found_is_said_kindly(see, marisol, crowd):
    response = see(marisol, crowd(5), q="zzz")
    assert "Nobody matches" in response.text
    assert "<table" not in response.text.split("Nobody matches")[0].split('id="people"')[1]


def test_fifty_people_stand_on_a_page(see, marisol, crowd):
    sending = crowd(60)
    assert len(numbers(see(marisol, sending))) == 50
    assert len(numbers(see(marisol, sending, page=2))) == 11


def test_each_due_date_stands_once_with_its_reasons(see, marisol, crowd):
    response = see(marisol, crowd(10))
    assert [deadline.due_on.isoformat() for deadline in response.context["sheet"].deadlines] == ["2026-11-16"]
    assert "Monday, November 16, 2026" in response.text


def test_who_signed_has_a_receipt_there(see, marisol, ines, sent, delivery, note, at):
    from directives.acts.acknowledgments import acknowledge

    with at("2026-10-20T12:00"):
        signed = acknowledge(delivery=delivery, note=note(delivery, ines.user), typed_name="Inés", by=ines.user)
    assert reverse("receipt", args=[signed.code]) in see(marisol, sent).text


def test_an_auditor_sees_everything_and_is_offered_nothing(see, auditor, crowd):
    response = see(auditor, crowd(10))
    assert len(numbers(response)) == 11
    assert "Remind" not in response.text
    assert 'name="person"' not in response.text


def test_another_agencys_sending_does_not_exist(see, nell, crowd):
    sending = crowd(5)
    assert see(nell, sending).status_code == 404
    # Nor by way of her own agency's address.
    assert see(nell, sending, slug="library").status_code == 404


def test_the_line_of_days_ends_today_and_marks_the_day_most_were_due(crowd, at):
    sending = crowd(10)
    with at(NOW):
        found = signatures(sending)
    assert found.points[0] == 0
    assert found.points[-1] == 4
    assert len(found.points) == 37
    assert (found.due_on.isoformat(), found.due_at) == ("2026-11-16", 32)
    assert [(day.day.day, day.done) for day in found.days] == [(2, 2), (18, 4)]


def test_a_sending_counted_through_stands_as_it_does_among_many(crowd, at):
    sending = crowd(10)
    for today in (date(2026, 11, 16), date(2026, 11, 17)):
        assert tally(sending.deliveries, today=today).parts == parts_of([sending.pk], today=today)[sending.pk]


def test_a_due_date_to_come_has_its_place_on_the_line(crowd, at):
    sending = crowd(10)
    with at("2026-11-04T09:00"):
        found = signatures(sending)
    assert found.span == found.due_at == 32
    assert len(found.points) == 21


def test_it_takes_as_many_queries_for_many_people_as_for_few(client, marisol, crowd, grow, at):
    client.force_login(marisol.user)
    sending = crowd(5)
    address = reverse("sending", args=["police", sending.pk])
    with at(NOW):
        client.get(address)
        with CaptureQueriesContext(connection) as few:
            client.get(address)
        grow(sending, 45)
        with CaptureQueriesContext(connection) as many:
            assert len(numbers(client.get(address))) == 50
    assert len(few) == len(many) <= 20
