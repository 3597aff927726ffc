"""A proposed contract: to Law first, thirty days and thirty days, comments kept, and how they were considered."""

from datetime import date

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied

from commission.acts.hearings import call_hearing, comment, hide, note_for_law, propose, show, write_memo
from commission.models import Comment, ContractProposal
from directives.refusal import Refusal
from tests.commission.conftest import local

FACTS = {"kind": "detention", "act": "renew", "other_party": "Wickham County", "why": "The lease ends."}


@pytest.fixture
def ruth(person, roles):
    """Corporation counsel."""
    counsel = person("5000", "Ruth", "Abramowitz")
    counsel.user.groups.add(Group.objects.get(name="Law reviewers"))
    return counsel


@pytest.fixture
def proposal(clerk, at):
    """Entered on Monday, November 23, 2026 for Friday, May 14, 2027."""
    with at("2026-11-23T09:00"):
        return propose(act_on=date(2027, 5, 14), by=clerk.user, **FACTS)


@pytest.fixture
def noted(proposal, ruth, at):
    with at("2026-11-24T09:00"):
        return note_for_law(proposal=proposal, note="No law requires it.", by=ruth.user)


@pytest.fixture
def called(noted, hall, clerk, at):
    with at("2026-12-01T09:00"):
        return call_hearing(
            proposal=noted,
            starts_at=local("2027-03-10T18:00"),
            where=hall,
            comments_until=date(2027, 3, 12),
            by=clerk.user,
        )


def test_too_late_names_the_earliest_lawful_day(clerk, at):
    with at("2026-11-23T09:00"):
        with pytest.raises(Refusal, match=r"January 22, 2027|Jan\. 22, 2027"):
            propose(act_on=date(2027, 1, 21), by=clerk.user, **FACTS)
        assert propose(act_on=date(2027, 1, 22), by=clerk.user, **FACTS)


def test_only_the_clerk_and_law_propose_and_only_law_notes(proposal, ines, clerk, at):
    with at("2026-11-23T09:00"):
        with pytest.raises(PermissionDenied):
            propose(act_on=date(2027, 5, 14), by=ines.user, **FACTS)
        with pytest.raises(PermissionDenied):
            note_for_law(proposal=proposal, note="Fine.", by=clerk.user)


def test_law_comes_before_the_public_meeting(proposal, hall, clerk, at):
    facts = {"starts_at": local("2027-03-10T18:00"), "where": hall, "comments_until": date(2027, 3, 12)}
    with at("2026-12-01T09:00"), pytest.raises(Refusal, match="Law Department reads it first"):
        call_hearing(proposal=proposal, by=clerk.user, **facts)


@pytest.mark.parametrize(
    ("starts", "until", "sentence"),
    [
        ("2027-04-15T18:00", date(2027, 4, 20), "must be held by April 14, 2027|must be held by Apr"),
        ("2026-12-20T18:00", date(2026, 12, 21), "less than thirty days"),
        ("2027-03-10T18:00", date(2027, 3, 9), "until the day of the meeting"),
    ],
)
def test_a_hearing_out_of_the_chain_is_refused(noted, hall, clerk, at, starts, until, sentence):
    with at("2026-12-01T09:00"), pytest.raises(Refusal, match=sentence):
        call_hearing(proposal=noted, starts_at=local(starts), where=hall, comments_until=until, by=clerk.user)
    assert ContractProposal.objects.get().hearing is None


def test_the_note_stands_once_the_meeting_is_called_and_it_is_called_once(called, hall, ruth, clerk, at):
    with at("2026-12-02T09:00"):
        with pytest.raises(Refusal, match="as it stands"):
            note_for_law(proposal=called, note="Another.", by=ruth.user)
        with pytest.raises(Refusal, match="called already"):
            call_hearing(
                proposal=called,
                starts_at=local("2027-03-11T18:00"),
                where=hall,
                comments_until=date(2027, 3, 12),
                by=clerk.user,
            )


def test_anyone_may_comment_until_the_last_day_and_letters_are_entered_by_hand(called, devraj, ines, at):
    with at("2027-03-12T23:00"):
        comment(proposal=called, text="No, por favor.", name="Rosa", language="es")
        comment(proposal=called, text="A letter.", way="mail", by=devraj.user)
        with pytest.raises(PermissionDenied):
            comment(proposal=called, text="Mine.", way="mail", by=ines.user)
        with pytest.raises(Refusal, match="Write your comment"):
            comment(proposal=called, text="  ")
    with at("2027-03-13T00:00"), pytest.raises(Refusal, match="closed"):
        comment(proposal=called, text="Too late.")
    assert Comment.objects.count() == 2


def test_moderation_hides_and_shows_and_never_deletes(called, devraj, ines, at):
    with at("2027-03-01T09:00"):
        said = comment(proposal=called, text="Rude.")
        with pytest.raises(PermissionDenied):
            hide(comment=said, reason="Rude.", by=ines.user)
        with pytest.raises(Refusal, match="why it is hidden"):
            hide(comment=said, reason=" ", by=devraj.user)
        hide(comment=said, reason="It names a private person.", by=devraj.user)
        assert Comment.objects.get().hidden_because == "It names a private person."
        show(comment=said, by=devraj.user)
    assert (Comment.objects.get().hidden_at, Comment.objects.count()) == (None, 1)


def test_the_memo_comes_after_the_last_comment(called, clerk, at):
    with at("2027-03-12T09:00"), pytest.raises(Refusal, match="still open"):
        write_memo(proposal=called, memo="We read them.", by=clerk.user)
    with at("2027-03-15T09:00"):
        assert write_memo(proposal=called, memo="We read them.", by=clerk.user).memo == "We read them."


def test_nothing_stands_when_the_record_cannot_be_written(clerk, at, monkeypatch):
    monkeypatch.setattr("commission.acts.hearings.record", None)
    with at("2026-11-23T09:00"), pytest.raises(TypeError):
        propose(act_on=date(2027, 5, 14), by=clerk.user, **FACTS)
    assert not ContractProposal.objects.exists()
