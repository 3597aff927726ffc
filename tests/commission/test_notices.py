"""Published once, on time to the minute; posted in each place with its proof; to subscribers by letter."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from commission.acts.agendas import Item, set_agenda
from commission.acts.drafts import draft_notice
from commission.acts.meetings import Findings, call_meeting, cancel
from commission.acts.notices import archived_until, last_minute, post, publish, up_until
from commission.models import Notice, NoticeText, Posting, PostingPlace, Subscriber
from commission.noticing import Timeliness
from commission.reports.notices import notice_standing, waiting
from deadlines import clock
from directives.refusal import Refusal
from languages.gate import State
from letters.models import Letter
from people.models import User
from tests.commission.conftest import local
from tests.commission.test_noticing import MINUTES

PDF = b"%PDF-1.4 affidavit"
AT = "2026-11-02T10:00"


def test_publishing_freezes_the_words_and_posts_to_the_website(published):
    text = NoticeText.objects.get()
    assert (text.language, text.is_source, len(text.sha256)) == ("en", True, 64)
    posting = Posting.objects.get()
    assert (posting.place.kind, posting.posted_at) == ("website", published.published_at)


def test_published_twice_it_is_published_once(published, go_out, at):
    with at(AT):
        again = go_out(published)
    assert again.published_at == published.published_at
    assert NoticeText.objects.count() == Posting.objects.count() == 1


@pytest.mark.parametrize("who", ["devraj", "ines"])
def test_only_the_clerk_publishes(who, notice, go_out, request, at):
    with at(AT), pytest.raises(PermissionDenied):
        go_out(notice, by=request.getfixturevalue(who).user)
    assert not NoticeText.objects.exists()


def test_nothing_goes_out_when_the_record_cannot_be_written(notice, go_out, unwritten, at):
    unwritten("notices")
    with at(AT), pytest.raises(TypeError):
        go_out(notice)
    assert not NoticeText.objects.exists()
    assert Notice.objects.get().published_at is None


def test_a_language_that_is_not_approved_holds_it_back(notice, at):
    with at(AT), pytest.raises(Refusal, match="Not approved yet in: Haitian Creole"):
        publish(notice=notice, wordings={}, states={"en": State.APPROVED, "ht": State.STALE}, by=_clerk())


def _clerk():
    return User.objects.get(groups__name="Clerks")


def test_a_notice_that_was_replaced_is_not_published(notice, meeting, devraj, go_out, at):
    with at(AT):
        set_agenda(meeting=meeting, items=[Item("Public comment")], by=devraj.user)
        draft_notice(meeting=meeting, by=devraj.user)
        with pytest.raises(Refusal, match="newer notice"):
            go_out(notice)


@pytest.fixture
def drafted(hall, city, places, devraj, at):
    """A meeting called long before it begins, with its notice: `drafted("2027-03-15T19:00")`."""

    def make(start, kind="special", **more):
        with at("2027-01-20T09:00"):
            meeting = call_meeting(kind=kind, starts_at=local(start), where=hall, by=devraj.user, **more)
            return draft_notice(meeting=meeting, by=devraj.user)

    return make


# 48 hours back across both changes of clocks and a holiday week-end.
@pytest.mark.parametrize(("start", "minute"), MINUTES)
def test_the_lawful_minute_is_in_time_and_the_next_is_refused(drafted, go_out, at, start, minute):
    notice = drafted(start)
    assert timezone.localtime(last_minute(notice)).strftime("%Y-%m-%dT%H:%M") == minute
    with at(last_minute(notice) + timedelta(minutes=1)), pytest.raises(Refusal, match="The last lawful minute was"):
        go_out(notice)
    with at(last_minute(notice)):
        assert go_out(notice).late_reason == ""


@pytest.mark.parametrize(("start", "minute"), MINUTES)
def test_a_posting_at_the_minute_is_in_time_and_one_after_it_is_refused(
    drafted, go_out, places, clerk, at, start, minute
):
    notice = drafted(start)
    with at("2027-01-21T09:00"):
        notice = go_out(notice)
    last = last_minute(notice)
    with at(last + timedelta(hours=1)):
        with pytest.raises(Refusal, match="The last lawful minute was"):
            post(notice=notice, place=places[0], posted_at=last + timedelta(minutes=1), by=clerk.user)
        kept = post(notice=notice, place=places[0], posted_at=last, by=clerk.user)
    assert kept.posted_at == last


def test_a_stated_reason_lets_it_pass_and_stays_beside_it(drafted, go_out, at):
    notice = drafted("2027-02-11T19:00")
    with at("2027-02-10T09:00"):
        assert go_out(notice, reason="The website was down.").late_reason == "The website was down."
        standing = notice_standing(notice, now=clock.now())
    assert [line.is_late for line in standing.lines if line.posting] == [True]


def test_an_emergency_and_a_cancellation_are_never_too_late(drafted, go_out, devraj, at):
    found = Findings(matter="Flood.", harm="Beds.", unforeseen="Dam.")
    emergency = drafted("2027-02-11T19:00", kind="emergency", findings=found)
    with at("2027-02-11T12:00"):
        go_out(emergency)
        cancel(meeting=emergency.meeting, reason="It is over.", by=devraj.user)
        go_out(Notice.objects.get(kind="cancelled"))
    assert not Notice.objects.exclude(late_reason="").exists()


def test_each_place_is_kept_with_its_time_person_and_proof(published, places, clerk, at):
    with at("2026-11-02T15:00"):
        kept = [
            post(notice=published, place=each, posted_at=clock.now(), proof=PDF, proof_name="x.pdf", by=clerk.user)
            for each in places
        ]
        standing = notice_standing(published, now=clock.now())
    assert kept[0].proof.media_type == "application/pdf"
    assert standing.timeliness is Timeliness.ON_TIME
    assert not standing.is_waiting


def test_a_notice_waits_while_some_place_does(published, places, at):
    with at("2026-11-02T15:00"):
        (standing,) = waiting(now=clock.now())
        assert [place.name for place in standing.unposted] == ["Clerk's file", "Courier", "Ledger", "Lobby"]
    with at("2026-11-10T19:01"):
        assert waiting(now=clock.now())[0].timeliness is Timeliness.MISSED


def test_a_place_named_later_is_not_owed_by_what_went_out_before(published, clerk):
    PostingPlace.objects.create(kind="public_place", name="Library")
    assert "Library" not in [line.place.name for line in notice_standing(published, now=clock.now()).lines]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"posted_at": local("2026-11-03T09:00").astimezone()}, "still to come"),
        ({"proof": b"MZ", "proof_name": "x.exe"}, "Send a PDF"),
    ],
)
def test_a_posting_that_cannot_be_is_refused(published, places, clerk, at, changes, sentence):
    with at(AT), pytest.raises(Refusal, match=sentence):
        post(**{"notice": published, "place": places[0], "posted_at": clock.now(), "by": clerk.user, **changes})
    assert Posting.objects.count() == 1


def test_nothing_is_posted_before_it_is_published_nor_by_an_employee(notice, published, places, ines, at):
    with at(AT), pytest.raises(PermissionDenied):
        post(notice=published, place=places[0], posted_at=clock.now(), by=ines.user)
    Notice.objects.update(published_at=None, published_by=None)
    notice.refresh_from_db()
    with at(AT), pytest.raises(Refusal, match="Publish the notice first"):
        post(notice=notice, place=places[0], posted_at=clock.now(), by=_clerk())


def test_subscribers_are_written_to_once_and_only_the_confirmed(notice, go_out, at):
    now = local("2026-10-01T09:00").astimezone()
    facts = {"language": "ht", "asked_at": now}
    ana = Subscriber.objects.create(email="ana@example.org", confirmed_at=now, **facts)
    Subscriber.objects.create(email="new@example.org", token="n", **facts)
    Subscriber.objects.create(email="gone@example.org", token="g", confirmed_at=now, left_at=now, **facts)
    with at(AT):
        go_out(notice)
        go_out(notice)
    letter = Letter.objects.get()
    assert (letter.key, letter.to, letter.language) == (f"notice:{notice.pk}:{ana.pk}", "ana@example.org", "ht")
    assert Posting.objects.get(place__kind="subscribers").note == "1 letter"


def test_it_is_up_a_week_and_until_its_meeting_then_a_year_in_the_archive(published):
    assert str(up_until(published)) == "2026-11-12"
    assert str(archived_until(published)) == "2027-11-12"


def test_the_list_takes_the_same_queries_for_any_number(published, meeting, clerk, django_assert_num_queries):
    with django_assert_num_queries(5):
        waiting(now=clock.now())
    Notice.objects.bulk_create(
        Notice(
            kind="meeting",
            meeting=meeting,
            page=published.page,
            due=published.due,
            drafted_at=clock.now(),
            drafted_by=clerk.user,
        )
        for _n in range(20)
    )
    with django_assert_num_queries(5):
        waiting(now=clock.now())
