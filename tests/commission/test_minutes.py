"""Motions with the vote of each member; minutes drafted, approved once and then as they are."""

import pytest
from django.core.exceptions import PermissionDenied

from commission.acts.agendas import Item, set_agenda, tell_notice_since
from commission.acts.meetings import Findings, call_meeting
from commission.acts.minutes import approve_minutes, draft_minutes, keep_motion
from commission.models import AgendaItem, Minutes, Motion, Vote
from directives.refusal import Refusal
from evidence.models import Entry
from tests.commission.conftest import local

YES = "yes"


@pytest.fixture
def motion(held, seats, devraj):
    """Moves it: two of three members were there."""

    def act(**changes):
        facts = {"text": "To meet at seven.", "moved_by": seats[0], "votes": {seats[0]: YES, seats[1]: "no"}}
        return keep_motion(**{"meeting": held, "by": devraj.user, **facts, **changes})

    return act


def test_the_vote_of_each_member_is_kept_once(motion, seats):
    assert motion() == motion()
    assert dict(Vote.objects.values_list("seat__member", "choice")) == {"Marisol Quiñones": YES, "Farida Haddad": "no"}


def test_a_vote_of_somebody_absent_or_of_too_few_is_refused(motion, seats):
    for votes in ({seats[0]: YES}, dict.fromkeys(seats, YES)):
        with pytest.raises(Refusal, match="vote of each member"):
            motion(votes=votes)
    with pytest.raises(Refusal, match="what was moved"):
        motion(text=" ")
    assert not Motion.objects.exists()


def test_minutes_have_the_citys_own_day_and_are_written_anew_until_approved(held, devraj, at):
    with at("2026-11-20T10:00"):
        minutes = draft_minutes(meeting=held, text="Two residents spoke.", by=devraj.user)
        draft_minutes(meeting=held, text="Two residents spoke.", by=devraj.user)
        draft_minutes(meeting=held, text="Three residents spoke.", by=devraj.user)
        # Fourteen days are Thanksgiving, and the day after it is an open one.
        assert str(minutes.due.due_on) == "2026-11-27"
        approved = approve_minutes(minutes=minutes, by=devraj.user)
    with at("2026-11-21T10:00"):
        assert approve_minutes(minutes=minutes, by=devraj.user).approved_at == approved.approved_at
        with pytest.raises(Refusal, match="stay as they are"):
            draft_minutes(meeting=held, text="Nobody spoke.", by=devraj.user)
    assert Minutes.objects.get().text == "Three residents spoke."
    assert Entry.objects.filter(action="minutes drafted").count() == 2


def test_approved_minutes_take_no_more_motions(motion, held, devraj):
    approve_minutes(minutes=draft_minutes(meeting=held, text="x", by=devraj.user), by=devraj.user)
    with pytest.raises(Refusal, match="stay as they are"):
        motion()


def test_a_meeting_that_was_not_held_has_none(meeting, devraj):
    with pytest.raises(Refusal, match="Say first that the meeting was held"):
        draft_minutes(meeting=meeting, text="x", by=devraj.user)


def test_whoever_keeps_no_commission_writes_none(motion, held, meeting, devraj, ines):
    minutes = draft_minutes(meeting=held, text="x", by=devraj.user)
    for act in (
        lambda: motion(by=ines.user),
        lambda: draft_minutes(meeting=held, text="y", by=ines.user),
        lambda: approve_minutes(minutes=minutes, by=ines.user),
        lambda: set_agenda(meeting=meeting, items=[Item("x")], by=ines.user),
        lambda: tell_notice_since(meeting=meeting, notice_since="x", by=ines.user),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_nothing_stands_when_the_record_cannot_be_written(motion, held, devraj, unwritten):
    unwritten("minutes")
    for act in (motion, lambda: draft_minutes(meeting=held, text="x", by=devraj.user)):
        with pytest.raises(TypeError):
            act()
    assert not Motion.objects.exists()
    assert not Minutes.objects.exists()


# Agendas


def test_an_agenda_is_set_in_its_order_with_its_documents(meeting, devraj, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    first = set_agenda(meeting=meeting, items=[Item("Report", content=b"%PDF-1.4"), Item(" ")], by=devraj.user)
    kept = [Item("Welcome"), Item("Report", first[0].document)]
    set_agenda(meeting=meeting, items=kept, by=devraj.user)
    set_agenda(meeting=meeting, items=kept, by=devraj.user)
    assert list(meeting.agenda.values_list("number", "title", "document")) == [
        (1, "Welcome", None),
        (2, "Report", first[0].document_id),
    ]
    assert Entry.objects.filter(action="agenda set").count() == 2


def test_a_document_that_is_no_pdf_is_refused_and_changes_nothing(meeting, devraj):
    set_agenda(meeting=meeting, items=[Item("Welcome")], by=devraj.user)
    with pytest.raises(Refusal, match="“Report” is not a PDF"):
        set_agenda(meeting=meeting, items=[Item("Report", content=b"MZ")], by=devraj.user)
    assert AgendaItem.objects.get().title == "Welcome"


def test_the_agenda_of_a_meeting_that_is_over_stands(held, devraj):
    with pytest.raises(Refusal, match="over"):
        set_agenda(meeting=held, items=[Item("x")], by=devraj.user)


def test_an_emergency_tells_of_its_notice_afterwards_and_once(hall, devraj, meeting, at):
    found = Findings(matter="Flood.", harm="Beds.", unforeseen="Dam.")
    with at("2026-11-01T13:00"):
        called = call_meeting(
            kind="emergency", starts_at=local("2026-11-01T18:00"), where=hall, findings=found, by=devraj.user
        )
        tell_notice_since(meeting=called, notice_since="Called both papers at 1 p.m.", by=devraj.user)
        stands = tell_notice_since(meeting=called, notice_since="Nothing.", by=devraj.user)
        with pytest.raises(Refusal, match="Only an emergency"):
            tell_notice_since(meeting=meeting, notice_since="x", by=devraj.user)
    assert stands.notice_since == "Called both papers at 1 p.m."
