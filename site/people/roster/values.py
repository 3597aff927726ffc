"""One cell's value, made clean or refused. Each function takes what the cell holds and raises Refused."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date

from people.roster.cells import Formula, Wrong

EARLIEST = date(1930, 1, 1)

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?)?")
_AMERICAN = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_NUMBER = re.compile(r"[A-Z0-9][A-Z0-9._-]*")
# No quoted local part and no address by IP: no spreadsheet of employees holds one.
_EMAIL = re.compile(
    r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,63}"
)
_FORMULA_STARTS = ("=", "+", "-", "@")
# Marks of direction that overturn what is read: a name could be shown as another.
_OVERTURNING = {*"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", "\ufffd"}
_INVISIBLE = dict.fromkeys(map(ord, "\ufeff\u200b\u200e\u200f\u00ad"))


class Refused(Exception):
    def __init__(self, kind: str, **values: object):
        self.kind, self.values = kind, values


def words(value: object, *, longest: int) -> str:
    """Text with single spaces, or a whole number as a spreadsheet keeps it. Formulas, control characters and
    anything longer than `longest` are refused."""
    if isinstance(value, Formula):
        raise Refused("formula", found=shortened(value.text))
    if isinstance(value, Wrong | date):
        raise Refused("not_words", found=shortened(str(getattr(value, "text", value))))
    if isinstance(value, float) and not value.is_integer():
        raise Refused("not_words", found=str(value))
    said = value if isinstance(value, str) else str(int(value))  # type: ignore[call-overload]
    said = unicodedata.normalize("NFC", said.translate(_INVISIBLE)).strip()
    for letter in said:
        if letter in _OVERTURNING or unicodedata.category(letter) in ("Cc", "Cs", "Cn", "Co"):
            raise Refused("control_character", found=f"U+{ord(letter):04X}")
    if said.startswith(_FORMULA_STARTS):
        raise Refused("formula", found=shortened(said))
    said = " ".join(said.split())
    if len(said) > longest:
        raise Refused("too_long", found=len(said), longest=longest)
    return said


def shortened(said: str) -> str:
    """What a refusal repeats of a cell: printable, and no more than a line."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in said[:60]) + ("…" if said[60:] else "")


def number(said: str) -> str:
    """An employee number, which is also a user name: letters, digits, dots, hyphens and underscores."""
    if not _NUMBER.fullmatch(said.upper()):
        raise Refused("number_letters", found=shortened(said))
    return said.upper()


def name(said: str) -> str:
    if not any(letter.isalpha() for letter in said):
        raise Refused("name_letters", found=shortened(said))
    return said


def email(said: str) -> str | None:
    if said and not _EMAIL.fullmatch(said.lower()):
        raise Refused("email_form", found=shortened(said))
    return said.lower() or None


def day(value: object, *, latest: date) -> date | None:
    """A date, or None for an empty cell."""
    if not isinstance(value, date):
        if isinstance(value, int | float | Wrong):
            raise Refused("date_form", found=shortened(str(getattr(value, "text", value))))
        said = words(value, longest=40)
        if not said:
            return None
        value = _written_day(said)
    if not EARLIEST <= value <= latest:
        raise Refused("date_far", found=value, earliest=EARLIEST, latest=latest)
    return value


def _written_day(said: str) -> date:
    iso, american = _ISO.fullmatch(said), _AMERICAN.fullmatch(said)
    try:
        if iso:
            return date(int(iso[1]), int(iso[2]), int(iso[3]))
        if american:
            return date(int(american[3]), int(american[1]), int(american[2]))
    except ValueError:
        raise Refused("date_not_in_calendar", found=said) from None
    raise Refused("date_form", found=shortened(said))


def language(said: str, *, known: Mapping[str, str]) -> str:
    """The tag of a language given by its tag or its English name; `known` has both, in small letters."""
    if not said:
        return ""
    tag = known.get(said.lower().replace("_", "-")) or known.get(said.lower().partition("-")[0])
    if tag is None:
        raise Refused("language_unknown", found=shortened(said))
    return tag
