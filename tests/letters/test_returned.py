"""What comes back: only a server that gave up on a letter of this house makes it bounce, once."""

import imaplib
import importlib
import mailbox as files
from io import StringIO
from pathlib import Path

import pytest
from anymail.signals import AnymailTrackingEvent, tracking
from django.core.management import CommandError, call_command
from django.urls import clear_url_caches

from config import urls
from letters import mailbox, outbox, signals
from letters.acts import bounce, owe
from letters.message_ids import message_id
from letters.models import Letter
from letters.returned import Outcome, take_in
from letters.tasks import read_bounces

pytestmark = pytest.mark.django_db

RETURNED = Path(__file__).parent / "returned"
State = Letter.State
ANSWERS = {
    "postfix": "550 5.1.1 <a@city.example>: Recipient address rejected: User unknown in local recipient table",
    "exchange": "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient a@city.example not found by SMTP address lookup",
    "gmail": "550-5.1.1 The email account that you tried to reach does not exist.",
    "exim": "Mail delivery failed: returning message to sender",
    "qmail": "failure notice",
}


@pytest.fixture
def letter(mail_server, kind) -> Letter:
    """Accepted by the mail server."""
    owe(key="a", kind="directive", to="a@city.example", name="Inés", subject_id=1)
    outbox.send_due()
    return Letter.objects.get()


@pytest.fixture
def heard():
    heard = []

    def hear(sender, *, letters, **_signal):
        heard.extend(each.pk for each in letters)

    signals.bounced.connect(hear)
    yield heard
    signals.bounced.disconnect(hear)


def specimen(name: str, letter: Letter) -> bytes:
    mark = message_id(letter).strip("<>").partition("@")[0]
    words = (RETURNED / f"{name}.eml").read_text()
    return words.replace("MARK", mark).replace("NUMBER", str(letter.pk)).encode()


def state(letter: Letter) -> str:
    return Letter.objects.get(pk=letter.pk).state


@pytest.mark.parametrize("name", ANSWERS)
def test_a_server_that_gave_up_makes_the_letter_bounce_once(name, letter, heard):
    assert take_in(specimen(name, letter)) is Outcome.BOUNCED
    letter.refresh_from_db()
    assert (letter.state, letter.last_answer, letter.is_told) == (State.BOUNCED, ANSWERS[name], True)
    assert letter.accepted_at, "that it was accepted first stays known"
    assert take_in(specimen("postfix", letter)) is Outcome.KNOWN
    letter.refresh_from_db()
    assert (letter.last_answer, heard) == (ANSWERS[name], [letter.pk])
    assert outbox.send_due() == {}


@pytest.mark.parametrize(
    ("name", "outcome"),
    [("delayed", Outcome.DELAYED), ("out_of_office", Outcome.ANSWER), ("spoofed", Outcome.SET_ASIDE)],
)
def test_what_is_no_bounce_of_ours_changes_nothing(name, outcome, letter, heard):
    assert take_in(specimen(name, letter)) is outcome
    assert (state(letter), heard) == (State.ACCEPTED, [])


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\x00\xff\xfe" * 50,
        b"Subject: hello\n\nWhen does the library open?",
        b"Content-Type: multipart/report; boundary=x\n\n--x\nContent-Type: message/delivery-status\n\n\xff: \xff\n",
        b"Content-Type: text/plain; charset=never-heard\nAuto-Submitted: =?x?q?\xff?=\n\n\xff",
    ],
)
def test_whatever_else_comes_is_set_aside_and_never_a_crash(raw, letter):
    assert take_in(raw) is Outcome.SET_ASIDE
    assert state(letter) == State.ACCEPTED


def test_a_bounce_that_comes_before_the_mark_takes_the_letter_out_of_the_senders_hands(mail_server, kind, heard):
    letter = owe(key="a", kind="directive", to="a@city.example", subject_id=1)
    lease, _taken = outbox.take(1)
    assert bounce(letter_ids=[letter.pk], answer="550 No") == 1
    outbox._keep(lease, outbox.End(letter, State.ACCEPTED))
    assert (state(letter), heard) == (State.BOUNCED, [letter.pk])


def test_the_room_that_fails_to_hear_of_a_bounce_is_told_again(letter, heard, caplog):
    def fail(**_):
        raise RuntimeError("not now")

    signals.bounced.connect(fail)
    try:
        with caplog.at_level("CRITICAL"):
            bounce(letter_ids=[letter.pk], answer="550 No")
    finally:
        signals.bounced.disconnect(fail)
    assert (state(letter), Letter.objects.not_told().count()) == (State.BOUNCED, 1)
    heard.clear()
    outbox.send_due()
    assert (heard, Letter.objects.not_told().count()) == ([letter.pk], 0)


