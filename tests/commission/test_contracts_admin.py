"""Proposed contracts in the admin: the chain of any day, and each act through its page."""

from html import unescape

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext

from commission.acts.drafts import draft_notice
from commission.acts.hearings import comment, hide, show
from commission.acts.meetings import cancel, hold
from commission.models import Comment, ContractProposal, Meeting
from deadlines import clock
from people.permissions import AUDITORS
from tests.commission.conftest import CONTRACT
from tests.commission.test_admin import to

PROPOSED = {**CONTRACT, "act_on": "2027-05-14"}
CALLED = {
    "on": "2027-03-10",
    "time": "18:00",
    "comments_until": "2027-03-12",
    "place": "City Hall",
    "contact": "201-555-0101",
}


@pytest.fixture
def auditor(person, roles):
    user = person("5001", "Gwendolyn", "Achebe").user
    user.groups.add(Group.objects.get(name=AUDITORS))
    return user


@pytest.fixture
def ask(client, at):
    """A page as somebody reads it at that hour: `ask(user, "contracts:index", at="2026-11-23T09:00")`."""

    def get(user, name, *args, at=None, **query):
        client.force_login(user)
        with clock.held(at or "2026-11-25T09:00"):
            response = client.get(to(f"contracts:{name}", *args), query)
        return response, " ".join(unescape(response.content.decode()).split())

    return get


@pytest.fixture
def send(client):
    """What somebody sends at that hour, and the page that follows."""

    def post(user, page, /, *args, at="2026-11-25T09:00", **form):
        client.force_login(user)
        with clock.held(at):
            response = client.post(to(f"contracts:{page}", *args), form, follow=True)
        return response, " ".join(unescape(response.content.decode()).split())

    return post


@pytest.mark.parametrize(
    ("today", "asked", "expected"),
    [
        # Forwards from today.
        (
            "2026-11-23T09:00",
            "",
            [
                "This is the earliest lawful day, with notice given today, Monday, November 23, 2026",
                "Friday, January 22, 2027",
                "Wednesday, December 23, 2026",
                "Order them at once, or plan a later day.",
            ],
        ),
        # Backwards from a planned act.
        (
            "2026-11-23T09:00",
            "2027-05-14",
            [
                "There is time. The earliest lawful day is Friday, January 22, 2027",
                "The chain before Friday, May 14, 2027",
                "<strong>Wednesday, April 14, 2027</strong> <span>Hold the public meeting by</span>",
                "<strong>Monday, March 15, 2027</strong> <span>Give notice by</span>",
                "<strong>Monday, March 1, 2027</strong> <span>Order the translations by</span>",
                "Why this date?",
            ],
        ),
        ("2027-03-15T23:59", "2027-05-14", ["This is the earliest lawful day"]),
        (
            "2027-03-16T00:00",
            "2027-05-14",
            [
                "Too late for Friday, May 14, 2027: the last day for notice was Monday, March 15, 2027.",
                "The earliest lawful day is Saturday, May 15, 2027.",
                'href="?act_on=2027-05-15"',
            ],
        ),
        ("2026-11-23T09:00", "tomorrow", ["Write the day as in 2027-05-14, or leave it empty."]),
        ("2026-11-23T09:00", "2199-01-01", ["2000"]),
    ],
)
def test_the_chain_of_any_day_is_shown_with_its_reasons(ask, auditor, today, asked, expected):
    response, page = ask(auditor, "chain", at=today, act_on=asked)
    assert response.status_code == 200
    for words in expected:
        assert words in page


def test_before_anything_is_asked_the_chain_shows_the_form_alone(ask, auditor):
    assert "The chain before" not in ask(auditor, "chain")[1]


def test_nothing_was_ever_proposed(ask, clerk):
    page = ask(clerk.user, "index")[1]
    assert "No contract of this kind was ever proposed." in page
    assert "The executive order prohibits contracts" in page


def test_a_contract_is_proposed_by_the_clerk_and_a_refusal_keeps_what_was_typed(send, ask, clerk):
    assert "The Law Department reads each of them first" in ask(clerk.user, "propose")[1]
    _, page = send(clerk.user, "propose", **{**PROPOSED, "act_on": "2027-01-20"})
    assert "The earliest lawful day is" in page
    assert 'value="Wickham County"' in page
    assert "The lease ends." in page
    response, page = send(clerk.user, "propose", **PROPOSED)
    assert response.redirect_chain[0][0] == to("contracts:contract", ContractProposal.objects.get().pk)
    assert "Waits for the Law Department's note" in page
    assert "The Law Department writes its note here" in page


