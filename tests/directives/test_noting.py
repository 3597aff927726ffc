"""An officer notes what happened away from a screen."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from directives.acts import notings
from directives.acts.notings import note_all
from directives.models import Delivery, Noting
from directives.refusal import Refusal
from directives.reports.late import waiting
from evidence.models import Entry
from letters.models import Letter
from people.models import Employee, Employment

MONDAY = date(2026, 10, 19)


def test_a_noting_waits_says_so_to_whom_it_is_about_and_closes_nothing(noted, delivery, ines, at, mailoutbox):
    from letters.outbox import send_due

    with at("2026-10-20T08:00"):
        send_due()
    mailoutbox.clear()
    one = noted(proof="scan 0f3a page 2 line 5")
    delivery.refresh_from_db()
    assert (one.way, one.happened_on, one.proof, one.confirmed_at) == ("paper", MONDAY, "scan 0f3a page 2 line 5", None)
    assert delivery.closed_at is None
    details = Entry.objects.get(action="signatures noted").details
    assert (details["proof"], details["deliveries"]) == ("scan 0f3a page 2 line 5", [delivery.pk])
    with at("2026-10-20T09:05"):
        send_due()
    (mail,) = mailoutbox
    assert mail.to == [f"Inés Ferreira <{ines.email}>"] or ines.email in mail.to[0]
    assert (
        "Marisol Quiñones noted that you signed “Police directive” on paper on Monday, October 19, 2026." in mail.body
    )
    assert not waiting(today=date(2026, 11, 30)).filter(pk=delivery.pk).exists()


def test_twice_is_told_and_nobody_is_written_to_again(noted, delivery):
    noted()
    with pytest.raises(Refusal, match="noted of Inés Ferreira already"):
        noted()
    assert (Noting.objects.count(), Letter.objects.filter(kind="noting").count()) == (1, 1)


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"happened_on": date(2026, 10, 21)}, "still to come"),
        ({"happened_on": date(2026, 10, 14)}, "before the text was sent"),
        ({"way": "telepathy"}, "Say whether they signed on paper"),
        ({"way": "roll_call", "witness": "  "}, "Name the witness"),
        ({"way": "refused", "witness": ""}, "Name the witness"),
        ({"language": "pt"}, "no text to sign in that language"),
    ],
)
def test_what_cannot_have_happened_is_not_noted(noted, changes, why):
    with pytest.raises(Refusal, match=why):
        noted(**changes)
    assert not Noting.objects.exists()


def test_nor_of_whom_it_cannot_be(noted, sent, delivery, marisol, ines, at):
    with pytest.raises(Refusal, match="their own signature"):
        noted(delivery=sent.deliveries.get(employee=marisol))
    Employment.objects.filter(employee=ines).update(starts_on=date(2026, 10, 20))
    with pytest.raises(Refusal, match="did not work there that day"):
        noted()
    Employment.objects.filter(employee=ines).update(starts_on=MONDAY)
    Delivery.objects.filter(pk=delivery.pk).update(closed_as="exempt", closed_on=MONDAY, closed_at="2026-10-19T12:00Z")
    with pytest.raises(Refusal, match="no longer asked of Inés"):
        noted()


def test_another_agencys_officer_and_the_employee_note_nothing(noted, nell, ines):
    for stranger in (nell, ines):
        with pytest.raises(PermissionDenied):
            noted(by=stranger.user)


def test_the_noting_its_letter_and_its_record_stand_or_fall_together(noted, monkeypatch):
    def broken(**_):
        raise RuntimeError

    monkeypatch.setattr(notings, "record", broken)
    with pytest.raises(RuntimeError):
        noted()
    assert not Noting.objects.exists()
    assert not Letter.objects.filter(kind="noting").exists()


def test_a_roll_call_of_a_hundred_costs_the_statements_of_one(sent, delivery, marisol, police, at):
    def call(which):
        with at("2026-10-20T09:00"), CaptureQueriesContext(connection) as asked:
            noted = note_all(
                dissemination=sent,
                deliveries=which,
                way="roll_call",
                happened_on=MONDAY,
                language="en",
                witness="Sergeant Dow",
                by=marisol.user,
            )
        return noted, len(asked)

    people = Employee.objects.bulk_create(
        Employee(number=f"n{n}", given_name="Ada", family_name=f"Roe {n}") for n in range(100)
    )
    Employment.objects.bulk_create(
        Employment(employee=each, agency=police, starts_on=date(2020, 1, 6)) for each in people
    )
    Delivery.objects.bulk_create(Delivery(dissemination=sent, employee=each) for each in people)
    one, statements = call(sent.deliveries.filter(employee=people[0]))
    many, as_many = call(sent.deliveries.all())
    # The first was noted before, and the chief notes nothing of herself.
    assert (one, many, as_many) == (1, 100, statements)
