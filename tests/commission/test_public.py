"""The public's pages: what is published is read, in one's language; drafts are not; writing to the city is limited."""

from datetime import date

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import translation
from wagtail.models import Page

from commission.acts.meetings import call_meeting, cancel, hold, move
from commission.acts.minutes import approve_minutes, draft_minutes, keep_motion
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
    assert "It was to be: <bdi>Thursday, November 12, 2026, 7 p.m. EST</bdi>" in page
    assert "Paint." in page
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
    assert "<bdi>Renée Baptiste</bdi>" in page
    assert "Municipal Court" in page


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


PAGES = [
    "commission",
    "ask_commission",
    "ask_commission_done",
    "meetings",
    "meetings_ics",
    "meetings_feed",
    "subscribe",
]
PAGES += ["subscribe_asked", "legal", "legal_archive"]


@pytest.mark.parametrize("name", PAGES)
def test_each_page_answers_head_as_it_answers_get(client, city, at, name):
    with at("2026-11-06T09:00"):
        asked = client.head(reverse(name))
        assert (asked.status_code, asked.content) == (200, b"")
        assert asked["Content-Type"] == client.get(reverse(name))["Content-Type"]


def test_the_pages_of_one_thing_answer_head_too(client, notice, meeting, at):
    token = Subscriber.objects.create(email="ana@example.org", language="es", asked_at=meeting.called_at).token
    addresses = [("meeting", meeting.pk), ("meeting_ics", meeting.pk), ("notice", notice.pk)]
    addresses += [("subscribe_confirm", token), ("unsubscribe", token)]
    with at("2026-11-06T09:00"):
        assert {client.head(reverse(name, args=[key])).status_code for name, key in addresses} == {200}
    assert not Subscriber.objects.confirmed().exists()


NOBODY = ["/meetings/999/", "/meetings/999/meeting.ics", "/meetings/999/minutes/", "/legal-notices/999/"]
NOBODY += ["/meetings/99999999999999999999999/", "/legal-notices/99999999999999999999999/", "/contracts/999/"]
NOBODY += ["/meetings/follow/nobody/", "/meetings/unfollow/nobody/", "/meetings/follow/%00/", "/meetings/x/"]


@pytest.mark.parametrize("path", NOBODY)
def test_what_is_not_there_is_said_in_words(client, city, path):
    response = client.get(path)
    assert response.status_code == 404
    assert "There is no page here" in response.content.decode()


@pytest.mark.parametrize("query", ["?text=xx", "?text=<script>", "?text=", "?page=0", "?page=x", "?page=99"])
@pytest.mark.parametrize("name", ["commission", "meetings", "notice"])
def test_a_question_that_makes_no_sense_is_passed_over(client, notice, at, name, query):
    with at("2026-11-06T09:00"):
        response = client.get(reverse(name, args=[notice.pk] if name == "notice" else []) + query)
    assert response.status_code == 200
    assert "<script>" not in response.content.decode()
    assert "There is no text of this notice" not in response.content.decode()


@pytest.mark.parametrize(("language", "prefix"), [("en", "/"), ("es", "/es/"), ("ar", "/ar/")])
def test_the_doors_above_and_below_lead_here(client, city, at, language, prefix):
    _, page = read(client, "legal", at=at, language=language)
    above, _, below = page.partition("<main")
    assert f'href="{prefix}meetings/"' in above
    assert f'href="{prefix}legal-notices/"' in below.partition("<footer")[2]
    assert 'aria-current="page"' in read(client, "meetings", at=at, language=language)[1].partition("<main")[0]


def test_in_another_language_the_citys_own_words_are_marked_as_english(client, meeting, devraj, at):
    _, page = read(client, "meeting", meeting.pk, at=at, language="ar")
    assert '<bdi lang="en">City Hall, 100 Mill Street</bdi>' in page
    assert '<a href="tel:2015550101"><bdi dir="ltr">201-555-0101</bdi></a>' in page
    with at("2026-11-03T09:00"):
        cancel(meeting=meeting, reason="Snow.", by=devraj.user)
    assert '<bdi lang="en">Snow.</bdi> <span class="quiet">(' in read(client, "meetings", at=at, language="es")[1]
    assert "(in English)" not in read(client, "meetings", at=at)[1]


def test_the_notice_in_the_readers_language_is_offered_beside_them(client, notice, meeting, at):
    link = f'href="/ar/legal-notices/{notice.pk}/?text=ar"'
    assert link in read(client, "meeting", meeting.pk, at=at, language="ar")[1].partition('class="facts"')[0]
    spanish = read(client, "meeting", meeting.pk, at=at, language="es")[1].partition('class="facts"')[0]
    assert "legal-notices/" not in spanish.partition("<main")[2]


def test_the_lists_take_the_same_queries_for_any_number(client, city, hall, devraj, at, django_assert_num_queries):
    def call(year):
        with at(f"{year}-01-02T09:00"):
            for month in range(2, 8):
                starts = local(f"{year}-{month:02}-11T19:00")
                called = call_meeting(kind="special", starts_at=starts, where=hall, by=devraj.user)
                if month == 3:
                    cancel(meeting=called, reason="Snow.", by=devraj.user)

    for year in (2026, 2027):
        call(year)
        with at(f"{year}-05-01T09:00"):
            # The city's profile and the order in force; then the meetings to come, and of those past the number,
            # themselves and their minutes.
            with django_assert_num_queries(6):
                client.get(reverse("meetings"))
            # The page it keeps, its members, the next meeting, the past ones and their minutes.
            with django_assert_num_queries(7):
                client.get(reverse("commission"))


def test_a_meeting_takes_a_fixed_number_of_queries(client, notice, meeting, at, django_assert_num_queries):
    # The meeting, its notices and their texts, its agenda, its minutes, how it was moved; the city and the order.
    with at("2026-11-06T09:00"), django_assert_num_queries(8):
        client.get(reverse("meeting", args=[meeting.pk]))


def test_minutes_take_the_same_queries_for_any_number_of_motions(
    client, city, held, seats, devraj, at, django_assert_num_queries
):
    with at("2026-11-20T09:00"):
        for number in range(3):
            votes = dict.fromkeys(seats[:2], "yes")
            keep_motion(meeting=held, text=f"Motion {number}", moved_by=seats[0], votes=votes, by=devraj.user)
        approve_minutes(minutes=draft_minutes(meeting=held, text="We met.", by=devraj.user), by=devraj.user)
        # The minutes with their meeting, who was there, the motions, the votes, the seats; the city and the order.
        with django_assert_num_queries(7):
            assert client.get(reverse("minutes", args=[held.pk])).status_code == 200
