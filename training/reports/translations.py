"""Which translations of modules and lessons may be read: those approved, and those once approved that have aged."""

from collections.abc import Iterable, Mapping

from wagtail.models import Page

from languages import pages
from languages.gate import State, state
from languages.models import Approval
from languages.reports import approvals

# What a learner is shown: one that has aged says so.
READABLE = (State.APPROVED, State.STALE)
Known = Mapping[tuple[str, str], list[Approval]]


def known_of(found: Iterable[Page]) -> Known:
    """Every approval of a translation of these pages. One query."""
    return approvals({pages.subject_of(page) for page in found})


def was_approved(page: Page, known: Known) -> bool:
    """Whether anybody ever approved this page in its language."""
    return bool(known.get((pages.subject_of(page), page.locale.language_code)))


def state_of(page: Page, governing: Page, known: Known) -> State:
    """Where the words of this page stand against those it translates, both as they are published."""
    if page.pk == governing.pk:
        return State.APPROVED
    found = known.get((pages.subject_of(page), page.locale.language_code), [])
    return state(pages.words(pages.digest_of(governing), page), {each.pair for each in found})


def through_the_gate(governing: Page, found: Iterable[Page]) -> list[Page]:
    """The page and its translations that are approved against the words it has now. One query."""
    found = list(found)
    known = known_of(found)
    return [page for page in found if state_of(page, governing, known) is State.APPROVED]
