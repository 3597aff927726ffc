"""A notice is drafted from what its meeting is, and drafted anew when that changes."""

from datetime import date

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied

from commission.acts.agendas import Item, set_agenda
from commission.acts.drafts import draft_notice, draft_schedule_notice
from commission.acts.hearings import call_hearing, note_for_law, propose
from commission.acts.meetings import Findings, call_meeting, cancel, make_schedule, move
from commission.acts.notices import last_minute
from commission.models import Notice, NoticePage
from commission.reports.wordings import wordings
from commission.translated import body
from deadlines.dates import long_moment
from directives.acts.loading import translated
from directives.refusal import Refusal
from languages.gate import State
from languages.translations import drafted
from tests.commission.conftest import local
from tests.commission.test_meetings import YEAR


def said(notice):
    return [next(iter(block.values())) for block in wordings(notice)[0]["en"][1]]


def test_a_draft_says_the_meeting_and_its_last_lawful_minute(notice):
    assert long_moment(last_minute(notice)) == "Tuesday, November 10, 2026, 7 p.m. EST"
    facts = {block["label"]: block["text"] for block in said(notice) if isinstance(block, dict)}
    assert facts["When"] == "Thursday, November 12, 2026, 7:00 p.m. Eastern Time"
    assert facts["Where"] == "City Hall, 100 Mill Street, Council Chambers"
    assert facts["Formal action"] == "Formal action may be taken."
    assert "Ramp at Mill Street; bus 7" in said(notice)


def test_asked_twice_it_is_the_same_draft(notice, meeting, devraj, at):
    with at("2026-11-02T09:05"):
        assert draft_notice(meeting=meeting, by=devraj.user) == notice
    assert Notice.objects.count() == NoticePage.objects.count() == 1


def test_whoever_keeps_no_commission_drafts_nothing(meeting, ines):
    with pytest.raises(PermissionDenied):
        draft_notice(meeting=meeting, by=ines.user)
    assert not Notice.objects.exists()


def test_nothing_stands_when_the_record_cannot_be_written(meeting, city, devraj, unwritten):
    unwritten("drafts")
    with pytest.raises(TypeError):
        draft_notice(meeting=meeting, by=devraj.user)
    assert not Notice.objects.exists()
    assert not NoticePage.objects.exists()


@pytest.mark.parametrize(
    ("mode", "sentence"),
    [("bound", "Adequate notice of this meeting is being given under"), ("voluntary", "in keeping with the spirit of")],
)
def test_what_must_stand_follows_how_the_city_reads_the_act(meeting, city, devraj, mode, sentence):
    city.opma_mode = mode
    city.save()
    assert sentence in said(draft_notice(meeting=meeting, by=devraj.user))[-1]


def test_what_must_stand_cannot_be_taken_out_of_the_words(notice):
    notice.page.body = []
    notice.page.save()
    assert "in keeping with the spirit of" in said(Notice.objects.get())[-1]


def test_a_changed_agenda_is_a_new_draft_that_replaces_the_old(notice, meeting, devraj, at):
    with at("2026-11-03T09:00"):
        set_agenda(meeting=meeting, items=[Item("Public comment")], by=devraj.user)
        newer = draft_notice(meeting=meeting, by=devraj.user)
    notice.refresh_from_db()
    assert notice.replaced_by == newer
    assert "1. Public comment" in said(newer)


def test_a_moved_meeting_runs_the_clock_anew(published, meeting, devraj, at):
    with at("2026-11-03T09:00"):
        move(meeting=meeting, starts_at=local("2026-11-19T18:30"), place="Library", reason="Paint.", by=devraj.user)
    published.refresh_from_db()
    newer = published.replaced_by
    assert (newer.kind, newer.published_at) == ("moved", None)
    assert long_moment(last_minute(newer)) == "Tuesday, November 17, 2026, 6:30 p.m. EST"
    first, *rest = said(newer)
    assert first.startswith("This meeting was to be held on Thursday, November 12, 2026")
    assert "Paint." in rest


def test_what_was_translated_of_a_moved_meeting_need_not_be_translated_again(published, meeting, clerk, devraj, at):
    spanish = translated(page=published.page, language="es")
    spanish.body = [(block.block_type, f"(es) {block.value}") for block in published.page.body]
    spanish.save_revision()
    with at("2026-11-03T09:00"):
        move(meeting=meeting, starts_at=local("2026-11-19T18:30"), place="Library", reason="Paint.", by=devraj.user)
    page = meeting.notices.get(replaced_by=None).page
    carried = drafted(page).into("es")
    assert carried.state == State.PENDING
    stood = {block.value for block in published.page.body}
    expected = [f"(es) {block.value}" if block.value in stood else block.value for block in page.body]
    assert "Paint." in expected
    assert [value for block in body(carried.page) for value in block.values()] == expected
    assert not carried.page.live


