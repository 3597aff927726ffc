"""Languages as their readers write them: each one's own name, and which way it runs."""

from dataclasses import dataclass

from django.conf.locale import LANG_INFO

# Read by the city's people and not yet known to Django.
_OWN_NAMES = {"ht": "Kreyòl ayisyen", "gu": "ગુજરાતી"}


@dataclass(frozen=True)
class Language:
    code: str
    name: str
    direction: str


def language(code: str) -> Language:
    """The language of that code. One nobody has described goes by its code and runs left to right."""
    facts = LANG_INFO.get(code, {})
    name = _OWN_NAMES.get(code) or facts.get("name_local", code)
    return Language(code, name[0].upper() + name[1:], "rtl" if facts.get("bidi") else "ltr")
