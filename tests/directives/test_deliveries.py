from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from directives.acts.deliveries import record_service, remind, serve_at_sign_in, serve_by_email
from directives.models import Delivery
from directives.refusal import Refusal
from letters.models import Letter


def only(delivery):
    return Delivery.objects.filter(pk=delivery.pk)


def test_the_clock_starts_at_service_and_not_at_the_sending(delivery, ines, at):
    with at("2026-10-20T08:00"):
        assert serve_at_sign_in(user=ines.user) == 1
    delivery.refresh_from_db()
    assert (delivery.served_how, delivery.due.trigger_on, delivery.due_on) == (
        "sign_in",
        date(2026, 10, 20),
        date(2026, 11, 19),
    )


def test_half_past_eleven_at_night_is_still_that_day(delivery, ines, at):
    """UTC says the 21st already."""
    with at("2026-10-20T23:30"):
        serve_at_sign_in(user=ines.user)
    delivery.refresh_from_db()
    assert delivery.due.trigger_on == date(2026, 10, 20)


def test_a_second_service_does_not_move_the_date(delivery, ines, at):
    with at("2026-10-20T08:00"):
        serve_by_email(delivery_ids=[delivery.pk])
    with at("2026-10-25T08:00"):
        assert serve_at_sign_in(user=ines.user) == 0
    delivery.refresh_from_db()
    assert (delivery.served_how, delivery.due_on) == ("email", date(2026, 11, 19))


def test_an_officer_hands_it_over_on_paper(sent, delivery, marisol, at):
    with at("2026-10-21T07:00"):
        assert record_service(dissemination=sent, deliveries=only(delivery), how="paper", by=marisol.user) == 1
        assert record_service(dissemination=sent, deliveries=only(delivery), how="paper", by=marisol.user) == 0
    delivery.refresh_from_db()
    assert (delivery.served_how, delivery.served_by) == ("paper", marisol.user)


def test_an_officer_cannot_say_it_was_mailed(sent, delivery, marisol):
    with pytest.raises(Refusal, match="paper or read at roll call"):
        record_service(dissemination=sent, deliveries=only(delivery), how="email", by=marisol.user)


def test_another_agencys_officer_serves_and_reminds_nobody(sent, delivery, nell):
    for act in (lambda **k: record_service(how="paper", **k), remind):
        with pytest.raises(PermissionDenied):
            act(dissemination=sent, deliveries=only(delivery), by=nell.user)


def test_a_delivery_of_another_sending_is_passed_over(sent, delivery, marisol):
    assert (
        record_service(
            dissemination=sent, deliveries=Delivery.objects.exclude(dissemination=sent), how="paper", by=marisol.user
        )
        == 0
    )


def test_a_reminder_goes_out_once_a_day(sent, delivery, marisol, at):
    with at("2026-11-10T09:00"):
        assert remind(dissemination=sent, deliveries=only(delivery), by=marisol.user) == 1
        assert remind(dissemination=sent, deliveries=only(delivery), by=marisol.user) == 0
    with at("2026-11-11T09:00"):
        assert remind(dissemination=sent, deliveries=only(delivery), by=marisol.user) == 1
    assert Letter.objects.filter(kind="reminder").count() == 2


def test_nobody_who_has_signed_is_reminded(sent, delivery, ines, marisol, note):
    from directives.acts.acknowledgments import acknowledge

    acknowledge(delivery=delivery, note=note(delivery, ines.user), typed_name="Inés Ferreira", by=ines.user)
    assert remind(dissemination=sent, deliveries=only(delivery), by=marisol.user) == 0


def test_a_letter_the_mail_server_accepts_is_service(delivery, at, settings):
    from letters.outbox import send_due

    with at("2026-10-15T10:05"):
        send_due()
    delivery.refresh_from_db()
    assert (delivery.served_how, delivery.due_on) == ("email", date(2026, 11, 16))
    assert Letter.objects.get(subject_id=delivery.pk, kind="delivery").state == Letter.State.ACCEPTED


def test_the_letter_says_what_to_do_and_by_when_in_the_readers_language(delivery, ines, at, mailoutbox):
    from letters.outbox import send_due

    ines.language = "es"
    ines.save()
    Letter.objects.filter(subject_id=delivery.pk).update(language="es")
    with at("2026-10-15T10:05"):
        send_due()
    (mail,) = [m for m in mailoutbox if m.to == [ines.email] or ines.email in m.to[0]]
    assert "16 de noviembre de 2026" in mail.body
    assert f"/es/desk/{delivery.pk}/" in mail.body


def test_a_letter_nobody_needs_any_more_is_not_sent(delivery, ines, note, mailoutbox):
    from directives.acts.acknowledgments import acknowledge
    from letters.outbox import send_due

    acknowledge(delivery=delivery, note=note(delivery, ines.user), typed_name="Inés Ferreira", by=ines.user)
    mailoutbox.clear()
    Letter.objects.filter(state="accepted").delete()
    send_due()
    assert not [m for m in mailoutbox if ines.email in m.to[0]]
    assert Delivery.objects.get(pk=delivery.pk).closed_as == "acknowledged"


def test_reminding_a_hundred_costs_the_statements_of_one(sent, person, police, marisol, at):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from people.models import Employee

    with at("2026-11-10T09:00"), CaptureQueriesContext(connection) as few:
        remind(dissemination=sent, deliveries=sent.deliveries.all(), by=marisol.user)
    Employee.objects.bulk_create(
        Employee(number=f"n{n}", given_name="Ada", family_name=f"Roe {n}", email=f"n{n}@kestrelfalls.example")
        for n in range(100)
    )
    Delivery.objects.bulk_create(
        Delivery(dissemination=sent, employee=each) for each in Employee.objects.filter(number__startswith="n")
    )
    with at("2026-11-11T09:00"), CaptureQueriesContext(connection) as many:
        assert remind(dissemination=sent, deliveries=sent.deliveries.all(), by=marisol.user) == 102
    assert len(many) == len(few)