def test_a_translation_built_otherwise_is_not_carried_over(published, meeting, devraj, at):
    translated(page=published.page, language="ar")  # begun, and says what its source says
    spanish = translated(page=published.page, language="es")
    spanish.body = [("words", "Una sola frase.")]
    spanish.save_revision()
    with at("2026-11-03T09:00"):
        move(meeting=meeting, starts_at=local("2026-11-19T18:30"), place="Library", reason="Paint.", by=devraj.user)
    page = meeting.notices.get(replaced_by=None).page
    assert [each.page for each in drafted(page).translations] == [None] * len(drafted(page).translations)


def test_a_meeting_nobody_was_told_of_is_moved_without_a_notice(meeting, devraj, at):
    with at("2026-11-03T09:00"):
        move(meeting=meeting, starts_at=local("2026-11-19T18:30"), place="Library", reason="Paint.", by=devraj.user)
    assert not Notice.objects.exists()


def test_a_cancelled_meeting_gets_its_notice(published, meeting, devraj, at):
    with at("2026-11-03T09:00"):
        cancel(meeting=meeting, reason="Snow.", by=devraj.user)
    newer = Notice.objects.get(replaced_by=None)
    assert newer.kind == "cancelled"
    assert said(newer)[0] == "The meeting of Thursday, November 12, 2026, 7:00 p.m. Eastern Time will not be held."


def test_a_cancelled_meeting_nobody_was_told_of_needs_none(meeting, devraj, at):
    with at("2026-11-03T09:00"):
        cancelled = cancel(meeting=meeting, reason="Snow.", by=devraj.user)
        with pytest.raises(Refusal, match="Nobody was told"):
            draft_notice(meeting=cancelled, by=devraj.user)


def test_a_meeting_that_was_held_needs_no_notice(held, devraj):
    with pytest.raises(Refusal, match="over"):
        draft_notice(meeting=held, by=devraj.user)


@pytest.fixture
def schedule(hall, city, devraj, at):
    with at("2026-12-08T09:00"):
        return make_schedule(year=2027, starts=YEAR, where=hall, reorganized_on=None, by=devraj.user)


def test_a_schedule_is_due_by_january_10_and_its_change_within_seven_days(schedule, devraj, go_out, at):
    with at("2026-12-08T09:00"):
        first = draft_schedule_notice(schedule=schedule, by=devraj.user)
        assert draft_schedule_notice(schedule=schedule, by=devraj.user) == first
        go_out(first)
    assert str(first.due.due_on) == "2027-01-08"
    with at("2027-01-20T09:00"):
        meeting = schedule.meetings.first()
        move(meeting=meeting, starts_at=local("2027-02-18T19:00"), place="Library", reason="Paint.", by=devraj.user)
    revision = Notice.objects.get(schedule=schedule, replaced_by=None)
    assert (revision.kind, str(revision.due.due_on)) == ("revision", "2027-01-27")
    assert "Thursday, February 18, 2027" in said(revision)[0]["text"]
    # Whoever read the schedule is told of the one meeting too, 48 hours before it.
    assert Notice.objects.get(meeting=meeting).kind == "moved"


def test_an_emergency_says_why_and_gives_its_notice_when_it_can(hall, city, devraj, at):
    found = Findings(matter="The shelter floods.", harm="People lose beds.", unforeseen="The dam broke.")
    with at("2026-11-01T13:00"):
        called = call_meeting(
            kind="emergency", starts_at=local("2026-11-01T18:00"), where=hall, findings=found, by=devraj.user
        )
        notice = draft_notice(meeting=called, by=devraj.user)
    assert "The shelter floods." in said(notice)
    assert said(notice)[-1].startswith("This is an emergency meeting (N.J.S.A. 10:4-9).")


def test_a_hearings_notice_is_due_thirty_days_before_it_with_the_laws_note(
    hall, city, clerk, devraj, roles, person, at
):
    ruth = person("5001", "Ruth", "Abramowitz").user
    ruth.groups.add(Group.objects.get(name="Law reviewers"))
    with at("2027-01-04T09:00"):
        facts = {"kind": "detention", "act": "renew", "other_party": "Wickham County", "why": "It was asked for."}
        proposal = propose(**facts, act_on=date(2027, 5, 14), by=clerk.user)
        note_for_law(proposal=proposal, note="The order prohibits it.", by=ruth)
        starts = local("2027-04-08T19:00")
        proposal = call_hearing(
            proposal=proposal, starts_at=starts, where=hall, comments_until=date(2027, 4, 12), by=clerk.user
        )
        notice = draft_notice(meeting=proposal.hearing, by=devraj.user)
    assert (notice.kind, notice.due.rule, str(notice.due.due_on)) == ("hearing", "contract_notice", "2027-03-09")
    assert "The order prohibits it." in said(notice)
    assert any("until Monday, April 12, 2027" in each for each in said(notice))
    assert any("prohibits contracts of this kind" in each for each in said(notice))
