"""Legal notices as N.J.S.A. 35:3-1 asks (P.L.2025, c.72): up a week at the least, archived a year at the least, whole,
free, in each language with its own direction."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from commission.acts.drafts import draft_notice, draft_schedule_notice
from commission.acts.meetings import call_meeting, make_schedule, move
from commission.models import Notice, NoticeText, PostingPlace
from tests.commission.conftest import local

HUB = "https://sos.example/legal-notices"


@pytest.fixture
def page(client, city, at):
    """What a visitor without an account reads there."""

    def read(name, *args, day="2026-11-06T09:00", language="en", **query):
        with at(day), override(language):
            response = client.get(reverse(name, args=args), query)
        assert response.status_code == 200
        return response.content.decode()

    return read


@pytest.fixture
def schedule(hall, devraj, go_out, at):
    """Next year's, published on December 8, 2026."""
    starts = [local(f"2027-{month}-10T19:00") for month in ("02", "05", "08", "11")]
    with at("2026-12-08T09:00"):
        made = make_schedule(year=2027, starts=starts, where=hall, reorganized_on=None, by=devraj.user)
        return go_out(draft_schedule_notice(schedule=made, by=devraj.user))


@pytest.fixture
def near(hall, devraj, go_out, at):
    """Called and told of on Monday, November 2, for Thursday the 5th: over before its week is."""
    with at("2026-11-02T09:00"):
        called = call_meeting(kind="special", starts_at=local("2026-11-05T19:00"), where=hall, by=devraj.user)
        return go_out(draft_notice(meeting=called, by=devraj.user))


@pytest.mark.parametrize(
    ("day", "up"), [("2026-11-02", True), ("2026-11-06", True), ("2026-11-09", True), ("2026-11-10", False)]
)
def test_it_is_up_a_week_though_its_meeting_is_over(near, page, day, up):
    address = f'href="/legal-notices/{near.pk}/?text=en"'
    assert (address in page("legal", day=f"{day}T23:00")) == up
    assert (address in page("legal_archive", day=f"{day}T23:00")) == (not up)


@pytest.mark.parametrize("day", ["2026-11-10T09:00", "2027-11-09T23:00", "2029-11-09T23:00"])
def test_it_is_in_the_archive_a_year_and_longer_and_can_still_be_read_whole(near, page, day):
    assert f"/legal-notices/{near.pk}/" in page("legal_archive", day=day)
    read = page("notice", near.pk, day=day)
    assert "Formal action may be taken." in read
    assert "It is in the archive now." in read


@pytest.mark.parametrize(("day", "up"), [("2027-12-31T23:00", True), ("2028-01-01T00:30", False)])
def test_the_years_schedule_is_up_all_year(schedule, page, day, up):
    assert (f"/legal-notices/{schedule.pk}/" in page("legal", day=day)) == up


def test_the_text_is_whole_in_each_language_it_went_out_in(schedule, page):
    for text in NoticeText.objects.filter(notice=schedule):
        read = page("notice", schedule.pk, day="2026-12-09T09:00", text=text.language)
        direction = "rtl" if text.language == "ar" else "ltr"
        assert f'<div class="document prose" lang="{text.language}" dir="{direction}">' in read
        for block in text.body:
            said = block.get("locked") or block["fact"]["text"]
            assert said.replace("'", "&#x27;") in read
        assert text.sha256 in read


def test_each_language_is_one_tap_away_from_the_list_the_meeting_and_the_notice(published, meeting, page):
    NoticeText.objects.create(notice=published, language="ar", title="إشعار", body=[], sha256="0" * 64)
    link = f'<a href="/legal-notices/{published.pk}/?text=ar" lang="ar" hreflang="ar">'
    for read in (page("legal"), page("meeting", meeting.pk), page("notice", published.pk)):
        assert link in read
    assert 'dir="rtl"><a href' in page("legal", language="ar")


def test_it_says_when_it_was_posted_where_and_until_when_that_was_lawful(published, meeting, page):
    read = page("notice", published.pk)
    assert "Monday, November 2, 2026, 9:30 a.m. EST" in read
    assert "Tuesday, November 10, 2026, 7 p.m. EST" in read
    assert "Why this date?" in read
    of_the_meeting = page("meeting", meeting.pk)
    assert "Monday, November 2, 2026, 9:30 a.m. EST" in of_the_meeting
    assert "Tuesday, November 10, 2026, 7 p.m. EST" in of_the_meeting
    assert "Why this date?" in of_the_meeting


def test_a_replaced_notice_keeps_its_own_day_and_leads_to_the_newer(published, meeting, devraj, go_out, page, at):
    with at("2026-11-04T09:00"):
        move(meeting=meeting, starts_at=local("2026-11-19T18:30"), place="Library", reason="Paint.", by=devraj.user)
        newer = go_out(Notice.objects.get(meeting=meeting, replaced_by=None))
    read = page("notice", published.pk)
    assert f'<a href="/legal-notices/{newer.pk}/">Read the newer notice</a>' in read
    listed = page("legal")
    assert "Thursday, November 12, 2026, 7 p.m. EST" in listed
    assert "Thursday, November 19, 2026, 6:30 p.m. EST" in listed


def test_the_secretary_of_states_page_is_linked_once_the_clerk_enters_it(city, page):
    assert "Secretary of State" not in page("legal")
    city.notices_hub = HUB
    city.save()
    assert f'href="{HUB}"' in page("legal")
    assert f'href="{HUB}"' in page("legal_archive")


def test_a_place_of_ours_is_said_in_the_readers_language(published, page):
    PostingPlace.objects.filter(kind="website").update(name="Legal-notices page")
    assert "Legal-notices page</dt>" not in page("notice", published.pk, language="ar")


@pytest.mark.parametrize(("name", "queries"), [("legal", 4), ("legal_archive", 4)])
def test_the_lists_take_the_same_queries_for_any_number(
    name, queries, published, client, city, go_out, hall, devraj, at, django_assert_num_queries
):
    def call(number):
        with at("2026-11-02T09:00"):
            for day in range(10, 10 + number):
                called = call_meeting(
                    kind="special", starts_at=local(f"2026-11-{day}T19:00"), where=hall, by=devraj.user
                )
                go_out(draft_notice(meeting=called, by=devraj.user))

    for number in (1, 4):
        call(number)
        with at("2026-11-05T09:00" if name == "legal" else "2026-12-20T09:00"), django_assert_num_queries(queries):
            assert client.get(reverse(name)).status_code == 200


def test_a_notice_takes_a_fixed_number_of_queries(published, client, city, at, django_assert_num_queries):
    # The notice, its texts, what is required (two), its postings; the city's profile and the order in force.
    with at("2026-11-05T09:00"), django_assert_num_queries(7):
        client.get(reverse("notice", args=[published.pk]))
