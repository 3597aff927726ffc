"""The words of a notice in each language, and where each language stands."""

from dataclasses import dataclass

from django.conf import settings

from commission.laying_out import lay_out
from commission.models import Notice
from commission.translated import body
from deadlines.models import Municipality
from languages.gate import State
from languages.kinds import Owed
from languages.names import Language
from languages.translations import Subject, drafted

Wording = tuple[str, list]


@dataclass(frozen=True)
class Gate:
    """What a notice would go out as today. `states` tells where each language stands that holds it back, the one that
    governs among them; `pending` are the required languages it would go out without: all of them hold it, or none."""

    wordings: dict[str, Wording]
    states: dict[str, State]
    pending: list[Language]
    subject: Subject

    @property
    def holds(self) -> bool:
        """Whether any language but the one that governs could hold it back."""
        return len(self.states) > 1

    @property
    def is_facts_alone(self) -> bool:
        """It has no words of its own: nothing of it waits for a translator."""
        return not body(self.subject.source)

    @property
    def unbegun(self) -> list[Language]:
        """The required languages nobody has begun to translate it into."""
        return [each.language for each in self.subject.translations if each.is_required and each.page is None]


def wordings(notice: Notice) -> tuple[dict[str, Wording], dict[str, State]]:
    """What `acts.notices.publish` takes: title and body by language, the governing one first; and the state of each
    language that holds it back."""
    found = gate(notice)
    return found.wordings, found.states


def gate(notice: Notice) -> Gate:
    """The words of the notice's page as they stand, drafts included: what binds is what `publish` freezes of them.
    Eight queries at most.

    A notice of a hearing about a contract waits for the most spoken languages (§2). Any other waits for the required
    ones when the city holds texts back (`Municipality.untranslated`); else it goes out, and says what is pending. One
    that has nothing but facts, which are said in fixed phrases, goes out in every language at once.
    """
    found = drafted(notice.page)
    source, governs = found.source, found.tongue.code
    words = {governs: body(source)}
    if words[governs]:
        approved = {page.locale.language_code: body(page) for page in found.approved}
        words.update(sorted(approved.items()))
    else:
        words.update({tag: [] for tag, _name in settings.LANGUAGES if tag != governs})
    waits = found.kind.owed(source) == Owed.CONTRACT_NOTICE or _holds()
    required = {each.language.code: each.state for each in found.translations if each.is_required}
    return Gate(
        wordings={tag: lay_out(source.facts, said, tag) for tag, said in words.items()},
        states={governs: State.APPROVED, **(required if waits else {})},
        pending=found.pending,
        subject=found,
    )


def _holds() -> bool:
    return Municipality.current().untranslated == Municipality.Untranslated.HOLD