def test_the_law_department_finds_the_contract_notes_it_and_changes_its_note(send, ask, ruth, proposal):
    assert "Wickham County" in ask(ruth.user, "index")[1]
    assert "Write the Law Department's note" in ask(ruth.user, "contract", proposal.pk)[1]
    assert "This field is required" in send(ruth.user, "law", proposal.pk, note="")[1]
    _, page = send(ruth.user, "law", proposal.pk, note="No law requires it.")
    assert "Its public meeting is to be called" in page
    assert "No law requires it." in ask(ruth.user, "law", proposal.pk)[1]
    send(ruth.user, "law", proposal.pk, note="A court order requires it.")
    assert ContractProposal.objects.get().law_note == "A court order requires it."


def test_a_note_after_the_meeting_is_called_is_refused_and_kept_in_the_form(send, ruth, called):
    _, page = send(ruth.user, "law", called.pk, note="Another view.", at="2026-12-02T09:00")
    assert "was called with the note as it stands" in page
    assert "Another view." in page


def test_the_meeting_is_called_within_its_days_and_a_refusal_keeps_what_was_typed(send, ask, devraj, noted):
    _, page = ask(devraj.user, "hearing", noted.pk, at="2026-11-30T09:00")
    assert "From Wednesday, December 30, 2026, if notice is given today, to Wednesday, April 14, 2027" in page
    _, page = send(devraj.user, "hearing", noted.pk, **{**CALLED, "on": "2027-04-15", "comments_until": "2027-04-20"})
    assert "The meeting must be held by Wednesday, April 14, 2027" in page
    assert 'value="2027-04-20"' in page
    _, page = send(devraj.user, "hearing", noted.pk, **CALLED)
    assert "Notice of its public meeting is to be given" in page
    assert to("meetings:meeting", Meeting.objects.get().pk) in page


def test_a_day_that_leaves_no_lawful_meeting_says_so(ask, devraj, noted):
    assert "No lawful day is left" in ask(devraj.user, "hearing", noted.pk, at="2027-03-16T09:00")[1]


def test_its_notice_is_drafted_from_its_page_and_found_there(client, ask, devraj, called, places):
    assert "Draft its notice as it stands" in ask(devraj.user, "contract", called.pk)[1]
    with clock.held("2026-12-02T09:00"):
        client.post(to("meetings:notice", called.hearing_id))
    notice = called.hearing.notices.get()
    page = ask(devraj.user, "contract", called.pk)[1]
    assert "Open its notice" in page
    assert to("notices:notice", notice.pk) in page
    assert "not published yet" in page


def test_letters_and_spoken_words_are_entered_by_hand(send, devraj, called):
    form = {"way": "mail", "received_on": "2027-03-12", "text": "لا.", "language": "ar", "name": "Samira"}
    late = {**form, "received_on": "2027-03-13"}
    _, page = send(devraj.user, "take_in", called.pk, at="2027-03-15T09:00", **late)
    assert "Comments on this contract are closed." in page
    assert "لا." in page
    _, page = send(devraj.user, "take_in", called.pk, at="2027-03-15T09:00", **form)
    assert 'lang="ar" dir="rtl"' in page
    assert "Friday, March 12, 2027 · By mail" in page
    said = Comment.objects.get()
    assert (said.way, said.entered_by, said.name) == ("mail", devraj.user, "Samira")


def test_a_comment_is_shown_hidden_with_a_reason_and_shown_again(send, devraj, called, at):
    with at("2027-03-01T09:00"):
        said = comment(proposal=called, text="Rude.")
    assert "stands on the public page" in send(devraj.user, "show", said.pk)[1]
    assert "This field is required" in send(devraj.user, "hide", said.pk, reason="")[1]
    _, page = send(devraj.user, "hide", said.pk, reason="It names a private person.")
    assert "It names a private person." in page
    send(devraj.user, "show", said.pk)
    assert Comment.objects.shown().get() == said


def test_those_nobody_has_read_come_first_and_the_rest_as_they_came(ask, devraj, called, at):
    with at("2027-03-01T09:00"):
        first, second, third = (comment(proposal=called, text=f"Word {number}.") for number in range(3))
        show(comment=first, by=devraj.user)
        hide(comment=second, reason="A name.", by=devraj.user)
    page = ask(devraj.user, "comments", called.pk)[1]
    places = [page.index(f'id="comment-{each.pk}"') for each in (third, first, second)]
    assert places == sorted(places)


def test_comments_come_fifty_to_a_page(ask, devraj, called):
    facts = {"proposal": called, "received_at": clock.now()}
    Comment.objects.bulk_create(Comment(text=f"Word {number}.", **facts) for number in range(51))
    assert "Page 1 of 2" in ask(devraj.user, "comments", called.pk)[1]
    page = ask(devraj.user, "comments", called.pk, p="2")[1]
    assert page.count("<blockquote") == 1


