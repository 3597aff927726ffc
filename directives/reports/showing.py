"""What an employee is shown before signing: the words, the languages they stand in, the statement."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from directives import words
from directives.models import Acknowledgment, Delivery, Edition, EditionText
from directives.reports.reading import Reading, laid_out
from directives.standing import Standing, standing
from directives.statements import has_statement, statement
from languages.names import Language, language
from people.models.employees import READING_LANGUAGES

WORDS_A_MINUTE = 200


@dataclass(frozen=True)
class Shown:
    """One delivery as its reader sees it. `missing` is the language they wanted and the text has not got."""

    delivery: Delivery
    layout: Reading
    tongue: Language
    tongues: list[Language]
    missing: Language | None
    statement: str
    minutes: int
    standing: Standing
    signed: Acknowledgment | None

    @property
    def edition(self) -> Edition:
        return self.layout.edition

    @property
    def text(self) -> EditionText:
        return self.layout.text


def shown(delivery: Delivery, *, asked: str, screen: str, today: date) -> Shown:
    """The text of a delivery in the language its reader asked for, or else reads best. One query.

    The delivery comes with its dissemination, edition, employee and acknowledgment.
    """
    edition = delivery.dissemination.edition
    texts = signable(edition.texts.all(), edition)
    wanted = asked if asked in dict(READING_LANGUAGES) else delivery.employee.language
    text = best(texts, wanted, screen)
    return Shown(
        delivery=delivery,
        layout=laid_out(edition, tuple(texts), text),
        tongue=language(text.language),
        tongues=[language(each.language) for each in texts],
        missing=None if text.language == wanted else language(wanted),
        statement=statement(edition.kind, text.language),
        minutes=minutes(text),
        standing=standing_of(delivery, today),
        signed=getattr(delivery, "acknowledgment", None),
    )


def signable(texts: Iterable[EditionText], edition: Edition) -> list[EditionText]:
    """The texts that can be signed: those in whose language the statement was written, the governing one first."""
    ready = (text for text in texts if has_statement(edition.kind, text.language))
    return sorted(ready, key=lambda text: (not text.is_source, text.language))


def best(texts: list[EditionText], wanted: str, screen: str) -> EditionText:
    """The text in the language wanted, else in the screen's, else the governing one."""
    found = {text.language: text for text in texts}
    return found.get(wanted) or found.get(screen) or texts[0]


def minutes(text: EditionText) -> int:
    """About how long it takes to read, in whole minutes; never none."""
    count = sum(len(passage.text.split()) for passage in words.passages(text.body))
    return max(1, round(count / WORDS_A_MINUTE))


def standing_of(delivery: Delivery, today: date) -> Standing:
    """As it was read, `with_standing`; without, as of somebody who is not away."""
    if known := getattr(delivery, "standing", ""):
        return Standing(known)
    return standing(closed_as=delivery.closed_as, closed_on=delivery.closed_on, due_on=delivery.due_on, today=today)
