"""What must be done today, on the commission's own page and on the clerk's board."""

from datetime import date

import pytest

from commission.acts.drafts import draft_notice, draft_schedule_notice
from commission.acts.hearings import comment, hide, note_for_law, show, write_memo
from commission.acts.meetings import cancel, hold, make_schedule
from commission.acts.minutes import approve_minutes, draft_minutes
from commission.acts.notices import post
from commission.acts.outlets import advertise
from commission.chain import with_hearing
from commission.models import Comment, ContractProposal, Meeting, Question
from commission.quarters import State
from commission.reports.contracts import open_contracts
from commission.reports.contracts import standings as standings_of_contracts
from commission.reports.overview import minutes_owed, overview, schedule_owed
from commission.reports.quarter import signed_on, standings
from commission.reports.todo import clocks, sentences
from deadlines import clock
from deadlines.acts import set_rule
from deadlines.due import due
from tests.commission.conftest import CONTRACT
from tests.commission.test_meetings import YEAR

SIGNED_ON = date(2026, 9, 14)


def said(now):
    with clock.held(now):
        return [(each.state, each.text) for each in sentences(overview(now=clock.now()))]


def of_the_notice(now):
    return next(each for each in said(now) if each[1].startswith("Notice of a meeting"))


def quarter_at(now):
    with clock.held(now):
        return [(each.quarter.number, each.state, each.tone) for each in standings(now=clock.now(), since=signed_on())]


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-09-20T09:00", []),
        ("2026-10-01T09:00", [(4, State.OPEN, "due")]),
        ("2026-11-16T09:00", [(4, State.SOON, "late")]),
        # Notice of a meeting at 11:59 p.m. on December 31: two days before, to the minute.
        ("2026-12-29T23:59", [(4, State.SOON, "late")]),
        ("2026-12-30T00:00", [(4, State.TOO_LATE, "overdue")]),
        ("2027-01-02T09:00", [(1, State.OPEN, "due"), (4, State.MISSED, "overdue")]),
    ],
)
def test_a_quarter_without_a_meeting_turns_amber_then_red(order, now, expected):
    assert quarter_at(now) == expected


def test_a_meeting_held_meets_its_quarter_and_a_cancelled_one_does_not(order, meeting, devraj, at):
    assert quarter_at("2026-11-16T09:00")[0][1] is State.SOON  # its day is past, and nobody said it was held
    assert quarter_at("2026-11-01T09:00")[0][1] is State.SCHEDULED
    with at("2026-11-02T09:00"):
        cancel(meeting=meeting, reason="Snow.", by=devraj.user)
    assert quarter_at("2026-11-16T09:00")[0][1] is State.SOON


def test_a_held_one_meets_it(order, held):
    assert quarter_at("2027-01-02T09:00") == [(1, State.OPEN, "due")]


def test_a_house_without_an_order_owes_nothing(db):
    assert said("2026-12-14T10:00") == []
    with clock.held("2026-12-14T10:00"):
        assert clocks(overview(now=clock.now()), now=clock.now()) == []


def test_the_last_minute_of_the_quarter_stands_in_the_sentence(order):
    texts = [text for _state, text in said("2026-12-14T10:00")]
    assert any("give notice of one by Tuesday, December 29, 2026, 11:59 p.m. EST" in text for text in texts)


def test_a_notice_that_waits_says_by_when_and_where(order, published, places, clerk, at):
    assert (
        "due",
        "Notice of a meeting, Thursday, November 12, 2026: still to be put in Clerk's file, Courier, Ledger, "
        "Lobby by Tuesday, November 10, 2026, 7 p.m. EST.",
    ) in said("2026-11-03T09:00")
    assert of_the_notice("2026-11-08T09:00")[0] == "late"
    assert of_the_notice("2026-11-10T19:01") == (
        "overdue",
        "Notice of a meeting, Thursday, November 12, 2026: the last lawful minute was Tuesday, November 10, 2026, "
        "7 p.m. EST.",
    )
    with at("2026-11-09T09:00"):
        for place in places:
            post(notice=published, place=place, posted_at=clock.now(), by=clerk.user)
    assert not [text for _state, text in said("2026-11-10T09:00") if text.startswith("Notice of a meeting")]


