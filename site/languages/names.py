"""Languages as their readers write them, each with the way it runs; and as the language of the screen says them."""

from dataclasses import dataclass
from functools import cache

from babel import Locale, UnknownLocaleError
from django.conf.locale import LANG_INFO
from django.utils.translation import get_language, to_locale


@dataclass(frozen=True)
class Language:
    code: str
    name: str
    direction: str

    @property
    def said(self) -> str:
        """“Haitian Creole”: its name in the language of the screen."""
        return _said(self.code, get_language() or "en") or self.name


def language(code: str) -> Language:
    """The language of that code. One nobody has described goes by its code and runs left to right."""
    facts = LANG_INFO.get(code, {})
    name = facts.get("name_local", code)
    return Language(code, name[0].upper() + name[1:], "rtl" if facts.get("bidi") else "ltr")


@cache
def _said(code: str, screen: str) -> str:
    try:
        name = Locale.parse(screen, sep="-").languages.get(to_locale(code), "")
    except (UnknownLocaleError, ValueError):
        return ""
    return name[:1].upper() + name[1:]
