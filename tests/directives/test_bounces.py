"""A letter that came back served nobody: the clock never starts at a mere attempt."""

from datetime import date, datetime

import pytest
from django.utils import timezone

from directives.acts import bounces
from directives.acts.deliveries import serve_at_sign_in
from directives.models import Delivery
from evidence.models import Entry
from letters.acts import bounce, owe
from letters.models import Letter
from letters.outbox import send_due


def local(day: int, hour: int) -> datetime:
    return timezone.make_aware(datetime(2026, 10, day, hour))  # noqa: DTZ001 local


def sent_letter(delivery: Delivery, kind: str = "delivery") -> Letter:
    """Its letter, accepted by the mail server."""
    key = f"{kind}:{delivery.pk}:1" if kind == "reminder" else f"delivery:{delivery.pk}"
    owe(key=key, kind=kind, to="1000@kestrelfalls.example", subject_id=delivery.pk)
    send_due()
    return Letter.objects.get(key=key, state="accepted")


def returned(letter: Letter) -> int:
    return bounce(letter_ids=[letter.pk], answer="550 5.1.1 No such person")


def records() -> list[dict]:
    return list(Entry.objects.filter(action="service taken back").values_list("details", flat=True))


def test_the_service_of_a_letter_that_came_back_is_undone_once(delivery, at):
    with at("2026-10-20T08:00"):
        letter = sent_letter(delivery)
    delivery.refresh_from_db()
    assert (delivery.served_how, delivery.served_at) == ("email", local(20, 8))
    Delivery.objects.update(rung=-14)
    with at("2026-10-20T09:30"):
        assert returned(letter) == 1
        assert returned(letter) == 0
    delivery.refresh_from_db()
    assert (delivery.served_at, delivery.served_how, delivery.due, delivery.due_on) == (None, "", None, None)
    assert (delivery.rung, delivery.bounced_at) == (None, local(20, 9).replace(minute=30))
    assert records() == [{"people": 1, "why": "letter came back"}]


def test_who_signs_in_afterwards_is_served_that_day(delivery, ines, at):
    with at("2026-10-20T08:00"):
        returned(sent_letter(delivery))
    with at("2026-10-26T08:00"):
        assert serve_at_sign_in(user=ines.user) == 1
    delivery.refresh_from_db()
    assert (delivery.served_how, delivery.due.trigger_on) == ("sign_in", date(2026, 10, 26))


def test_who_was_served_in_another_way_stays_served(delivery, ines, at):
    with at("2026-10-20T07:00"):
        serve_at_sign_in(user=ines.user)
        returned(sent_letter(delivery))
    delivery.refresh_from_db()
    assert (delivery.served_how, delivery.bounced_at) == ("sign_in", local(20, 7))
    assert records() == []


def test_what_has_ended_stays_as_it_was(delivery, at):
    with at("2026-10-20T07:00"):
        letter = sent_letter(delivery)
        Delivery.objects.update(closed_at=local(20, 7), closed_on=date(2026, 10, 20), closed_as="acknowledged")
        returned(letter)
    delivery.refresh_from_db()
    assert (delivery.served_how, delivery.bounced_at) == ("email", None)


def test_a_reminder_that_arrived_served_on_its_own_day(delivery, at):
    with at("2026-10-20T07:00"):
        first = sent_letter(delivery)
    with at("2026-10-23T07:00"):
        second = sent_letter(delivery, "reminder")
        returned(first)
    delivery.refresh_from_db()
    assert (delivery.served_at, delivery.due.trigger_on) == (local(23, 7), date(2026, 10, 23))
    assert records() == []
    returned(second)
    delivery.refresh_from_db()
    assert delivery.served_at is None
    assert len(records()) == 1


def test_a_letter_of_another_kind_says_nothing_of_a_delivery(delivery, at):
    with at("2026-10-20T07:00"):
        sent_letter(delivery)
        other = owe(key="x", kind="certified_copy", to="x@city.example", subject_id=delivery.pk)
        returned(other)
    delivery.refresh_from_db()
    assert (delivery.served_how, delivery.bounced_at) == ("email", None)


def test_a_record_that_cannot_be_written_undoes_nothing_and_is_told_again(delivery, at, monkeypatch, caplog):
    with at("2026-10-20T07:00"):
        letter = sent_letter(delivery)
        with monkeypatch.context() as patch, caplog.at_level("CRITICAL"):
            patch.setattr(bounces, "record", lambda **_: 1 / 0)
            returned(letter)
        delivery.refresh_from_db()
        assert (delivery.served_how, delivery.bounced_at) == ("email", None)
        send_due()
    delivery.refresh_from_db()
    assert (delivery.served_how, len(records())) == ("", 1)


@pytest.mark.parametrize("many", [1, 9])
def test_as_many_queries_for_many_as_for_one(sent, person, many, at, django_assert_num_queries):
    keys = [Delivery.objects.create(dissemination=sent, employee=person(f"7{n:03}", "A", "B")).pk for n in range(many)]
    with at("2026-10-20T07:00"):
        bounces.serve_by_email(delivery_ids=keys)
        with django_assert_num_queries(9):
            assert bounces.take_back_service(delivery_ids=keys, at=local(20, 7)) == many
