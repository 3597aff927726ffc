"""The public's pages: what is published is read, in one's language; drafts are not; writing to the city is limited."""

from datetime import date

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import translation
from wagtail.models import Page

from commission.acts.meetings import cancel, hold, move
from commission.acts.notices import publish
from commission.models import CommissionPage, Minutes, Notice, NoticePage, Question, Subscriber
from deadlines.due import kept
from languages.gate import State
from letters.models import Letter
from tests.commission.conftest import local

WORDINGS = {
    "en": ("Meeting of the commission", [{"words": "Anyone may come."}]),
    "ar": ("اجتماع اللجنة", [{"words": "يمكن لأي شخص الحضور."}]),
}


@pytest.fixture(autouse=True)
def _fresh_counters():
    cache.clear()


@pytest.fixture
def draft(meeting, clerk, at, db):
    from home.models import HomePage

    root = Page.objects.get(depth=1)
    home = HomePage.objects.first() or root.add_child(instance=HomePage(title="Home", slug="fair-and-welcoming"))
    shelf = home.add_child(instance=CommissionPage(title="The commission", slug="the-commission"))
    page = shelf.add_child(instance=NoticePage(title="Meeting", slug="meeting-1"))
    with at("2026-11-02T09:00"):
        return Notice.objects.create(
            kind="meeting",
            meeting=meeting,
            page=page,
            due=kept("meeting_notice", meeting.starts_at),
            drafted_at=meeting.called_at,
            drafted_by=clerk.user,
        )


@pytest.fixture
def notice(draft, clerk, at):
    with at("2026-11-05T09:00"):
        return publish(notice=draft, wordings=WORDINGS, states={"ar": State.APPROVED}, by=clerk.user)


def read(client, name, *args, at, day="2026-11-06T09:00", language="en", **query):
    with at(day), translation.override(language):
        response = client.get(reverse(name, args=args), query)
    return response, response.content.decode()


def test_a_meeting_to_come_is_on_every_page_that_should_have_it(client, meeting, at):
    for name in ("commission", "meetings"):
        response, page = read(client, name, at=at)
        assert response.status_code == 200
        assert "Thursday, November 12, 2026" in page
    _, page = read(client, "meeting", meeting.pk, at=at)
    assert "Council Chambers" in page
    assert "Formal action may be taken." in page


def test_a_draft_is_not_public_and_a_published_notice_is(client, draft, clerk, at):
    assert read(client, "notice", draft.pk, at=at)[0].status_code == 404
    with at("2026-11-05T09:00"):
        publish(notice=draft, wordings=WORDINGS, states={}, by=clerk.user)
    _, page = read(client, "notice", draft.pk, at=at)
    assert "Anyone may come." in page
    assert "Tuesday, November 10, 2026" in page  # the last lawful minute


def test_a_notice_is_read_in_arabic_from_right_to_left(client, notice, at):
    _, page = read(client, "notice", notice.pk, at=at, text="ar")
    assert '<div class="document prose" lang="ar" dir="rtl">' in page


def test_a_language_without_a_text_is_said_in_a_sentence(client, notice, at):
    _, page = read(client, "notice", notice.pk, at=at, text="ht")
    assert "There is no text of this notice in Kreyòl ayisyen. It stands here in English." in page


@pytest.mark.parametrize(
    ("day", "up"), [("2026-11-05T10:00", True), ("2026-11-12T10:00", True), ("2026-11-13T10:00", False)]
)
def test_a_notice_is_up_a_week_and_until_its_meeting_and_then_in_the_archive(client, notice, at, day, up):
    assert ("Meeting of the commission" in read(client, "legal", at=at, day=day)[1]) == up
    assert ("Meeting of the commission" in read(client, "legal_archive", at=at, day=day)[1]) == (not up)


def test_what_was_moved_or_cancelled_says_so(client, meeting, devraj, at):
    with at("2026-11-02T09:00"):
        move(meeting=meeting, starts_at=local("2026-11-19T18:30"), place="Library", reason="Paint.", by=devraj.user)
    _, page = read(client, "meeting", meeting.pk, at=at)
    assert "It was to be Thursday, November 12, 2026" in page
    with at("2026-11-03T09:00"):
        cancel(meeting=meeting, reason="Snow.", by=devraj.user)
    assert "Snow." in read(client, "meetings", at=at)[1]


def test_minutes_are_public_once_they_are_approved(client, meeting, seats, devraj, at):
    with at("2026-11-12T21:00"):
        hold(meeting=meeting, present=seats, by=devraj.user)
    due = kept("minutes_draft", date(2026, 11, 12))
    minutes = Minutes.objects.create(
        meeting=meeting, text="We met.", due=due, drafted_at=meeting.called_at, drafted_by=devraj.user
    )
    assert read(client, "minutes", meeting.pk, at=at, day="2026-11-20T09:00")[0].status_code == 404
    minutes.approved_at, minutes.approved_by = meeting.called_at, devraj.user
    minutes.save()
    _, page = read(client, "minutes", meeting.pk, at=at, day="2026-11-20T09:00")
    assert "We met." in page
    assert "Renée Baptiste, Municipal Court" in page


def test_the_calendar_and_the_feed_name_what_is_public(client, notice, meeting, at):
    response, calendar = read(client, "meeting_ics", meeting.pk, at=at)
    assert response["Content-Type"].startswith("text/calendar")
    assert f"UID:{meeting.uid}@" in calendar
    _, feed = read(client, "meetings_feed", at=at, language="ar")
    assert "اجتماع اللجنة" in feed


def test_a_question_reaches_the_coordinator(client, devraj, at):
    with at("2026-11-06T09:00"):
        response = client.post(reverse("ask_commission"), {"text": "¿Cuándo?", "language": "es"})
    assert response.status_code == 302
    assert Question.objects.get().language == "es"
    assert Letter.objects.get().to == devraj.email


def test_a_machine_is_thanked_and_nothing_is_kept(client, devraj, at):
    facts = {"text": "Buy", "language": "en", "website": "http://x"}
    with at("2026-11-06T09:00"):
        assert client.post(reverse("ask_commission"), facts).status_code == 302
    assert not Question.objects.exists()


def test_the_sixth_question_within_an_hour_is_too_many(client, db, at):
    with at("2026-11-06T09:00"):
        answers = [client.post(reverse("ask_commission"), {"text": "?", "language": "en"}) for _ in range(6)]
    assert [answer.status_code for answer in answers] == [302] * 5 + [429]


def test_following_asks_confirms_and_ends_and_opening_a_link_does_nothing(client, db, at):
    with at("2026-11-06T09:00"):
        client.post(reverse("subscribe"), {"email": "rosa@example.com", "language": "es"})
        token = Subscriber.objects.get().token
        client.get(reverse("subscribe_confirm", args=[token]))
        assert not Subscriber.objects.confirmed().exists()
        client.post(reverse("subscribe_confirm", args=[token]))
        assert Subscriber.objects.confirmed().exists()
        client.get(reverse("unsubscribe", args=[token]))
        assert Subscriber.objects.confirmed().exists()
        # As a mail program's one click sends it (RFC 8058).
        client.post(reverse("unsubscribe", args=[token]), {"List-Unsubscribe": "One-Click"})
    assert not Subscriber.objects.confirmed().exists()


@pytest.mark.parametrize("name", ["commission", "meetings", "legal", "legal_archive", "ask_commission", "subscribe"])
def test_an_empty_city_has_every_page(client, city, at, name):
    assert read(client, name, at=at)[0].status_code == 200
    assert read(client, name, at=at, language="ar")[0].status_code == 200
