"""Seats and their terms, invitations and their replies, questions and their answers."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from commission.acts.members import Guest, end_term, invite, keep_reply, take_seat
from commission.acts.questions import answer_question
from commission.models import Invitation, Question, Seat
from deadlines import clock
from directives.refusal import Refusal
from evidence.models import Entry
from letters.models import Letter
from letters.outbox import send_due

FIRST = {"kind": "mandatory", "body": "Police Department", "member": "Marisol", "starts_on": date(2026, 10, 1)}
BOARD = Guest("Board of Education", "board@kestrelfalls.example")


def test_a_member_is_seated_once(devraj):
    first = take_seat(**FIRST, by=devraj.user)
    assert take_seat(**FIRST, by=devraj.user) == first
    assert Entry.objects.filter(action="seat taken").count() == 1


@pytest.mark.parametrize(
    ("changes", "sentence"), [({"member": " "}, "Say who"), ({"ends_on": date(2026, 9, 1)}, "ends before")]
)
def test_a_seat_that_makes_no_sense_is_refused(devraj, changes, sentence):
    with pytest.raises(Refusal, match=sentence):
        take_seat(**{**FIRST, **changes}, by=devraj.user)
    assert not Seat.objects.exists()


def test_a_term_ends_on_its_last_day(seats, devraj):
    ended = end_term(seat=seats[0], ends_on=date(2027, 9, 30), by=devraj.user)
    end_term(seat=ended, ends_on=date(2027, 9, 30), by=devraj.user)
    assert Seat.objects.on(date(2027, 10, 1)).count() == 2
    assert Entry.objects.filter(action="term ended").count() == 1
    with pytest.raises(Refusal, match="ends before"):
        end_term(seat=seats[1], ends_on=date(2026, 9, 1), by=devraj.user)


def test_an_invitation_goes_as_a_letter_and_is_not_sent_twice_in_a_year(devraj, city, order, at, mailoutbox):
    with at("2026-09-25T10:00"):
        assert len(invite(guests=[BOARD, BOARD, Guest("Interfaith Council")], by=devraj.user)) == 2
        assert invite(guests=[BOARD], by=devraj.user) == []
        send_due()
    assert "invites Board of Education" in mailoutbox[0].body
    assert "section 11" in mailoutbox[0].body


def test_who_declined_may_be_asked_again_and_a_reply_is_kept_once(devraj, at):
    with at("2026-09-25T10:00"):
        (invitation,) = invite(guests=[BOARD], by=devraj.user)
        keep_reply(invitation=invitation, reply="declined", by=devraj.user)
        keep_reply(invitation=invitation, reply="declined", by=devraj.user)
        assert len(invite(guests=[BOARD], by=devraj.user)) == 1
    assert Entry.objects.filter(action="invitation answered").count() == 1


@pytest.fixture
def question(db):
    return Question.objects.create(
        name="Ana", email="ana@example.org", language="es", text="¿Hay clases de inglés?", asked_at=clock.now()
    )


def test_an_answer_goes_as_a_letter_once(question, devraj, city, mailoutbox):
    answer_question(question=question, answer="Sí, en la biblioteca.", by=devraj.user)
    answer_question(question=question, answer="Otra cosa.", by=devraj.user)
    send_due()
    (letter,) = mailoutbox
    assert "Sí, en la biblioteca." in letter.body
    assert "¿Hay clases de inglés?" in letter.body
    # The record is read by many, and does not say who asked what.
    assert "Ana" not in Entry.objects.get(action="question answered").subject_label


def test_without_an_e_mail_it_is_answered_and_nothing_is_sent(question, devraj):
    Question.objects.update(email="")
    with pytest.raises(Refusal, match="Write the answer"):
        answer_question(question=question, answer=" ", by=devraj.user)
    assert answer_question(question=question, answer="By telephone.", by=devraj.user).answered_at
    assert not Letter.objects.exists()


def test_whoever_keeps_no_commission_changes_nothing(seats, question, ines):
    by = ines.user
    invitation = Invitation(pk=1)
    for act in (
        lambda: take_seat(**FIRST, by=by),
        lambda: end_term(seat=seats[0], ends_on=date(2027, 9, 30), by=by),
        lambda: invite(guests=[BOARD], by=by),
        lambda: keep_reply(invitation=invitation, reply="accepted", by=by),
        lambda: answer_question(question=question, answer="x", by=by),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_nothing_stands_when_the_record_cannot_be_written(seats, question, devraj, unwritten):
    unwritten("members")
    unwritten("questions")
    for act in (
        lambda: take_seat(**FIRST, by=devraj.user),
        lambda: end_term(seat=seats[0], ends_on=date(2027, 9, 30), by=devraj.user),
        lambda: invite(guests=[BOARD], by=devraj.user),
        lambda: answer_question(question=question, answer="x", by=devraj.user),
    ):
        with pytest.raises(TypeError):
            act()
    assert Seat.objects.filter(ends_on=None).count() == 3
    assert not Invitation.objects.exists()
    assert not Letter.objects.exists()
    assert Question.objects.get().answered_at is None
