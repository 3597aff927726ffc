"""The Message-ID of a letter: the same on every try, and known again when a bounce brings it back.

It names the letter and proves, by the house's own key, that the house wrote it: nobody can report a bounce of a letter
they have never seen.
"""

import re
from collections.abc import Iterable, Iterator
from email.utils import parseaddr
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

from letters.models import Letter

MARK = re.compile(r"letter-(\d{1,18})-([0-9a-f]{32})", re.IGNORECASE)


def message_id(letter: Letter) -> str:
    return f"<{_mark(letter.pk)}@{urlsplit(settings.SITE_URL).hostname}>"


def return_path(letter: Letter) -> str:
    """Where a bounce of this letter goes: the city's mailbox for bounces, with the letter's mark in it (VERP), or
    the sender's own address where there is no such mailbox."""
    name, at, host = settings.BOUNCES_ADDRESS.partition("@")
    return f"{name}+{_mark(letter.pk)}@{host}" if at else parseaddr(settings.DEFAULT_FROM_EMAIL)[1]


def letters_named(words: Iterable[str]) -> Iterator[int]:
    """The letters whose marks stand in these words; a mark the house did not make is passed over."""
    for found in MARK.finditer(" ".join(words)):
        pk, proof = int(found[1]), found[2].lower()
        if any(constant_time_compare(proof, _proof(pk, secret)) for secret in _secrets()):
            yield pk


def _mark(pk: int) -> str:
    return f"letter-{pk}-{_proof(pk, settings.SECRET_KEY)}"


def _proof(pk: int, secret: str) -> str:
    return salted_hmac("letters.message_ids", str(pk), secret=secret, algorithm="sha256").hexdigest()[:32]


def _secrets() -> list[str]:
    return [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
