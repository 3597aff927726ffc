"""A proposed contract as everybody reads it, and a comment on it from anyone in any language."""

from html import unescape

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils.translation import override

from commission.acts.agendas import Item, set_agenda
from commission.acts.drafts import draft_notice
from commission.acts.hearings import comment, hide, show, write_memo
from commission.acts.meetings import cancel, hold
from commission.acts.notices import post
from commission.models import Comment
from deadlines import clock
from languages.acts import set_language


@pytest.fixture(autouse=True)
def _fresh_counters():
    cache.clear()


@pytest.fixture
def read(client):
    def get(name, proposal, *, at="2027-03-01T09:00", language="en"):
        with clock.held(at), override(language):
            response = client.get(reverse(name, args=[proposal.pk]))
        return response, " ".join(unescape(response.content.decode()).split())

    return get


@pytest.fixture
def say(client):
    """What a resident sends from the web."""

    def send(proposal, *, at="2027-03-01T09:00", **more):
        with clock.held(at):
            form = {"text": "No, por favor.", "language": "es", "name": "Rosa", **more}
            return client.post(reverse("comment", args=[proposal.pk]), form)

    return send


def test_it_is_public_once_its_meeting_is_called(read, noted):
    assert read("proposal", noted)[0].status_code == 404
    assert read("comment", noted)[0].status_code == 404


def test_it_says_everything_the_order_asks_a_notice_to_say(
    read, called, city, clerk, devraj, places, go_out, settings, tmp_path, at
):
    """N-7, and the newspapers it stood in."""
    settings.MEDIA_ROOT = tmp_path
    city.address = "City Hall\n100 Mill Street"
    city.phone = "201-555-0100"
    city.save()
    with at("2026-12-02T09:00"):
        set_agenda(meeting=called.hearing, items=[Item("The lease", None, b"%PDF-1.4 lease")], by=devraj.user)
        notice = go_out(draft_notice(meeting=called.hearing, by=devraj.user))
        for place in places:
            post(notice=notice, place=place, posted_at=clock.now(), by=clerk.user)
    with at("2026-12-01T09:00"):
        set_language(tag="es", speakers=14_160, source="American Community Survey", source_year=2024, by=clerk.user)
    page = read("proposal", called)[1]
    for each in (
        "Detaining immigrants (§2.B)",
        "A proposed contract with Wickham County",
        "The executive order prohibits contracts of this kind unless law requires otherwise.",
        'The Law Department’s note: <bdi lang="en">No law requires it.</bdi>',
        "Renewing it, Friday, May 14, 2027",
        "The lease ends.",
        "The lease</a>",
        'On paper at the City Clerk’s office:<br><bdi lang="en">City Hall<br>100 Mill Street</bdi>',
        "Wednesday, March 10, 2027, 6 p.m. EST",
        "City Hall, 100 Mill Street",
        "Ramp at Mill Street; bus 7",
        "Interpreter or other help",
        "Until Friday, March 12, 2027, in any language:",
        "here, on the web;",
        "by mail to the City Clerk:",
        "in person, at the public meeting",
        "Notice of a public meeting about a proposed contract",
        "Courier, Wednesday, December 2, 2026",
        "Ledger, Wednesday, December 2, 2026",
        "Español</bdi>: 14,160 residents (American Community Survey, 2024)",
    ):
        assert each in page, each


def test_it_is_read_in_arabic_from_right_to_left(read, called, say, devraj):
    say(called)
    show(comment=Comment.objects.get(), by=devraj.user)
    page = read("proposal", called, language="ar")[1]
    assert 'dir="rtl"' in page
    assert '<blockquote class="card" lang="es" dir="ltr">' in page


def test_what_was_hidden_or_not_read_yet_is_not_shown_and_counts(read, called, devraj, at):
    with at("2027-03-01T08:00"):
        shown, hidden, _unread = (comment(proposal=called, text=words) for words in ("Good.", "Rude.", "New."))
        show(comment=shown, by=devraj.user)
        hide(comment=hidden, reason="It names a private person.", by=devraj.user)
    page = read("proposal", called)[1]
    assert "3 comments" in page
    assert "Good." in page
    assert "Rude." not in page
    assert "New." not in page


def test_the_memo_and_a_cancelled_meeting_are_told(read, called, seats, clerk, at):
    with at("2027-03-10T20:00"):
        hold(meeting=called.hearing, present=seats, by=clerk.user)
    with at("2027-03-15T09:00"):
        write_memo(proposal=called, memo="We read all of them.", by=clerk.user)
    page = read("proposal", called, at="2027-03-15T10:00")[1]
    assert "We read all of them." in page
    assert "Comments were taken until Friday, March 12, 2027." in page
    assert "Held" in page


def test_a_cancelled_meeting_says_so(read, called, clerk, at):
    with at("2026-12-02T09:00"):
        cancel(meeting=called.hearing, reason="Snow.", by=clerk.user)
    page = read("proposal", called)[1]
    assert "Cancelled" in page
    assert "Snow." in page


def test_anyone_comments_in_any_language_and_is_thanked(read, called, say):
    answer = say(called, text="لا.", language="ar")
    assert answer.headers["Location"].endswith("?sent=1#comments")
    said = Comment.objects.get()
    assert (said.text, said.language, said.name, said.way, said.entered_by) == ("لا.", "ar", "Rosa", "web", None)


def test_the_form_says_how_else_and_until_when(read, called, city):
    city.address = "City Hall\n100 Mill Street"
    city.save()
    page = read("comment", called)[1]
    assert "Until Friday, March 12, 2027, in any language, here, by mail, or in person at the public meeting." in page
    assert 'By mail to the City Clerk:<br><bdi lang="en">City Hall<br>100 Mill Street</bdi>' in page
    closed = read("comment", called, at="2027-03-13T00:00")[1]
    assert "Comments on this contract are closed." in closed
    assert "Send the comment" not in closed


def test_an_empty_comment_is_told_what_is_missing_and_one_too_late_is_refused(called, say):
    empty = say(called, text=" ")
    assert (empty.status_code, "Write your comment first." in empty.content.decode()) == (422, True)
    late = say(called, at="2027-03-13T00:00")
    assert late.status_code == 422
    assert not Comment.objects.exists()


def test_a_machine_is_thanked_and_nothing_is_kept(called, say):
    assert say(called, website="https://spam.example").status_code == 302
    assert not Comment.objects.exists()


def test_the_eleventh_comment_within_an_hour_is_too_many_and_keeps_what_was_typed(called, say):
    answers = [say(called) for _number in range(11)]
    assert [answer.status_code for answer in answers] == [302] * 10 + [429]
    assert "No, por favor." in answers[-1].content.decode()
    assert Comment.objects.count() == 10


def test_the_page_takes_the_same_queries_for_any_number_of_comments(
    called, clerk, devraj, go_out, django_assert_num_queries, at
):
    from commission.reports.proposal import reading

    with at("2026-12-02T09:00"):
        go_out(draft_notice(meeting=called.hearing, by=devraj.user))
    for _time in range(2):
        with django_assert_num_queries(9):
            reading(called, screen="en")
        facts = {"proposal": called, "received_at": clock.now(), "shown_at": clock.now(), "shown_by": clerk.user}
        Comment.objects.bulk_create(Comment(text="No.", **facts) for _number in range(20))
