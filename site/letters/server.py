"""Talking to the mail server: one connection for many letters, and one answer for each.

Everything smtplib raises is an OSError; what Django finds wrong with an address is a ValueError.
"""

import smtplib
from dataclasses import dataclass
from enum import Enum

from django.core.mail import EmailMessage, get_connection


class Verdict(Enum):
    ACCEPTED = "accepted"
    REFUSED = "refused"  # for good: the address, or the message, will not be taken
    PUT_OFF = "put off"  # not now


@dataclass(frozen=True)
class Answer:
    verdict: Verdict
    words: str


class Server:
    """A connection that is opened when the first message needs it, and again after it was lost.

    Once it cannot be opened, every further message is put off without another attempt: the server is away.
    """

    def __init__(self) -> None:
        self._connection = get_connection()
        self._away: Answer | None = None

    def __enter__(self) -> "Server":
        return self

    def __exit__(self, *error: object) -> None:
        self._close()

    def send(self, message: EmailMessage) -> Answer:
        """Hand over one message. Never raises for what a server, a network or an address can do."""
        if self._away:
            return self._away
        try:
            self._connection.open()
        except OSError as error:
            self._away = Answer(Verdict.PUT_OFF, f"The mail server could not be reached: {error}")
            return self._away
        try:
            self._connection.send_messages([message])
        except (OSError, ValueError) as error:
            if _is_connection_doubtful(error):
                self._close()
            return _read(error)
        return Answer(Verdict.ACCEPTED, "")

    def _close(self) -> None:
        try:
            self._connection.close()
        except OSError:
            # It was lost. Without this the backend would go on holding it.
            self._connection = get_connection()


def _read(error: Exception) -> Answer:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, words = next(iter(error.recipients.values()))
        return _by_code(code, words)
    if isinstance(error, smtplib.SMTPSenderRefused):
        # Ours to mend, and no reader's fault: the city's own address, or a login that is asked for.
        return Answer(Verdict.PUT_OFF, f"The sender was refused: {_said(error.smtp_code, error.smtp_error)}")
    if isinstance(error, smtplib.SMTPResponseException):
        return _by_code(error.smtp_code, error.smtp_error)
    if isinstance(error, (ValueError, smtplib.SMTPNotSupportedError)):
        return Answer(Verdict.REFUSED, f"The address cannot be used: {error}")
    return Answer(Verdict.PUT_OFF, f"The connection was lost: {error}")


def _by_code(code: int, words: bytes | str) -> Answer:
    return Answer(Verdict.REFUSED if 500 <= code < 600 else Verdict.PUT_OFF, _said(code, words))


def _said(code: int, words: bytes | str) -> str:
    return f"{code} {words.decode(errors='replace') if isinstance(words, bytes) else words}"


def _is_connection_doubtful(error: Exception) -> bool:
    """After a plain refusal the connection goes on; after anything else, or a 421, it is opened anew."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return any(code == 421 for code, _ in error.recipients.values())
    if isinstance(error, smtplib.SMTPResponseException):
        return error.smtp_code == 421
    return isinstance(error, OSError) and not isinstance(error, smtplib.SMTPNotSupportedError)
