"""“That is not right”: the person's own words, and the clerk's answer."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from directives.acts import disputes
from directives.acts.acknowledgments import acknowledge
from directives.acts.deliveries import serve_by_email
from directives.acts.disputes import dispute, settle
from directives.acts.notings_confirmed import confirm
from directives.models import AcknowledgmentCorrection, Delivery, Dissemination, Noting
from directives.refusal import Refusal
from directives.reports.late import waiting
from letters.models import Letter
from people.models import Employment

WORDS = "I was on patrol that day and signed nothing."
LATER = date(2026, 12, 30)


@pytest.fixture
def said_no(ines, at):
    def act(noting, words=WORDS, by=None):
        with at("2026-10-22T09:00"):
            return dispute(noting=noting, words=words, by=(by or ines).user)

    return act


@pytest.fixture
def settled(clerk, at):
    def act(noting, settled_as="taken_back", why="The sheet shows another name.", by=None):
        with at("2026-10-23T09:00"):
            return settle(noting=noting, settled_as=settled_as, why=why, by=(by or clerk).user)

    return act


@pytest.fixture
def confirmed(police, clerk, at):
    def act():
        with at("2026-10-21T09:00"):
            return confirm(agency=police, notings=Noting.objects.all(), by=clerk.user)

    return act


@pytest.fixture
def served(delivery, at):
    with at("2026-10-15T10:05"):
        serve_by_email(delivery_ids=[delivery.pk])


def test_a_dispute_keeps_her_words_stops_the_reminders_and_nobody_confirms_it(served, noted, said_no, confirmed):
    one = said_no(noted())
    assert (one.disputed_words, one.is_disputed) == (WORDS, True)
    assert said_no(one, "Something else.").disputed_words == WORDS
    assert confirmed() == 0
    assert not waiting(today=LATER).filter(pk=one.delivery_id).exists()


@pytest.mark.parametrize(("words", "why"), [("  ", "in a few words"), ("x" * 1001, "longer than 1,000")])
def test_it_needs_words_and_not_a_book(noted, said_no, words, why):
    with pytest.raises(Refusal, match=why):
        said_no(noted(), words)


def test_only_she_disputes_and_only_the_clerk_settles(noted, said_no, settled, marisol, nell):
    one = noted()
    for stranger in (marisol, nell):
        with pytest.raises(PermissionDenied):
            said_no(one, by=stranger)
    with pytest.raises(Refusal, match="no dispute"):
        settled(one)
    said_no(one)
    with pytest.raises(PermissionDenied):
        settled(one, by=marisol)
    with pytest.raises(Refusal, match="Say why"):
        settled(one, why=" ")
    with pytest.raises(Refusal, match="stands, or is taken back"):
        settled(one, "perhaps")


def test_taken_back_before_anybody_confirmed_it_is_as_if_it_had_not_been_noted(served, noted, said_no, settled):
    one = settled(said_no(noted()))
    assert (one.settled_as, one.settled_why) == ("taken_back", "The sheet shows another name.")
    assert waiting(today=LATER).filter(pk=one.delivery_id).exists()
    assert not AcknowledgmentCorrection.objects.exists()
    with pytest.raises(Refusal, match="settled already"):
        said_no(one)
    noted(day="2026-10-24T09:00")


def test_what_stands_waits_for_its_second_person_as_before(noted, said_no, settled, confirmed, delivery):
    settled(said_no(noted()), "stands", "The clerk saw the sheet.")
    assert confirmed() == 1
    delivery.refresh_from_db()
    assert delivery.closed_as == "acknowledged"


def test_a_signature_taken_back_stays_written_and_the_text_goes_to_her_again(
    noted, said_no, settled, confirmed, delivery, ines, note, at
):
    one = noted()
    confirmed()
    settled(said_no(one))
    delivery.refresh_from_db()
    correction = AcknowledgmentCorrection.objects.get()
    assert (correction.acknowledgment, correction.why) == (delivery.acknowledgment, "The sheet shows another name.")
    assert (delivery.closed_as, delivery.closed_on) == ("taken_back", date(2026, 10, 23))
    again = Delivery.objects.get(dissemination__reason=Dissemination.Reason.AGAIN)
    assert (again.employee, again.dissemination.edition, again.due) == (ines, delivery.dissemination.edition, None)
    assert Letter.objects.filter(kind="delivery", subject_id=again.pk).exists()
    with pytest.raises(Refusal, match="Taken back after a dispute"):
        acknowledge(delivery=delivery, note=note(delivery, ines.user), typed_name="Inés Ferreira", by=ines.user)
    with at("2026-10-24T09:00"):
        signed = acknowledge(delivery=again, note=note(again, ines.user), typed_name="Inés Ferreira", by=ines.user)
    assert signed.due_on == date(2026, 11, 23)


def test_nothing_is_sent_again_to_somebody_who_has_left(noted, said_no, settled, confirmed, ines):
    one = noted()
    confirmed()
    Employment.objects.filter(employee=ines).update(ends_on=date(2026, 10, 21))
    settled(said_no(one))
    assert not Dissemination.objects.filter(reason=Dissemination.Reason.AGAIN).exists()


def test_a_refusal_taken_back_opens_it_again_and_stops_the_clock_it_had_started(
    noted, said_no, settled, confirmed, delivery
):
    one = noted("refused")
    confirmed()
    settled(said_no(one, "Nobody gave me anything."))
    delivery.refresh_from_db()
    assert (delivery.closed_as, delivery.closed_at, delivery.due_on, delivery.served_how) == ("", None, None, "")


def test_the_clock_another_service_started_goes_on(served, noted, said_no, settled, confirmed, delivery):
    one = noted("refused")
    confirmed()
    settled(said_no(one))
    delivery.refresh_from_db()
    assert (delivery.closed_as, delivery.due_on) == ("", date(2026, 11, 16))


@pytest.mark.parametrize("broken_act", ["dispute", "settle"])
def test_each_stands_or_falls_with_its_record(noted, said_no, settled, monkeypatch, broken_act):
    def broken(**_):
        raise RuntimeError

    one = noted()
    if broken_act == "settle":
        said_no(one)
    monkeypatch.setattr(disputes, "record", broken)
    with pytest.raises(RuntimeError):
        settled(one) if broken_act == "settle" else said_no(one)
    one.refresh_from_db()
    assert one.settled_at is None
    assert one.is_disputed == (broken_act == "settle")
