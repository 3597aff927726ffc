"""An agency's page: the chain link by link, and what its officer does next."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from directives.models import Transmittal
from evidence.models import Entry


@pytest.fixture
def see(client, at):
    def see(person, name="agency", *args, on="2026-10-20T09:00"):
        client.force_login(person.user)
        with at(on):
            return client.get(reverse(name, args=args))

    return see


@pytest.fixture
def confirm(client, at):
    def confirm(person, slug="police", on="2026-10-02T09:00"):
        client.force_login(person.user)
        with at(on):
            return client.post(reverse("confirm_receipt", args=[slug]))

    return confirm


def test_before_an_order_is_in_force_the_page_says_so(see, marisol):
    assert "No order is in force yet" in see(marisol, "agency", "police").text


def test_it_shows_the_next_act_and_the_officer_does_it(see, confirm, transmitted, marisol):
    assert "Confirm receipt" in see(marisol, "agency", "police").text
    confirm(marisol)
    copy = Transmittal.objects.get(agency__slug="police")
    assert copy.received_by == marisol.user
    said = see(marisol, "agency", "police").text
    assert "Confirm receipt" not in said
    assert "The employees have not been told about the order yet." in said


def test_a_second_confirmation_moves_nothing(confirm, transmitted, marisol):
    confirm(marisol)
    entries = Entry.objects.count()
    confirm(marisol, on="2026-12-02T09:00")
    assert Transmittal.objects.get(agency__slug="police").received_at.isoformat().startswith("2026-10-02")
    assert Entry.objects.count() == entries


def test_confirming_is_never_a_link(client, transmitted, marisol):
    client.force_login(marisol.user)
    assert client.get(reverse("confirm_receipt", args=["police"])).status_code == 405


def test_another_agencys_page_does_not_exist(see, confirm, transmitted, marisol, nell):
    assert see(nell, "agency", "police").status_code == 404
    assert confirm(nell, "police").status_code == 404
    assert Transmittal.objects.get(agency__slug="police").received_at is None


def test_an_employee_who_answers_for_nobody_has_no_agency(see, transmitted, ines):
    assert see(ines, "agency", "police").status_code == 404
    assert see(ines, "my_agencies").status_code == 404


def test_an_auditor_sees_and_cannot_act(see, confirm, transmitted, auditor):
    assert "Confirm receipt" not in see(auditor, "agency", "police").text
    assert confirm(auditor).status_code == 404


def test_an_officer_of_one_agency_goes_straight_to_it(see, transmitted, marisol):
    assert see(marisol, "my_agencies").headers["Location"] == reverse("agency", args=["police"])


def test_the_clerk_sees_every_agency(see, sent, clerk):
    said = see(clerk, "my_agencies").text
    assert "Police Department" in said
    assert "Free Public Library" in said
    assert "2 of 2 have not signed. Nobody is overdue." in said


def test_each_date_says_why(see, sent, marisol):
    said = see(marisol, "agency", "police").text
    # The clerk's copies, the notice and the directive: three clocks of this agency.
    assert said.count("Why this date?") == 3


def test_what_was_sent_stands_there_with_its_parts(see, sent, marisol):
    said = see(marisol, "agency", "police").text
    assert reverse("sending", args=["police", sent.pk]) in said
    assert "Sent to 2 people" in said


def test_it_takes_as_many_queries_for_many_people_as_for_few(client, marisol, crowd, grow, at):
    client.force_login(marisol.user)
    with at("2026-11-20T09:00"):
        sending = crowd(5)
        client.get(reverse("agency", args=["police"]))
        with CaptureQueriesContext(connection) as few:
            client.get(reverse("agency", args=["police"]))
        grow(sending, 45)
        with CaptureQueriesContext(connection) as many:
            client.get(reverse("agency", args=["police"]))
    assert len(few) == len(many) <= 28
