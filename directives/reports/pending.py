"""The languages a text is owed in and does not stand in yet."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.utils.translation import ngettext

from directives.models import Edition, EditionText
from directives.reports.in_force import PUBLISHED
from directives.reports.todo import Sentence
from languages.gate import State
from languages.names import Language, language
from languages.reports import required_for_documents
from languages.translations import every_subject


def pending(texts: Iterable[EditionText]) -> list[Language]:
    """The required languages none of these texts is in. Two queries."""
    standing = {text.language for text in texts}
    return [language(tag) for tag in required_for_documents() if tag not in standing]


def untranslated(*, today: date) -> list[Sentence]:
    """What the clerk must do about translations: those that are out of date, and texts in force that lack one.
    A fixed number of queries."""
    return [*filter(None, [_stale(), _lacking(today)])]


def _stale() -> Sentence | None:
    waiting = [each for subject in every_subject() for each in subject.waiting]
    count = sum(each.is_required and each.state == State.STALE for each in waiting)
    text = ngettext(
        "%(count)s required translation is out of date: its source has changed.",
        "%(count)s required translations are out of date: their sources have changed.",
        count,
    )
    return Sentence(text % {"count": count}, "overdue") if count else None


def _lacking(today: date) -> Sentence | None:
    owed = required_for_documents()
    found = [set(owed) - tongues for tongues in _in_force(today)]
    texts = sum(map(bool, found))
    languages = ", ".join(language(tag).said for tag in owed if any(tag in lacks for lacks in found))
    text = ngettext(
        "%(count)s text in force lacks a required translation (%(languages)s).",
        "%(count)s texts in force lack a required translation (%(languages)s).",
        texts,
    )
    return Sentence(text % {"count": texts, "languages": languages}, "due") if texts else None


def _in_force(today: date) -> list[set[str]]:
    """The languages of each order, directive and policy in force. One query."""
    rows = EditionText.objects.filter(
        edition__kind__in=[Edition.Kind.ORDER, *PUBLISHED], edition__effective_on__lte=today
    ).order_by("edition__number")
    newest: dict[tuple, tuple[int, set[str]]] = defaultdict(lambda: (0, set()))
    for kind, agency, number, tag in rows.values_list(
        "edition__kind", "edition__agency", "edition__number", "language"
    ):
        standing, tongues = newest[kind, agency]
        newest[kind, agency] = (number, {tag} if number > standing else tongues | {tag})
    return [tongues for _number, tongues in newest.values()]