def test_a_meeting_whose_hour_is_past_asks_whether_it_was_held(order, meeting):
    assert (
        "overdue",
        "Regular meeting of Thursday, November 12, 2026: say whether it was held, and who was there.",
    ) in said("2026-11-13T09:00")


def test_minutes_are_owed_until_they_are_approved(held, devraj, at):
    (owed,) = minutes_owed(today=date(2026, 11, 28))
    assert (str(owed.deadline.due_on), owed.is_drafted, owed.tone) == ("2026-11-27", False, "overdue")
    with at("2026-11-28T09:00"):
        minutes = draft_minutes(meeting=held, text="x", by=devraj.user)
        assert minutes_owed(today=clock.today())[0].tone == "due"
        approve_minutes(minutes=minutes, by=devraj.user)
    assert minutes_owed(today=date(2026, 11, 28)) == []


def test_the_next_years_schedule_is_owed_until_it_is_published(order, hall, devraj, go_out, at):
    owed = schedule_owed(today=date(2026, 12, 14), since=SIGNED_ON)
    # The order was signed long after the schedule of 2026 was due.
    assert (owed.year, str(owed.deadline.due_on), owed.is_made, owed.is_near) == (2027, "2027-01-08", False, True)
    with at("2026-12-14T09:00"):
        schedule = make_schedule(year=2027, starts=YEAR, where=hall, reorganized_on=date(2027, 1, 4), by=devraj.user)
        assert str(schedule_owed(today=clock.today(), since=SIGNED_ON).deadline.due_on) == "2027-01-11"
        notice = draft_schedule_notice(schedule=schedule, by=devraj.user)
        told = [text for _state, text in said("2026-12-14T10:00") if "2027" in text]
        assert told == ["Schedule of meetings, 2027: publish it by Monday, January 11, 2027."]
        go_out(notice)
    assert schedule_owed(today=date(2026, 12, 15), since=SIGNED_ON) is None


def test_advertisements_and_questions_are_told_of(order, clerk, at):
    with at("2026-12-14T09:00"):
        advertise(advertised_on=date(2026, 12, 7), outlet="courier.example", by=clerk.user)
        Question.objects.create(language="es", text="¿?", asked_at=clock.now())
    texts = said("2026-12-20T09:00")
    assert ("late", "Advertise the legal-notices page by Thursday, December 31, 2026: 1 of 2 are done.") in texts
    assert ("due", "1 question from a resident waits for an answer.") in texts


def test_the_clocks_stand_beside_the_citys(order, notice):
    with clock.held("2026-11-03T09:00"):
        what = {each.what: str(each.deadline.due_on) for each in clocks(overview(now=clock.now()), now=clock.now())}
    assert what == {
        "Give notice: Notice of a meeting, Thursday, November 12, 2026": "2026-11-10",
        "Post the commission's schedule of meetings": "2027-01-08",
    }


def test_the_overview_takes_the_same_queries_for_any_number_of_meetings(
    order, published, devraj, django_assert_num_queries, at
):
    def grow():
        Meeting.objects.bulk_create(
            Meeting(starts_at=clock.now(), place="x", contact="y", called_at=clock.now(), called_by=devraj.user)
            for _n in range(30)
        )

    with at("2026-11-03T09:00"):
        with django_assert_num_queries(21):
            sentences(overview(now=clock.now()))
        grow()
        with django_assert_num_queries(21):
            sentences(overview(now=clock.now()))


def of_the_contract(now):
    return [each for each in said(now) if "Wickham County" in each[1]]


def test_a_contract_tells_its_next_step_until_it_is_too_late(order, proposal, ruth, at):
    waits = (
        "The contract with Wickham County waits for the Law Department's note: notice must be given by Monday, March "
    )
    assert of_the_contract("2026-11-24T09:00") == [("due", waits + "15, 2027.")]
    assert of_the_contract("2027-02-20T09:00")[0][0] == "late"
    with at("2026-11-24T10:00"):
        note_for_law(proposal=proposal, note="No law requires it.", by=ruth.user)
    call = (
        "Call the public meeting on the contract with Wickham County: it is held by Wednesday, April 14, 2027, and "
        "notice of it given by Monday, March 15, 2027."
    )
    assert of_the_contract("2026-11-25T09:00") == [("due", call)]
    assert of_the_contract("2027-03-15T09:00") == [("late", call)]
    too_late = (
        "Too late for the contract with Wickham County on Friday, May 14, 2027: the last day for notice was Monday, "
        "March 15, 2027."
    )
    assert of_the_contract("2027-03-16T00:00") == [("overdue", too_late)]
    assert of_the_contract("2027-05-14T09:00") == [("overdue", too_late)]
    # The day passed, and the city did not act.
    assert of_the_contract("2027-05-15T09:00") == []