def test_the_memo_is_written_before_the_act_and_a_refusal_keeps_it(send, ask, clerk, called, seats, at):
    _, page = send(clerk.user, "memo", called.pk, at="2027-03-10T17:00", memo="We read them.")
    assert "was not held yet" in page
    assert "We read them." in page
    with at("2027-03-10T20:00"):
        hold(meeting=called.hearing, present=seats, by=clerk.user)
    assert "comments are open" in ask(clerk.user, "contract", called.pk, at="2027-03-12T09:00")[1]
    assert "The memo on the comments is owed" in ask(clerk.user, "contract", called.pk, at="2027-03-13T09:00")[1]
    _, page = send(clerk.user, "memo", called.pk, at="2027-03-15T09:00", memo="We read them.")
    assert "Heard, and its comments considered" in page
    assert "We read them." in page


def test_a_cancelled_meeting_leads_back_to_calling_one(ask, devraj, called, at):
    with at("2026-12-02T09:00"):
        cancel(meeting=called.hearing, reason="Snow.", by=devraj.user)
    page = ask(devraj.user, "contract", called.pk, at="2026-12-03T09:00")[1]
    assert "Its public meeting is to be called" in page
    assert "Cancelled</strong>: Snow." in page


def test_after_the_last_day_for_notice_the_page_says_so(ask, clerk, proposal):
    page = ask(clerk.user, "contract", proposal.pk, at="2027-03-16T09:00")[1]
    assert "Too late for the planned day" in page
    assert "The city may not act on that day." in page


def test_an_auditor_reads_everything_and_changes_nothing(client, auditor, ask, called, at):
    with at("2027-03-01T09:00"):
        said = comment(proposal=called, text="No.")
    for name, args in [("index", []), ("chain", []), ("contract", [called.pk]), ("comments", [called.pk])]:
        response, page = ask(auditor, name, *args, at="2027-03-01T10:00")
        assert response.status_code == 200
        assert "Enter a" not in page
        assert "Show it" not in page
    closed = [(name, called.pk) for name in ("law", "hearing", "memo", "take_in")] + [("hide", said.pk)]
    for name, pk in closed:
        assert client.get(to(f"contracts:{name}", pk)).headers["Location"] == "/admin/"
    assert client.post(to("contracts:show", said.pk)).headers["Location"] == "/admin/"
    assert client.get(to("contracts:propose")).headers["Location"] == "/admin/"
    assert not Comment.objects.shown().exists()


@pytest.mark.parametrize(
    ("who", "closed"),
    [("devraj", ["propose", "law", "memo"]), ("clerk", ["law"]), ("ruth", ["hearing", "take_in"])],
)
def test_each_act_is_for_those_whose_it_is(client, request, called, who, closed):
    client.force_login(request.getfixturevalue(who).user)
    for name in closed:
        address = to(f"contracts:{name}", *([] if name == "propose" else [called.pk]))
        assert client.get(address).headers["Location"] == "/admin/"
        assert client.post(address, {"note": "x", "memo": "x"}).headers["Location"] == "/admin/"


def test_an_employee_does_not_enter(client, ines, called):
    client.force_login(ines.user)
    for address in (to("contracts:index"), to("contracts:chain"), to("contracts:contract", called.pk)):
        assert client.get(address).status_code in {302, 403}


@pytest.mark.parametrize("name", ["contract", "law", "hearing", "memo", "comments", "take_in", "hide"])
def test_what_is_not_there_is_a_404(client, clerk, ruth, name):
    client.force_login((ruth if name == "law" else clerk).user)
    assert client.get(to(f"contracts:{name}", 999_999)).status_code == 404


def test_the_list_takes_the_same_queries_for_any_number(client, clerk, devraj, called, at):
    client.force_login(clerk.user)

    def queries():
        with CaptureQueriesContext(connection) as found:
            assert client.get(to("contracts:index")).status_code == 200
        return len(found)

    with at("2026-12-02T09:00"):
        draft_notice(meeting=called.hearing, by=devraj.user)
        queries()
        before = queries()
        for number in range(12):
            facts = {"proposed_at": clock.now(), "proposed_by": clerk.user, "act_on": f"20{27 + number}-05-14"}
            meeting = Meeting.objects.create(
                kind="hearing",
                starts_at=clock.now(),
                place="x",
                contact="y",
                called_at=clock.now(),
                called_by=clerk.user,
            )
            other = ContractProposal.objects.create(hearing=meeting, **CONTRACT, **facts)
            Comment.objects.create(proposal=other, text="No.", received_at=clock.now())
        assert queries() == before
        assert before <= 14
