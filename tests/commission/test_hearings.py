"""A proposed contract: to Law first, thirty days and thirty days, comments kept, and how they were considered."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from commission.acts.drafts import draft_notice
from commission.acts.hearings import call_hearing, comment, hide, note_for_law, propose, show, write_memo
from commission.acts.meetings import cancel, hold, move
from commission.models import Comment, ContractProposal, Meeting, Notice
from directives.refusal import Refusal
from tests.commission.conftest import CONTRACT, local


def test_too_late_names_the_earliest_lawful_day(clerk, at):
    with at("2026-11-23T09:00"):
        with pytest.raises(Refusal, match="The earliest lawful day is Friday, January 22, 2027"):
            propose(act_on=date(2027, 1, 21), by=clerk.user, **CONTRACT)
        assert propose(act_on=date(2027, 1, 22), by=clerk.user, **CONTRACT)


def test_only_the_clerk_and_law_propose_and_only_law_notes(proposal, ines, clerk, at):
    with at("2026-11-23T09:00"):
        with pytest.raises(PermissionDenied):
            propose(act_on=date(2027, 5, 14), by=ines.user, **CONTRACT)
        with pytest.raises(PermissionDenied):
            note_for_law(proposal=proposal, note="Fine.", by=clerk.user)


def test_law_comes_before_the_public_meeting(proposal, hall, clerk, at):
    facts = {"starts_at": local("2027-03-10T18:00"), "where": hall, "comments_until": date(2027, 3, 12)}
    with at("2026-12-01T09:00"), pytest.raises(Refusal, match="Law Department reads it first"):
        call_hearing(proposal=proposal, by=clerk.user, **facts)


@pytest.mark.parametrize(
    ("starts", "until", "sentence"),
    [
        ("2027-04-15T18:00", date(2027, 4, 20), "must be held by Wednesday, April 14, 2027"),
        ("2026-12-20T18:00", date(2026, 12, 21), "less than thirty days"),
        ("2027-03-10T18:00", date(2027, 3, 9), "until the day of the meeting"),
        ("2027-03-10T18:00", date(2027, 5, 14), "Comments close before Friday, May 14, 2027"),
        ("1900-03-10T18:00", date(2027, 3, 12), "2000"),
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


def test_the_memo_comes_after_the_meeting_and_the_last_comment(called, seats, clerk, ines, at):
    with at("2027-03-10T17:00"), pytest.raises(Refusal, match="not held yet"):
        write_memo(proposal=called, memo="We read them.", by=clerk.user)
    with at("2027-03-10T20:00"):
        hold(meeting=called.hearing, present=seats, by=clerk.user)
    with at("2027-03-12T09:00"), pytest.raises(Refusal, match="still open"):
        write_memo(proposal=called, memo="We read them.", by=clerk.user)
    with at("2027-03-15T09:00"):
        with pytest.raises(PermissionDenied):
            write_memo(proposal=called, memo="We read them.", by=ines.user)
        with pytest.raises(Refusal, match="how the comments were considered"):
            write_memo(proposal=called, memo=" ", by=clerk.user)
        assert write_memo(proposal=called, memo="We read them.", by=clerk.user).memo == "We read them."


def test_a_letter_keeps_the_day_it_came(called, devraj, at):
    """Opened on the Monday after comments closed, it still came in time; the public's own is of the moment."""
    with at("2027-03-15T09:00"):
        with pytest.raises(Refusal, match="closed"):
            comment(proposal=called, text="Late.", way="mail", received_on=date(2027, 3, 13), by=devraj.user)
        with pytest.raises(Refusal, match="still to come"):
            comment(proposal=called, text="Early.", way="mail", received_on=date(2027, 3, 16), by=devraj.user)
        with pytest.raises(Refusal, match="closed"):
            comment(proposal=called, text="Mine.", received_on=date(2027, 3, 12))
        letter = comment(proposal=called, text="In time.", way="mail", received_on=date(2027, 3, 12), by=devraj.user)
    assert letter.received_on == date(2027, 3, 12)


def moved(called, devraj, start, **facts):
    facts = {"place": called.hearing.place, "reason": "Snow.", "by": devraj.user, **facts}
    return move(meeting=called.hearing, starts_at=local(start), **facts)


@pytest.mark.parametrize(
    ("now", "start", "sentence"),
    [
        ("2026-12-02T09:00", "2027-04-14T20:00", None),
        ("2026-12-02T09:00", "2027-04-15T18:00", "must be held by Wednesday, April 14, 2027"),
        # Thirty days of notice from that Monday on: February 8 to March 10.
        ("2027-02-08T23:59", "2027-03-10T19:00", None),
        ("2027-02-09T00:00", "2027-03-10T19:00", "less than thirty days to give notice"),
        ("2027-02-09T00:00", "2027-03-11T19:00", None),
    ],
)
def test_a_moved_hearing_stays_in_the_chain(called, devraj, at, now, start, sentence):
    with at(now):
        if sentence:
            with pytest.raises(Refusal, match=sentence):
                moved(called, devraj, start)
        else:
            moved(called, devraj, start)
    assert Meeting.objects.get().sequence == (0 if sentence else 1)


