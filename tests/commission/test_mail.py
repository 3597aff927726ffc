"""A notice by letter: in the reader's language when it went out in it, else as it governs; not once it is replaced."""

from urllib.parse import urlsplit

import pytest
from django.test import Client

from commission.acts.drafts import draft_notice
from commission.acts.following import leave
from commission.acts.meetings import move
from commission.acts.notices import publish
from commission.laying_out import lay_out
from commission.mail import prepare_notices
from commission.models import Subscriber
from languages.gate import State
from letters.models import Letter
from letters.outbox import send_due
from tests.commission.conftest import local


@pytest.fixture
def followed(notice, clerk, at):
    """Published in English and Arabic; followed in Arabic and in Korean."""
    now = local("2026-10-01T09:00").astimezone()
    for name, language in [("layla", "ar"), ("minji", "ko")]:
        facts = {"language": language, "asked_at": now, "confirmed_at": now, "token": name}
        Subscriber.objects.create(email=f"{name}@example.org", **facts)
    words = {tag: lay_out(notice.page.facts, [], tag) for tag in ("en", "ar")}
    with at("2026-11-02T09:30"):
        return publish(notice=notice, wordings=words, states=dict.fromkeys(words, State.APPROVED), by=clerk.user)


def test_each_reads_it_in_their_language_or_in_the_one_that_governs(followed, mailoutbox, at):
    with at("2026-11-02T09:31"):
        send_due()
    letters = {letter.to[0]: letter for letter in mailoutbox}
    arabic, english = letters["layla@example.org"], letters["minji@example.org"]
    assert "إشعار باجتماع" in arabic.subject
    assert '<div lang="ar" dir="rtl">' in arabic.alternatives[0][0]
    assert "Notice of a meeting" in english.subject
    assert "Thursday, November 12, 2026, 7:00 p.m. Eastern Time" in english.body


def test_one_click_of_a_mail_program_ends_it(followed, mailoutbox, at):
    with at("2026-11-02T09:31"):
        send_due()
    (letter,) = [each for each in mailoutbox if each.to == ["layla@example.org"]]
    address = letter.extra_headers["List-Unsubscribe"].strip("<>")
    assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert address in letter.body
    strict = Client(enforce_csrf_checks=True)
    assert strict.get(urlsplit(address).path).status_code == 200
    assert Subscriber.objects.confirmed().filter(token="layla").exists()
    assert strict.post(urlsplit(address).path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert not Subscriber.objects.confirmed().filter(token="layla").exists()


def test_who_left_meanwhile_hears_no_more(followed, mailoutbox, at):
    leave(subscriber=Subscriber.objects.get(token="layla"))
    with at("2026-11-02T09:31"):
        send_due()
    assert [letter.to for letter in mailoutbox] == [["minji@example.org"]]


def test_a_notice_that_was_replaced_is_no_longer_sent(followed, meeting, devraj, mailoutbox, at):
    with at("2026-11-02T09:31"):
        move(meeting=meeting, starts_at=local("2026-11-19T19:00"), place="Library", reason="Paint.", by=devraj.user)
        draft_notice(meeting=meeting, by=devraj.user)
        send_due()
    assert mailoutbox == []
    assert set(Letter.objects.values_list("state", flat=True)) == {Letter.State.DROPPED}


def test_any_number_of_letters_takes_four_queries(followed, django_assert_num_queries):
    letters = list(Letter.objects.all())
    for some in (letters[:1], letters * 50):
        with django_assert_num_queries(4):
            prepare_notices(some)
