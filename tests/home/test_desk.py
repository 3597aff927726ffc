"""An employee's desk: what is owed, what is done, and nothing else."""

import pytest
from django.urls import reverse

from directives.acts.acknowledgments import acknowledge
from directives.acts.deliveries import serve_at_sign_in
from people.models import User


@pytest.fixture
def desk(client, at):
    def see(user, on="2026-11-04T09:00"):
        client.force_login(user)
        with at(on):
            return client.get(reverse("desk"))

    return see


@pytest.fixture
def served(delivery, ines, at):
    with at("2026-10-15T12:00"):
        serve_at_sign_in(user=ines.user)
    return delivery


def test_it_says_how_much_there_is_to_do_and_by_when(desk, ines, served):
    said = desk(ines.user).text
    assert "You have 1 thing to do." in said
    assert "Sign by <strong>Monday, November 16, 2026</strong> (12 days)." in said
    assert "It says, in writing, what the order asks of you in your work." in said
    assert "About 1 minute to read." in said
    assert "Why this date?" in said
    assert reverse("reading", args=[served.pk]) in said


def test_the_last_day_is_today(desk, ines, served):
    assert "<strong>today, Monday, November 16, 2026</strong>" in desk(ines.user, "2026-11-16T23:30").text


def test_a_day_too_late_it_is_overdue_and_can_still_be_signed(desk, ines, served):
    said = desk(ines.user, "2026-11-17T00:30").text
    assert "Overdue, by 1 day" in said
    assert "It is overdue, and can still be done." in said


def test_what_has_not_reached_anybody_has_no_date_yet(desk, ines, delivery):
    assert "You have 30 days from the day this reached you." in desk(ines.user).text


def test_what_is_signed_is_folded_with_its_receipt(desk, ines, served, note, at):
    with at("2026-10-20T12:00"):
        signed = acknowledge(delivery=served, note=note(served, ines.user), typed_name="Inés Ferreira", by=ines.user)
    said = desk(ines.user).text
    assert "You have nothing to do." in said
    assert "Done (1)" in said
    assert reverse("receipt", args=[signed.code]) in said


def test_somebody_elses_things_are_not_on_it(desk, marisol, ines, served):
    assert reverse("reading", args=[served.pk]) not in desk(marisol.user).text


def test_an_empty_desk_is_friendly(desk, nell):
    assert "Your desk is clear" in desk(nell.user).text


def test_an_account_of_nobody_on_the_roster_gets_a_plain_page(desk, db):
    root = User.objects.create_superuser(username="root", password="a long enough phrase")
    said = desk(root)
    assert said.status_code == 200
    assert "Nothing is asked of you here" in said.text
    assert reverse("wagtailadmin_home") in said.text


def test_an_officer_finds_the_way_to_the_agency(desk, marisol, ines, sent):
    assert reverse("my_agencies") in desk(marisol.user).text
    assert "Your other work" not in desk(ines.user).text


def test_a_stranger_is_asked_to_sign_in(client):
    assert client.get(reverse("desk")).headers["Location"].startswith(reverse("account_login"))


def test_it_takes_three_queries_however_much_is_on_it(served, ines, at, django_assert_num_queries):
    from directives.reports.desk import desk as read

    for _again in range(2):
        with at("2026-11-04T09:00"), django_assert_num_queries(3):
            found = read(ines.user, screen="en", today=served.dissemination.roster_on)
        assert len(found.tasks) == 1
