"""In which languages a notice goes out, and which hold it back."""

import pytest

from commission.acts.notices import publish
from commission.models import CommissionPage, Notice, NoticePage
from commission.reports.wordings import wordings
from deadlines.due import due, keep
from deadlines.models import Municipality
from directives.refusal import Refusal
from languages.acts import approve_translation
from languages.gate import State
from languages.translations import drafted
from tests.directives.conftest import home  # noqa: F401 a fixture
from tests.languages.cast import spoken, translated  # noqa: F401 the same

WORDS = [{"type": "heading", "value": "Agenda"}, {"type": "words", "value": "The language plan.\r\n"}]
BODY = [{"heading": "Agenda"}, {"words": "The language plan."}]


@pytest.fixture
def draft(request, spoken, meeting, devraj, at):  # noqa: F811
    """A notice of the meeting, drafted on October 20."""
    above = request.getfixturevalue("home").add_child(instance=CommissionPage(title="Commission", slug="commission"))
    page = above.add_child(instance=NoticePage(title="Notice", slug="n1", body=WORDS, live=False))

    def make(kind):
        with at("2026-10-20T09:00"):
            return Notice.objects.create(
                kind=kind,
                meeting=meeting,
                page=page,
                due=keep(due("meeting_notice", meeting.starts_at)),
                drafted_at=meeting.called_at,
                drafted_by=devraj.user,
            )

    return make


@pytest.fixture
def approved(request, clerk):
    """Writes and approves the notice's translation into each language."""

    def make(notice, *languages):
        for language in languages:
            write = request.getfixturevalue("translated")
            page = write(notice.page, language, f"Notice ({language})", [{"type": "words", "value": language}])
            words = drafted(page).into(language).words
            approve_translation(page=page, read=words, by=clerk.user)

    return make


def send(notice, clerk, at):
    found = wordings(notice)
    with at("2026-11-02T09:00"):
        return publish(notice=notice, wordings=found.wordings, states=found.states, by=clerk.user)


def test_a_hearings_notice_waits_for_the_five_most_spoken(draft, approved, clerk, at):
    notice = draft(Notice.Kind.HEARING)
    approved(notice, "es", "pt-br", "ht", "ar")
    found = wordings(notice)
    assert found.states == {**dict.fromkeys(["es", "pt-br", "ht", "ar"], State.APPROVED), "gu": State.MISSING}
    assert not found.is_open
    with pytest.raises(Refusal, match="gu"):
        send(notice, clerk, at)
    approved(notice, "gu")
    assert send(notice, clerk, at).texts.count() == 6


def test_another_notice_goes_out_and_says_what_is_pending(draft, approved, clerk, at):
    notice = draft(Notice.Kind.MEETING)
    approved(notice, "es")
    found = wordings(notice)
    assert (found.states, [each.code for each in found.pending]) == ({}, ["pt-br", "ht"])
    sent = send(notice, clerk, at)
    assert [(text.language, text.is_source) for text in sent.texts.all()] == [("en", True), ("es", False)]
    assert sent.texts.get(language="en").body == BODY


def test_where_the_city_holds_texts_back_it_waits_for_those_over_the_line(draft, approved, clerk, at):
    Municipality.objects.update(untranslated=Municipality.Untranslated.HOLD)
    notice = draft(Notice.Kind.MEETING)
    approved(notice, "es", "pt-br")
    with pytest.raises(Refusal, match="ht"):
        send(notice, clerk, at)
    approved(notice, "ht")
    assert send(notice, clerk, at).published_at


def test_one_changed_sentence_holds_it_back_again(draft, approved, clerk, at):
    notice = draft(Notice.Kind.HEARING)
    approved(notice, "es", "pt-br", "ht", "ar", "gu")
    notice.page.body = [{"type": "words", "value": "Another plan."}]
    notice.page.save_revision()
    assert set(wordings(notice).states.values()) == {State.STALE}
    with pytest.raises(Refusal, match="Not approved yet"):
        send(notice, clerk, at)


def test_it_asks_as_often_for_two_languages_as_for_five(draft, approved, django_assert_num_queries):
    notice = draft(Notice.Kind.HEARING)
    for languages in (["es", "ar"], ["pt-br", "ht", "gu"]):
        approved(notice, *languages)
        fresh = Notice.objects.select_related("page").get(pk=notice.pk)
        with django_assert_num_queries(5):
            wordings(fresh)
