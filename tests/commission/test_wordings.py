"""In which languages a notice goes out, and which hold it back."""

import pytest

from commission.acts.notices import publish
from commission.models import Notice
from commission.reports.wordings import gate, wordings
from deadlines.models import Municipality
from directives.refusal import Refusal
from languages.acts import approve_translation
from languages.gate import State
from languages.translations import drafted
from people.models import READING_LANGUAGES

FIVE = ["es", "pt-br", "ht", "ar", "gu"]
WORDS = [{"type": "words", "value": "The language plan.\r\n"}]


@pytest.fixture
def draft(spoken, notice):
    """The notice of the meeting, with words of its own; `draft("hearing")` makes it one about a contract."""

    def make(kind):
        Notice.objects.filter(pk=notice.pk).update(kind=kind)
        notice.page.body = WORDS
        notice.page.save_revision()
        return Notice.objects.get(pk=notice.pk)

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
    words, states = wordings(notice)
    with at("2026-11-02T09:30"):
        return publish(notice=notice, wordings=words, states=states, by=clerk.user)


def test_a_hearings_notice_waits_for_the_five_most_spoken(draft, approved, clerk, at):
    notice = draft(Notice.Kind.HEARING)
    approved(notice, "es", "pt-br", "ht", "ar")
    _words, states = wordings(notice)
    assert states == {**dict.fromkeys(["en", "es", "pt-br", "ht", "ar"], State.APPROVED), "gu": State.MISSING}
    with pytest.raises(Refusal, match="Gujarati"):
        send(notice, clerk, at)
    approved(notice, "gu")
    assert send(notice, clerk, at).texts.count() == 6


def test_another_notice_goes_out_and_says_what_is_pending(draft, approved, clerk, at):
    notice = draft(Notice.Kind.MEETING)
    approved(notice, "es")
    found = gate(notice)
    assert (found.states, [each.code for each in found.pending]) == ({"en": State.APPROVED}, ["pt-br", "ht"])
    sent = send(notice, clerk, at)
    assert [(text.language, text.is_source) for text in sent.texts.all()] == [("en", True), ("es", False)]
    assert {"words": "The language plan."} in sent.texts.get(language="en").body
    approved(notice, "ht")
    late = sent.texts.get(language="ht")
    assert {"words": "ht"} in late.body
    assert not late.is_source


def test_facts_alone_go_out_in_every_language_at_once(draft, clerk, at):
    notice = draft(Notice.Kind.MEETING)
    notice.page.body = []
    notice.page.save_revision()
    assert gate(notice).pending == []
    assert set(send(notice, clerk, at).texts.values_list("language", flat=True)) == set(dict(READING_LANGUAGES))


def test_where_the_city_holds_texts_back_it_waits_for_those_over_the_line(draft, approved, clerk, at):
    Municipality.objects.update(untranslated=Municipality.Untranslated.HOLD)
    notice = draft(Notice.Kind.MEETING)
    approved(notice, "es", "pt-br")
    with pytest.raises(Refusal, match="Haitian Creole"):
        send(notice, clerk, at)
    approved(notice, "ht")
    assert send(notice, clerk, at).published_at


def test_one_changed_sentence_holds_it_back_again(draft, approved, clerk, at):
    notice = draft(Notice.Kind.HEARING)
    approved(notice, *FIVE)
    notice.page.body = [{"type": "words", "value": "Another plan."}]
    notice.page.save_revision()
    assert {tag for tag, state in wordings(notice)[1].items() if state == State.STALE} == set(FIVE)
    with pytest.raises(Refusal, match="Not approved yet"):
        send(notice, clerk, at)


def test_it_asks_as_often_for_two_languages_as_for_five(draft, approved, django_assert_num_queries):
    notice = draft(Notice.Kind.HEARING)
    for languages in (["es", "ar"], ["pt-br", "ht", "gu"]):
        approved(notice, *languages)
        fresh = Notice.objects.select_related("page").get(pk=notice.pk)
        with django_assert_num_queries(7):
            wordings(fresh)
