"""The kinds of pages that are translated. The room that has one registers it here, when it is ready."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from wagtail.models import Page


class Owed(StrEnum):
    """Which rule says what languages a page is owed in."""

    DOCUMENT = "document"  # §9: every language over the line
    CONTRACT_NOTICE = "contract_notice"  # §2: the most commonly spoken ones
    STAFF = "staff"  # no rule: what only employees read


@dataclass(frozen=True)
class Passage:
    """One paragraph of a page as it is read, with the place it is cited by (`2.C`), if it has one."""

    text: str
    place: str = ""


@dataclass(frozen=True)
class Kind:
    """`fields` hold what is translated. `passages` gives a page's paragraphs, its title first; `digest` the SHA-256
    of them; `who` says in words who approves a translation, `may_approve` whether a user may."""

    model: type[Page]
    fields: tuple[str, ...]
    passages: Callable[[Page], Iterable[Passage]]
    digest: Callable[[Page], str]
    may_approve: Callable[..., bool]
    who: object
    owed: Callable[[Page], Owed] = lambda page: Owed.DOCUMENT
    prefetch: tuple[str, ...] = ()
    # Where in the admin work on the page goes on once a translation is approved; None for its editor.
    desk: Callable[[Page], str | None] = lambda page: None
    # Whether anybody still waits for the page's translations.
    is_watched: Callable[[Page], bool] = lambda page: True

    @property
    def name(self) -> str:
        return self.model._meta.verbose_name


KINDS: dict[type[Page], Kind] = {}


def register(kind: Kind) -> None:
    """From now on the translations of these pages are watched."""
    KINDS[kind.model] = kind


def kind_of(page: Page) -> Kind:
    """Raises KeyError when nobody registered such pages."""
    return KINDS[type(page)]