class Server:
    """An IMAP server with one folder. `flags` are what each message was given."""

    def __init__(self, messages: list[bytes]) -> None:
        self.messages, self.flags, self.asked = messages, {}, []

    def __call__(self, host: str, port: int, timeout: float) -> "Server":
        self.asked.append((host, port))
        return self

    def __enter__(self):
        return self

    def __exit__(self, *error):
        return None

    def login(self, user, password):
        self.asked.append((user, password))

    def select(self, folder):
        self.asked.append(folder)
        return "OK", [b"1"]

    def uid(self, command, *words):
        if command == "SEARCH":
            return "OK", [" ".join(str(n) for n in range(len(self.messages)) if n not in self.flags).encode()]
        uid = int(words[0])
        if command == "FETCH":
            assert "PEEK" in words[1], "reading alone marks nothing as seen"
            return "OK", [(b"1 (BODY[]<0>", self.messages[uid]), b")"]
        self.flags[uid] = words[2]
        return "OK", []


def test_the_mailbox_is_read_and_nothing_in_it_is_deleted(letter, settings, monkeypatch):
    server = Server([specimen("postfix", letter), b"Subject: hello\n\nHello?", specimen("out_of_office", letter)])
    monkeypatch.setattr(imaplib, "IMAP4_SSL", server)
    assert mailbox.read_inbox() == {}, "there is no mailbox yet"
    settings.BOUNCES_URL = "imaps://city:p%40ss@mail.example/Returned%20mail"
    read_bounces()
    assert server.asked == [("mail.example", 993), ("city", "p@ss"), '"Returned mail"']
    assert server.flags == {0: r"(\Seen)", 1: r"(\Seen \Flagged)", 2: r"(\Seen)"}
    assert state(letter) == State.BOUNCED
    assert mailbox.read_inbox() == {}, "what was seen is not read again"


def outbox_command(*words: object) -> str:
    out = StringIO()
    call_command("outbox", "bounces", *map(str, words), stdout=out)
    return out.getvalue()


def test_files_of_every_form_are_read_and_kept(letter, tmp_path):
    eml = tmp_path / "one.eml"
    eml.write_bytes(specimen("delayed", letter))
    box = files.mbox(tmp_path / "mbox")
    box.add(specimen("out_of_office", letter))
    box.close()
    folder = files.Maildir(tmp_path / "maildir")
    folder.add(specimen("gmail", letter))
    assert outbox_command("--from", eml) == (
        "one.eml: delayed: the mail server still tries\n1 delayed: the mail server still tries\n"
    )
    assert "1 automatic answer" in outbox_command("--from", tmp_path / "mbox")
    assert "1 bounced" in outbox_command("--from", tmp_path / "maildir")
    assert "1 known already" in outbox_command("--from", tmp_path / "maildir")
    assert outbox_command() == "Nothing came back.\n"
    with pytest.raises(CommandError, match="name a Maildir"):
        outbox_command("--from", tmp_path / "nothing")


def told(**said) -> None:
    nothing = {"event_id": None, "timestamp": None, "message_id": None, "metadata": {}, "esp_event": {}}
    tracking.send(sender=None, event=AnymailTrackingEvent(**{**nothing, **said}), esp_name="Mailgun")


def test_a_provider_tells_which_message_or_whom(letter, heard):
    told(event_type="deferred", message_id=message_id(letter))
    told(event_type="bounced", recipient="b@city.example")
    assert state(letter) == State.ACCEPTED
    told(event_type="bounced", message_id="esp-1", esp_event={"smtp-id": message_id(letter)}, mta_response="550 No")
    letter.refresh_from_db()
    assert (letter.state, letter.last_answer) == (State.BOUNCED, "Mailgun: 550 No")
    owe(key="b", kind="directive", to="A@city.example", subject_id=1)
    outbox.send_due()
    told(event_type="rejected", recipient="a@city.example", reject_reason="blocked")
    assert Letter.objects.get(key="b").last_answer == "Mailgun: blocked"
    assert len(heard) == 2


def test_the_providers_door_is_shut_unless_the_city_has_a_secret_with_it(client, settings):
    assert client.post("/bounces/postmark/tracking/", {}, "application/json").status_code == 404


@pytest.fixture
def door(settings, monkeypatch):
    """The addresses as they are with a secret."""
    settings.ANYMAIL_WEBHOOK_SECRET = "postmark:secret"
    importlib.reload(urls)
    clear_url_caches()
    yield "/bounces/postmark/tracking/"
    settings.ANYMAIL_WEBHOOK_SECRET = ""
    importlib.reload(urls)
    clear_url_caches()


def test_the_providers_door_opens_with_the_secret_alone(client, door, letter, settings):
    said = {"RecordType": "Bounce", "MessageID": "1", "Type": "HardBounce", "TypeCode": 1, "ID": 4}
    said |= {"Email": "a@city.example", "BouncedAt": "2027-03-01T17:05:00Z", "Description": "No such person"}
    assert client.post(door, said, "application/json").status_code == 400
    assert state(letter) == State.ACCEPTED
    signed_in = {"Authorization": "Basic cG9zdG1hcms6c2VjcmV0"}
    assert client.post(door, said, "application/json", headers=signed_in).status_code == 200
    assert state(letter) == State.BOUNCED