def test_a_called_contract_asks_for_its_notice_its_comments_and_its_memo(
    order, called, seats, clerk, devraj, go_out, at
):
    draft = "Draft the notice of the public meeting on the contract with Wickham County by Monday, February 8, 2027."
    assert of_the_contract("2026-12-02T09:00") == [("due", draft)]
    assert of_the_contract("2027-02-09T00:00") == [("overdue", draft)]
    with at("2026-12-02T10:00"):
        notice = draft_notice(meeting=called.hearing, by=devraj.user)
    # From here on its notice is told of as every other.
    assert of_the_contract("2026-12-02T11:00") == []
    assert any(text.startswith("Notice of a public meeting") for _state, text in said("2026-12-02T11:00"))
    with at("2026-12-02T12:00"):
        go_out(notice)
    with at("2027-03-01T09:00"):
        first, _second = comment(proposal=called, text="No."), comment(proposal=called, text="Yes.")
    unread = "2 comments on the contract with Wickham County wait to be read."
    assert of_the_contract("2027-03-01T10:00") == [("due", unread)]
    show(comment=first, by=devraj.user)
    with at("2027-03-10T20:00"):
        hold(meeting=called.hearing, present=seats, by=devraj.user)
    unread = "1 comment on the contract with Wickham County waits to be read."
    assert of_the_contract("2027-03-12T09:00") == [("due", unread)]
    memo = (
        "Write how the comments on the contract with Wickham County were considered, before the city acts on Friday, "
        "May 14, 2027."
    )
    assert of_the_contract("2027-03-13T09:00") == [("due", memo), ("due", unread)]
    assert of_the_contract("2027-04-29T09:00")[0] == ("late", memo)
    assert of_the_contract("2027-05-14T09:00")[0] == ("overdue", memo)
    with at("2027-05-10T09:00"):
        write_memo(proposal=called, memo="We read them.", by=clerk.user)
        hide(comment=Comment.objects.get(shown_at=None), reason="A name.", by=devraj.user)
    assert of_the_contract("2027-05-10T10:00") == []


def test_a_contracts_notice_is_a_clock_until_it_is_drafted(order, called, devraj, at):
    def clock_of_the_contract():
        found = clocks(overview(now=clock.now()), now=clock.now())
        return [str(each.deadline.due_on) for each in found if "Wickham County" in each.what]

    with at("2026-12-02T09:00"):
        assert clock_of_the_contract() == ["2027-02-08"]
        draft_notice(meeting=called.hearing, by=devraj.user)
        assert clock_of_the_contract() == []


def test_contracts_take_the_same_queries_for_any_number(order, called, clerk, django_assert_num_queries, at):
    with at("2026-12-02T09:00"):
        for _time in range(2):
            with django_assert_num_queries(4):
                open_contracts(now=clock.now())
            facts = {"proposed_at": clock.now(), "proposed_by": clerk.user, "act_on": date(2027, 6, 1)}
            for _number in range(12):
                other = ContractProposal.objects.create(**CONTRACT, **facts)
                Comment.objects.create(proposal=other, text="No.", received_at=clock.now())


def test_the_list_counts_each_date_as_one_alone_would(called, proposal, clerk, at):
    """Counted over one calendar, and by the clerk's own rules."""
    set_rule(
        code="contract_hearing",
        amount=45,
        roll="backward",
        starts_on=date(2027, 1, 1),
        reason="Caution.",
        by=clerk.user,
    )
    with at("2026-12-02T09:00"):
        (found,) = standings_of_contracts(now=clock.now())
    alone = with_hearing(date(2027, 5, 14), date(2027, 3, 10), due=due)
    for link in ("hearing", "notice", "translations"):
        listed, asked = getattr(found.chain, link), getattr(alone, link)
        assert (listed.due, listed.steps, listed.rule_version) == (asked.due, asked.steps, asked.rule_version)
    assert str(found.chain.hearing.due_on) == "2027-03-30"
