"""A mail server of this test's own, and a kind of letter to send through it."""

import socket
from email import message_from_bytes
from email.policy import default

import pytest
from aiosmtpd.controller import Controller

from letters import kinds
from letters.kinds import Kind


class Sink:
    """Keeps what it accepts. `answers` scripts what it says to an address: a list, one for each try."""

    def __init__(self) -> None:
        self.accepted = []
        self.connections = 0
        self.answers: dict[str, list[str]] = {}
        self.after_accepting = lambda: None

    async def handle_EHLO(self, server, session, envelope, hostname, responses):  # noqa: N802
        self.connections += 1
        session.host_name = hostname
        return responses

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        said = self.answers.get(address) or ["250 OK"]
        answer = said.pop(0)
        if answer == "hang up":
            server.transport.close()
            return "421 Goodbye"
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        self.accepted.append(message_from_bytes(envelope.content, policy=default))
        self.after_accepting()
        return "250 Taken"

    @property
    def readers(self) -> list[str]:
        return [message["To"].addresses[0].addr_spec for message in self.accepted]


@pytest.fixture
def mail_server(settings):
    sink = Sink()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(sink, hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.EMAIL_TIMEOUT = 5
    yield sink
    controller.stop()


WORDS = {
    "subject.txt": "A directive for {{ letter.name }}",
    "text.txt": '{% extends "letters/layout.txt" %}{% block body %}Read “{{ title }}” and sign it.{% endblock %}',
    "html.html": '{% extends "letters/layout.html" %}{% block body %}Read “{{ title }}” and sign it.{% endblock %}',
}


@pytest.fixture
def kind(settings, tmp_path, monkeypatch):
    """The kind "directive": about subject 13 nobody can write, and about subject 0 nothing is asked any more."""
    folder = tmp_path / "letters" / "directive"
    folder.mkdir(parents=True)
    for name, words in WORDS.items():
        (folder / name).write_text(words)
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path, *settings.TEMPLATES[0]["DIRS"]]}]
    monkeypatch.setattr(kinds, "_kinds", {})
    prepared: list[int] = []

    def prepare(letters):
        prepared.append(len(letters))
        return {letter.pk: context_about(letter.subject_id) for letter in letters}

    kinds.register(Kind("directive", prepare=prepare))
    return prepared


def context_about(subject_id: int) -> dict | None:
    if subject_id == 13:
        raise LookupError("There is no edition 13")
    return {"title": f"Edition {subject_id} & more", "link": "https://city.example/desk/"} if subject_id else None
