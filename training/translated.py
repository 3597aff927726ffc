"""Modules and lessons as pages that are translated: what they say, and who approves a translation."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from directives.words import digest as digest_of_words
from languages.kinds import Kind, Owed, Passage, register
from training import permissions, written
from training.models import LessonPage, ModulePage

# What is the same in every language, or is no word.
NOT_READ = {"type", "key", "cite", "places", "source"}


def listen() -> None:
    """Have their translations watched."""
    common = {
        "may_approve": lambda user, page: permissions.may_assign(user),
        "who": _("The clerk, or a trainer"),
        "owed": lambda page: Owed.STAFF,
    }
    fields = ("title", "summary", "audience", "objectives", "questions")
    register(Kind(ModulePage, fields, _of_module, digest_of_module, **common))
    register(Kind(LessonPage, ("title", "body"), _of_lesson, digest_of_lesson, **common))


def digest_of_lesson(page: LessonPage) -> str:
    return digest_of_words(title=page.title, body=_without_blanks(written.stream_plain(page.body.raw_data)))


def digest_of_module(page: ModulePage) -> str:
    said = [page.summary, page.audience, written.stream_plain(page.objectives.raw_data)]
    return digest_of_words(title=page.title, body=_without_blanks([*said, _asked(page)]))


def _asked(page: ModulePage) -> list[dict]:
    return written.stream_plain(page.questions.raw_data)


def _of_module(page: ModulePage) -> Iterator[Passage]:
    yield from map(Passage, filter(None, [page.title, page.summary, page.audience]))
    yield from map(Passage, _sentences(written.stream_plain(page.objectives.raw_data)))
    yield from map(Passage, _sentences([question["value"] for question in _asked(page)]))


def _of_lesson(page: LessonPage) -> Iterator[Passage]:
    yield Passage(page.title)
    for block in written.stream_plain(page.body.raw_data):
        yield from map(Passage, _sentences(block["value"]))


def _sentences(value) -> Iterator[str]:
    """Every string a person reads in it, in its order."""
    if isinstance(value, str):
        yield from [value] if value.strip() else []
    elif isinstance(value, list):
        for each in value:
            yield from _sentences(each)
    elif isinstance(value, dict):
        for name, each in value.items():
            if name not in NOT_READ:
                yield from _sentences(each)


def _without_blanks(value):
    """An editor fills in what was left out: an empty field changes no digest."""
    if isinstance(value, dict):
        kept = {name: _without_blanks(each) for name, each in value.items()}
        return {name: each for name, each in kept.items() if each not in (None, "", [], {})}
    if isinstance(value, list):
        return [_without_blanks(each) for each in value]
    return value
