"""The letters of this room: a resident's question, an address to confirm, a notice to whoever follows."""

from collections.abc import Iterable

from commission.models import Question, Subscriber
from directives.mail import link
from letters.kinds import Kind, register
from letters.models import Letter


def listen() -> None:
    """Make this room's kinds known to the outbox."""
    register(Kind("question", prepare=prepare_questions))
    register(Kind("follow", prepare=prepare_follows))


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
