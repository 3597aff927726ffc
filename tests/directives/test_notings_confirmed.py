"""A second person says that what was noted is right, or sets it aside."""

from datetime import date, datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from directives.acts import notings_confirmed
from directives.acts.acknowledgments import acknowledge
from directives.acts.notings import note_all
from directives.acts.notings_confirmed import confirm, set_aside
from directives.models import Acknowledgment, Delivery, Noting
from directives.refusal import Refusal
from directives.reports.late import waiting
from people.models import Delegation, Employee, Employment


@pytest.fixture
def second(person, police):
    """Another appointing officer of the police."""
    officer = person("1002", "Tobias", "Lindqvist", police)
    Delegation.objects.create(agency=police, officer=officer, starts_on=date(2020, 1, 6))
    return officer


@pytest.fixture
def confirmed(police, second, at):
    def act(by=None, day="2026-12-01T09:00", which=None):
        with at(day):
            found = Noting.objects.all() if which is None else which
            return confirm(agency=police, notings=found, by=(by or second).user)

    return act


def test_signing_on_paper_in_time_is_in_time_however_late_it_is_entered(noted, confirmed, delivery, marisol, second):
    one = noted(day="2026-11-30T09:00")
    assert confirmed() == 1
    delivery.refresh_from_db()
    one.refresh_from_db()
    assert (delivery.served_how, delivery.served_by, delivery.due_on) == ("paper", marisol.user, date(2026, 11, 18))
    assert (delivery.closed_as, delivery.closed_on) == ("acknowledged", date(2026, 10, 19))
    assert (one.confirmed_by, one.has_served, one.acknowledgment) == (second.user, True, delivery.acknowledgment)
    receipt = delivery.acknowledgment
    assert (receipt.method, receipt.typed_name, receipt.acknowledged_by) == ("paper", "Inés Ferreira", marisol.user)
    assert (receipt.due_on, receipt.text) == (date(2026, 11, 18), delivery.dissemination.edition.texts.get())
    # Nobody noted the hour: the day's beginning stands for it.
    assert receipt.shown_at == receipt.acknowledged_at == datetime.fromisoformat("2026-10-19T00:00-04:00")
    assert confirmed() == 0
    assert Acknowledgment.objects.count() == 1


def test_whoever_was_served_already_keeps_that_date(noted, confirmed, delivery, sent, at):
    from directives.acts.deliveries import serve_by_email

    with at("2026-10-15T10:05"):
        serve_by_email(delivery_ids=[delivery.pk])
    one = noted("roll_call", happened_on=date(2026, 10, 15))
    confirmed()
    delivery.refresh_from_db()
    one.refresh_from_db()
    assert (delivery.served_how, delivery.due_on, one.has_served) == ("email", date(2026, 11, 16), False)
    # On the day it was sent and served nobody signed before that hour.
    assert delivery.acknowledgment.acknowledged_at == delivery.served_at > sent.sent_at
    assert delivery.acknowledgment.method == "roll_call"


def test_a_refusal_is_delivered_and_not_acknowledged_and_they_may_sign_after_all(
    noted, confirmed, delivery, ines, note, at
):
    noted("refused")
    confirmed()
    delivery.refresh_from_db()
    assert (delivery.served_how, delivery.due_on) == ("paper", date(2026, 11, 18))
    assert (delivery.closed_as, delivery.closed_on) == ("refused", date(2026, 10, 19))
    assert not Acknowledgment.objects.exists()
    with pytest.raises(Refusal, match="no longer asked"):
        noted("refused", day="2026-12-02T09:00")
    with at("2026-12-03T09:00"):
        acknowledge(delivery=delivery, note=note(delivery, ines.user), typed_name="Inés Ferreira", by=ines.user)
    delivery.refresh_from_db()
    assert (delivery.closed_as, delivery.closed_on) == ("acknowledged", date(2026, 12, 3))


