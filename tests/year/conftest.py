"""Kestrel Falls on the evening of December 14, 2026, and a mail server that refuses two of its people."""

from smtplib import SMTPRecipientsRefused

import pytest
from django.core.mail.backends.base import BaseEmailBackend

from home.demonstration import story
from letters import outbox
from letters.writing import Words
from tests.year import happenings


class Post(BaseEmailBackend):
    """Takes a letter or refuses its reader, as a mail server does."""

    taken: list[tuple[str, str]] = []

    def open(self) -> None:
        pass

    def send_messages(self, messages) -> int:
        for message in messages:
            address = message.recipients()[0].rpartition("<")[2].rstrip(">")
            if address in happenings.REFUSED:
                raise SMTPRecipientsRefused({address: (550, b"5.1.1 No such mailbox")})
            self.taken.append((address, message.extra_headers["Message-ID"]))
        return len(messages)


@pytest.fixture
def post(settings, monkeypatch):
    """Nine thousand letters in few words: who hears when is the matter here, and what each says is held elsewhere."""
    monkeypatch.setattr(outbox, "write", lambda letter, context: Words(letter.kind, letter.key, ""))
    settings.EMAIL_BACKEND = f"{__name__}.Post"
    Post.taken = []
    return Post


@pytest.fixture
def kestrel_falls(db, settings, mailoutbox):
    """The demonstration city, its letters of the autumn sent."""
    story.tell()
    mailoutbox.clear()
