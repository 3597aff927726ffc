"""The letters of this room: residents' questions and their answers, invitations, addresses to confirm, notices."""

from collections.abc import Iterable

from commission.models import Invitation, Notice, NoticeText, Question, Subscriber
from deadlines.models import Municipality
from directives.mail import link
from directives.models import Edition
from languages.names import language
from letters.kinds import Kind, register
from letters.models import Letter


def listen() -> None:
    """Make this room's kinds known to the outbox."""
    register(Kind("notice", prepare=prepare_notices))
    register(Kind("invitation", prepare=prepare_invitations))
    register(Kind("answer", prepare=prepare_answers))
    register(Kind("question", prepare=prepare_questions))
    register(Kind("follow", prepare=prepare_follows))


def prepare_notices(letters: Iterable[Letter]) -> dict[int, dict | None]:
    """The text of a notice in the reader's language, or the one that governs. None once a newer notice took its place,
    or its reader unsubscribed. Three queries and one for the city."""
    letters = list(letters)
    wanted = {letter.subject_id for letter in letters}
    stands = set(Notice.objects.filter(pk__in=wanted, replaced_by=None).values_list("pk", flat=True))
    texts = {(text.notice_id, text.language): text for text in NoticeText.objects.filter(notice__in=stands)}
    sources = {text.notice_id: text for text in texts.values() if text.is_source}
    readers = Subscriber.objects.confirmed().filter(email__in={letter.to for letter in letters})
    tokens = dict(readers.values_list("email", "token"))
    city = Municipality.current()

    def prepared(letter: Letter) -> dict | None:
        text = texts.get((letter.subject_id, letter.language)) or sources.get(letter.subject_id)
        if text is None or letter.to not in tokens:
            return None
        leave = link("unsubscribe", letter.language, tokens[letter.to])
        return {"text": text, "tongue": language(text.language), "city": city, "unsubscribe": leave}

    return {letter.pk: prepared(letter) for letter in letters}


def prepare_invitations(letters: Iterable[Letter]) -> dict[int, dict | None]:
    """What an invited body is told (§11). None once it has replied. Three queries."""
    letters = list(letters)
    found = Invitation.objects.filter(reply=Invitation.Reply.NONE).in_bulk([each.subject_id for each in letters])
    order = Edition.objects.of_the_order().order_by("-number").first()
    city = Municipality.current()
    return {
        letter.pk: {"invitation": found[letter.subject_id], "order": order, "city": city}
        if letter.subject_id in found
        else None
        for letter in letters
    }


def prepare_answers(letters: Iterable[Letter]) -> dict[int, dict | None]:
    """A resident's question with its answer. Two queries."""
    letters = list(letters)
    found = Question.objects.in_bulk([letter.subject_id for letter in letters])
    city = Municipality.current()
    return {
        letter.pk: {"question": found[letter.subject_id], "city": city} if letter.subject_id in found else None
        for letter in letters
    }


def prepare_questions(letters: Iterable[Letter]) -> dict[int, dict | None]:
    """What the coordinator is told of a resident's question. None once it is answered. One query."""
    letters = list(letters)
    found = Question.objects.filter(answered_at=None).in_bulk([letter.subject_id for letter in letters])
    return {
        letter.pk: {"question": found[letter.subject_id]} if letter.subject_id in found else None for letter in letters
    }


def prepare_follows(letters: Iterable[Letter]) -> dict[int, dict | None]:
    """What an address is asked before anything else is sent there. None once it is confirmed. One query."""
    letters = list(letters)
    found = Subscriber.objects.in_bulk([letter.subject_id for letter in letters])
    return {letter.pk: _follow(found.get(letter.subject_id), letter.language) for letter in letters}


def _follow(subscriber: Subscriber | None, language: str) -> dict | None:
    if subscriber is None or (subscriber.confirmed_at and not subscriber.left_at):
        return None
    return {"link": link("subscribe_confirm", language, subscriber.token)}
