"""A page's name in the language its reader reads best."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import OuterRef, Subquery

from languages.names import Language, language
from training.library import GOVERNING
from training.models import ModulePage


@dataclass(frozen=True)
class Title:
    words: str
    tongue: Language


def best(standing: Mapping[str, object], *wanted: str) -> str:
    """The first of these languages that it stands in, else the one it was written in, which comes first."""
    return next((each for each in wanted if each in standing), next(iter(standing)))


def title_in(code: str, translation_key: str = "module__translation_key") -> Subquery:
    """A module's title in that language, or nothing, for a row that leads to the module."""
    pages = ModulePage.objects.live().filter(translation_key=OuterRef(translation_key), locale__language_code=code)
    return Subquery(pages.values("title")[:1])


def titled(row, module: ModulePage, screen: str, reader: str) -> Title:
    """The title of the module of a row that has `on_screen` and `for_reader` as `title_in` gives them."""
    for code, words in ((screen, row.on_screen), (reader, row.for_reader)):
        if words:
            return Title(words, language(code))
    return Title(module.title, language(GOVERNING))
