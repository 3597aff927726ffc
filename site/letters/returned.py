"""What comes back to the mailbox for bounces: which letter it is about, and what the mail server says of it.

Whether a server gave up or only waits is flufl.bounce's to tell, for every server says it in its own way. Only a mark
that the house made (`letters.message_ids`) names a letter, so an invented report changes nothing.
"""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from enum import Enum

from flufl.bounce import all_failures

from letters.acts import bounce
from letters.message_ids import letters_named

log = logging.getLogger(__name__)

# Where a mark is looked for, the surest first: the address it came back to; the letter that is returned with it.
ENVELOPE = ["Delivered-To", "X-Original-To", "Envelope-To", "To"]
THREAD = ["In-Reply-To", "References", "X-Failed-Message-ID"]


class Outcome(Enum):
    BOUNCED = "bounced"
    KNOWN = "known already"
    DELAYED = "delayed: the mail server still tries"
    ANSWER = "automatic answer"
    SET_ASIDE = "set aside for a person to read"


@dataclass(frozen=True)
class Report:
    """What one message says. `letter_id` is None when it names no letter of this house."""

    outcome: Outcome
    letter_id: int | None = None
    words: str = ""


def take_in(raw: bytes) -> Outcome:
    """Read one message, and let the letter it brings back bounce. Whatever it holds, it does not raise for it."""
    report = read(raw)
    if report.outcome is not Outcome.BOUNCED:
        return report.outcome
    return Outcome.BOUNCED if bounce(letter_ids=[report.letter_id or 0], answer=report.words) else Outcome.KNOWN


def read(raw: bytes) -> Report:
    try:
        return _read(message_from_bytes(raw))
    except Exception as error:
        # Anybody may write to this mailbox, and in any form.
        log.warning("A message in the mailbox for bounces could not be read: %s", type(error).__name__)
        return Report(Outcome.SET_ASIDE)


def _read(message: Message) -> Report:
    delayed, failed = all_failures(message)
    letter = next(_letters(message), None)
    if failed and letter:
        return Report(Outcome.BOUNCED, letter, _words(message))
    if delayed and letter:
        return Report(Outcome.DELAYED, letter)
    is_answer = str(message.get("Auto-Submitted", "")).lower().startswith("auto-replied")
    if not failed and not delayed and (is_answer or message.get("X-Autoreply") or message.get("X-Autorespond")):
        return Report(Outcome.ANSWER)
    return Report(Outcome.SET_ASIDE)


def _letters(message: Message) -> Iterator[int]:
    parts = list(message.walk())
    returned = [part for part in parts[1:] if part.get_content_type() not in ("text/plain", "text/html")]
    yield from letters_named([_headers(message, ENVELOPE)])
    yield from letters_named(_headers(part, ["Message-ID"]) for part in returned)
    yield from letters_named([_headers(message, THREAD)])
    # Headers returned as text, and servers that put all of it in one text.
    yield from letters_named(_text(part) for part in parts if not part.is_multipart())


def _headers(message: Message, names: list[str]) -> str:
    return " ".join(str(value) for name in names for value in message.get_all(name, []))


def _text(part: Message) -> str:
    payload = part.get_payload(decode=True)
    return payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""


def _words(message: Message) -> str:
    """The server's own answer, in one line."""
    for block in (block for part in message.walk() for block in _blocks(part)):
        said = block.get("Diagnostic-Code") or block.get("Status")
        if said:
            return " ".join(str(said).rpartition("smtp;")[2].split())[:250]
    return " ".join(str(message.get("Subject", "")).split())[:250]


def _blocks(part: Message) -> list[Message]:
    """The groups of fields of a delivery report: one for the message, and one for each reader."""
    blocks = part.get_payload() if part.get_content_type() == "message/delivery-status" else []
    return blocks if isinstance(blocks, list) else []