def test_nor_on_paper_is_signing_after_all_refused(noted, confirmed, delivery):
    noted("refused")
    confirmed()
    noted("paper", day="2026-12-02T09:00", happened_on=date(2026, 12, 2))
    assert confirmed(day="2026-12-03T09:00") == 1
    delivery.refresh_from_db()
    assert (delivery.closed_as, delivery.closed_on) == ("acknowledged", date(2026, 12, 2))


def test_the_one_who_noted_does_not_confirm_nor_she_whom_it_is_about(noted, confirmed, police, marisol, ines, nell):
    noted()
    assert confirmed(by=marisol) == 0
    Delegation.objects.create(agency=police, officer=ines, starts_on=date(2020, 1, 6))
    assert confirmed(by=ines) == 0
    with pytest.raises(PermissionDenied):
        confirmed(by=nell)
    assert Noting.objects.get().confirmed_at is None


def test_the_clerk_may_be_the_second_person(noted, confirmed, clerk):
    noted()
    assert confirmed(by=clerk) == 1


def test_who_signs_on_screen_meanwhile_has_signed_on_screen(noted, confirmed, delivery, ines, note, at):
    noted()
    with at("2026-10-21T09:00"):
        acknowledge(delivery=delivery, note=note(delivery, ines.user), typed_name="Inés Ferreira", by=ines.user)
    assert confirmed() == 0
    assert Acknowledgment.objects.get().method == "screen"


def test_what_is_set_aside_is_asked_as_before(noted, police, delivery, second, marisol, nell, at):
    noted()
    with at("2026-10-21T09:00"):
        with pytest.raises(Refusal, match="Say why"):
            set_aside(agency=police, notings=Noting.objects.all(), why=" ", by=second.user)
        with pytest.raises(PermissionDenied):
            set_aside(agency=police, notings=Noting.objects.all(), why="Not hers.", by=nell.user)
        assert set_aside(agency=police, notings=Noting.objects.all(), why="Not her hand.", by=second.user) == 1
        assert set_aside(agency=police, notings=Noting.objects.all(), why="Not her hand.", by=second.user) == 0
    one = Noting.objects.get()
    assert (one.set_aside_by, one.set_aside_why) == (second.user, "Not her hand.")
    noted(day="2026-10-22T09:00")
    with at("2026-10-22T10:00"):
        live = Noting.objects.live()
        assert set_aside(agency=police, notings=live, why="I ticked the wrong person.", by=marisol.user) == 1
    delivery.refresh_from_db()
    assert delivery.closed_at is None


def test_the_confirmation_and_its_record_stand_or_fall_together(noted, confirmed, delivery, monkeypatch):
    noted()

    def broken(**_):
        raise RuntimeError

    monkeypatch.setattr(notings_confirmed, "record", broken)
    with pytest.raises(RuntimeError):
        confirmed()
    delivery.refresh_from_db()
    assert (delivery.closed_at, Acknowledgment.objects.count(), Noting.objects.to_confirm().count()) == (None, 0, 1)


def test_a_sheet_of_fifty_costs_the_statements_of_one(noted, confirmed, sent, police, marisol, at):
    noted("roll_call")
    assert confirmed() == 1  # and the day's deadline is kept
    people = Employee.objects.bulk_create(
        Employee(number=f"n{n}", given_name="Ada", family_name=f"Roe {n}") for n in range(51)
    )
    Employment.objects.bulk_create(
        Employment(employee=each, agency=police, starts_on=date(2020, 1, 6)) for each in people
    )
    Delivery.objects.bulk_create(Delivery(dissemination=sent, employee=each) for each in people)
    called = {"way": "roll_call", "happened_on": date(2026, 10, 19), "language": "en", "witness": "Sergeant Dow"}
    with at("2026-10-20T09:00"):
        assert note_all(dissemination=sent, deliveries=sent.deliveries.all(), by=marisol.user, **called) == 51
    assert not waiting(today=date(2026, 12, 30)).filter(employee__in=people).exists()
    with CaptureQueriesContext(connection) as few:
        assert confirmed(which=Noting.objects.filter(delivery__employee=people[0])) == 1
    with CaptureQueriesContext(connection) as many:
        assert confirmed() == 50
    assert len(many) == len(few)