def test_another_place_too_needs_thirty_days_of_notice(called, devraj, at):
    with at("2027-03-01T09:00"), pytest.raises(Refusal, match="less than thirty days"):
        moved(called, devraj, "2027-03-10T18:00", place="Library")


def test_a_moved_hearing_keeps_comments_open_and_has_a_new_notice_thirty_days_before(
    called, devraj, places, go_out, at, clerk
):
    with at("2026-12-02T09:00"):
        first = go_out(draft_notice(meeting=called.hearing, by=devraj.user))
    with at("2027-01-04T09:00"):
        moved(called, devraj, "2027-03-24T18:00")
        called.refresh_from_db()
        first.refresh_from_db()
        newest = Notice.objects.get(replaced_by=None)
    assert called.comments_until == date(2027, 3, 24)
    assert (first.replaced_by, newest.kind, str(newest.due.due_on)) == (newest, "moved", "2027-02-22")
    assert "until Wednesday, March 24, 2027" in str(newest.page.facts["drafted_from"])
    with at("2027-02-23T00:00"), pytest.raises(Refusal, match="The last lawful minute was Monday, February 22, 2027"):
        go_out(newest)
    with at("2027-02-22T23:59"):
        assert go_out(newest).published_at


def test_a_move_within_comments_leaves_them_open_as_long(called, devraj, at):
    with at("2026-12-02T09:00"):
        moved(called, devraj, "2027-03-03T18:00")
    assert ContractProposal.objects.get().comments_until == date(2027, 3, 12)


def test_after_a_cancelled_hearing_another_is_called_in_the_chain(
    called, hall, devraj, clerk, ruth, places, go_out, at
):
    with at("2026-12-02T09:00"):
        go_out(draft_notice(meeting=called.hearing, by=devraj.user))
        cancel(meeting=called.hearing, reason="Snow.", by=devraj.user)
    told = Notice.objects.get(replaced_by=None)
    assert (told.kind, told.published_at) == ("cancelled", None)
    called.refresh_from_db()
    again = {"where": hall, "comments_until": date(2027, 4, 20), "by": clerk.user}
    with at("2027-03-16T09:00"):
        with pytest.raises(Refusal, match="not held yet"):
            write_memo(proposal=called, memo="We read them.", by=clerk.user)
        note_for_law(proposal=called, note="Still no law requires it.", by=ruth.user)
        with pytest.raises(Refusal, match="less than thirty days"):
            call_hearing(proposal=called, starts_at=local("2027-04-14T18:00"), **again)
    with at("2027-03-15T09:00"):
        second = call_hearing(proposal=called, starts_at=local("2027-04-14T18:00"), **again)
    assert second.hearing != called.hearing
    assert second.law_note == "Still no law requires it."


def test_whoever_keeps_no_commission_calls_no_hearing(noted, hall, ruth, at):
    facts = {"starts_at": local("2027-03-10T18:00"), "where": hall, "comments_until": date(2027, 3, 12)}
    with at("2026-12-01T09:00"), pytest.raises(PermissionDenied):
        call_hearing(proposal=noted, by=ruth.user, **facts)


@pytest.mark.parametrize("day", [date(1900, 1, 1), date(2199, 1, 1)])
def test_a_day_out_of_reach_is_refused_in_a_sentence(clerk, at, day):
    with at("2026-11-23T09:00"), pytest.raises(Refusal, match="2000"):
        propose(act_on=day, by=clerk.user, **CONTRACT)


def test_a_hearings_notice_says_everything_the_order_asks(called, devraj, city, at):
    """N-7: kind, act and its day, why, documents, how to comment and until when, the Law Department's note."""
    city.address = "City Hall\n100 Mill Street"
    city.save()
    with at("2026-12-02T09:00"):
        words = " ".join(draft_notice(meeting=called.hearing, by=devraj.user).page.facts["drafted_from"])
    for each in (
        "Detaining immigrants (§2.B)",
        "Wickham County",
        "Renewing it, planned for Friday, May 14, 2027.",
        "The lease ends.",
        "on paper at the City Clerk's office: City Hall, 100 Mill Street",
        "No law requires it.",
        "until Friday, March 12, 2027",
        "by mail to City Hall, 100 Mill Street",
    ):
        assert each in words


def test_nothing_stands_when_the_record_cannot_be_written(clerk, at, monkeypatch):
    monkeypatch.setattr("commission.acts.hearings.record", None)
    with at("2026-11-23T09:00"), pytest.raises(TypeError):
        propose(act_on=date(2027, 5, 14), by=clerk.user, **CONTRACT)
    assert not ContractProposal.objects.exists()
