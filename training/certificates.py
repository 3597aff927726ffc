"""A certificate's number and its holder's name, as people type them. No Django here."""

import re
import unicodedata
from hmac import compare_digest

# No letter or digit that is taken for another when it is read out or copied by hand.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
GROUPS, GROUP = 3, 4


def number_from(typed: str) -> str:
    """`abcd efgh2345` as it is printed: `ABCD-EFGH-2345`. Whatever case, spaces, dashes, digits of another script.

    Nothing when it can be no number of a certificate.
    """
    letters = "".join(map(_letter, typed[:80]))
    if len(letters) != GROUPS * GROUP or set(letters) - set(ALPHABET):
        return ""
    return "-".join(letters[start : start + GROUP] for start in range(0, len(letters), GROUP))


def is_same_name(one: str, other: str) -> bool:
    """Whether two names are one, whatever their case, accents, points and spaces."""
    return compare_digest(_plain(one), _plain(other))


def _letter(typed: str) -> str:
    """The digit or capital letter it stands for; nothing for spaces and dashes."""
    if typed.isdecimal():
        return str(unicodedata.decimal(typed))
    return unicodedata.normalize("NFKC", typed).upper() if typed.isalnum() else ""


def _plain(name: str) -> bytes:
    parts = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(each for each in parts if not unicodedata.combining(each))
    return "".join(re.findall(r"\w", bare)).encode()
