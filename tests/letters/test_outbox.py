"""The outbox: every letter that is owed arrives once, or it is known why not."""

import logging
import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from letters import outbox, signals
from letters.acts import owe
from letters.message_ids import message_id
from letters.models import Letter

pytestmark = pytest.mark.django_db

NOON = datetime(2027, 3, 1, 17, 0, tzinfo=UTC)
State = Letter.State
LEASE = timedelta(minutes=15)


@pytest.fixture(autouse=True)
def _at_noon(time_machine):
    time_machine.move_to(NOON, tick=False)


@pytest.fixture
def heard():
    """What the room above hears: (signal, kind, addresses, at)."""
    heard = []

    def listen(name):
        def hear(sender, *, kind, letters, at, **_):
            heard.append((name, kind, [letter.to for letter in letters], at))

        return hear

    receivers = {signals.accepted: listen("accepted"), signals.bounced: listen("bounced")}
    for signal, receiver in receivers.items():
        signal.connect(receiver)
    yield heard
    for signal, receiver in receivers.items():
        signal.disconnect(receiver)


def owed(key: str = "a", *, to: str = "", about: int | None = 1, **more) -> Letter:
    defaults = {"kind": "directive", "name": "Inés Ferreira", "to": to or f"{key}@city.example"}
    return owe(key=key, subject_id=about, **{**defaults, **more})


def now(letter: Letter) -> Letter:
    return Letter.objects.get(pk=letter.pk)


def test_an_owed_letter_is_accepted_and_kept_as_it_was_sent(mail_server, kind, heard):
    letter = owed()
    assert outbox.send_due() == {"accepted": 1}
    letter = now(letter)
    assert (letter.state, letter.accepted_at, letter.tries) == (State.ACCEPTED, NOON, 1)
    assert letter.subject == "A directive for Inés Ferreira"
    assert "Read “Edition 1 & more” and sign it." in letter.text
    assert "Read “Edition 1 &amp; more” and sign it." in letter.html
    assert (letter.lease, letter.leased_until, letter.next_try_at) == (None, None, None)
    [message] = mail_server.accepted
    assert message["Subject"] == letter.subject
    assert message["To"].addresses[0].display_name == "Inés Ferreira"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message.get_body("plain").get_content().splitlines() == letter.text.splitlines()
    assert message.get_body("html").get_content().splitlines() == letter.html.splitlines()
    assert heard == [("accepted", "directive", ["a@city.example"], NOON)]


def test_a_second_sending_finds_nothing(mail_server, kind):
    owed()
    outbox.send_due()
    assert outbox.send_due() == {}
    assert len(mail_server.accepted) == 1


def test_each_reader_gets_their_own_message_over_one_connection(mail_server, kind):
    for key in "abc":
        owed(key)
    outbox.send_due()
    assert mail_server.readers == ["a@city.example", "b@city.example", "c@city.example"]
    assert all(len(message["To"].addresses) == 1 for message in mail_server.accepted)
    assert mail_server.connections == 1


def test_a_letter_put_off_comes_later_with_the_same_message_id(mail_server, kind, heard, time_machine):
    letter, other = owed(), owed("b")
    mail_server.answers["a@city.example"] = ["451 Greylisted", "250 OK"]
    assert outbox.send_due() == {"owed": 1, "accepted": 1}
    letter = now(letter)
    assert (letter.state, letter.last_answer) == (State.OWED, "451 Greylisted")
    assert letter.next_try_at == NOON + timedelta(minutes=1)
    assert outbox.send_due() == {}, "it is not due before its minute has passed"
    time_machine.move_to(NOON + timedelta(minutes=1))
    assert outbox.send_due() == {"accepted": 1}
    assert now(letter).tries == 2
    first, second = mail_server.accepted
    assert (first["Message-ID"], second["Message-ID"]) == (message_id(other), message_id(letter))
    assert [signal for signal, *_ in heard] == ["accepted", "accepted"]
    assert now(other).tries == 1


def test_it_waits_longer_each_time_and_gives_up_after_two_days():
    minutes = [outbox.wait_after(tries).total_seconds() / 60 for tries in range(1, outbox.TRIES)]
    assert minutes[:6] == [1, 5, 15, 60, 60, 60]
    assert 44 < sum(minutes) / 60 <= 48


def test_the_last_try_sets_the_letter_aside(mail_server, kind):
    letter = owed()
    Letter.objects.update(tries=outbox.TRIES - 1)
    mail_server.answers["a@city.example"] = ["451 Still not"]
    assert outbox.send_due() == {"set_aside": 1}
    assert now(letter).last_answer == "451 Still not"


def test_a_refused_address_is_told_to_the_room_above_and_not_tried_again(mail_server, kind, heard, time_machine):
    letter = owed()
    mail_server.answers["a@city.example"] = ["550 No such person"]
    assert outbox.send_due() == {"bounced": 1}
    letter = now(letter)
    assert (letter.state, letter.last_answer, letter.accepted_at) == (State.BOUNCED, "550 No such person", None)
    assert letter.text, "what was offered is kept"
    assert heard == [("bounced", "directive", ["a@city.example"], NOON)]
    time_machine.move_to(NOON + timedelta(days=3))
    assert outbox.send_due() == {}


def test_an_address_no_server_could_take_is_refused_and_harms_no_other(mail_server, kind):
    owed("a", to="two@@city.example")
    owed("b")
    assert outbox.send_due() == {"bounced": 1, "accepted": 1}


def test_a_lost_connection_is_opened_again_for_the_next_letter(mail_server, kind):
    first, second = owed("a"), owed("b")
    mail_server.answers["a@city.example"] = ["hang up"]
    assert outbox.send_due() == {"owed": 1, "accepted": 1}
    assert now(first).state == State.OWED
    assert "421" in now(first).last_answer or "connection" in now(first).last_answer
    assert now(second).state == State.ACCEPTED
    assert mail_server.connections == 2


def test_a_server_that_is_away_puts_every_letter_off_with_one_attempt(kind, settings, monkeypatch):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # nobody listens at the discard port
    attempts = []
    monkeypatch.setattr("smtplib.SMTP.connect", lambda *args: attempts.append(1) or refuse())
    letters = [owed(key) for key in "abc"]
    assert outbox.send_due() == {"owed": 3}
    assert len(attempts) == 1
    assert {now(letter).next_try_at for letter in letters} == {NOON + timedelta(minutes=1)}
    assert "could not be reached" in now(letters[2]).last_answer


def refuse():
    raise ConnectionRefusedError("Connection refused")


def killed_at(monkeypatch, key: str):
    """A sender that is killed when the server has just taken this letter: nothing it would still do happens."""
    send = outbox._send_one

    def die(server, letter, context):
        end = send(server, letter, context)
        if letter.key == key:
            raise KeyboardInterrupt
        return end

    monkeypatch.setattr(outbox, "_send_one", die)
    monkeypatch.setattr(outbox, "_hand_back", lambda *args: None)
    monkeypatch.setattr(outbox, "tell", lambda *args: None)


def test_a_sender_killed_in_the_middle_leaves_one_letter_in_doubt(mail_server, kind, heard, monkeypatch, time_machine):
    first, second, third = (owed(key) for key in "abc")
    with monkeypatch.context() as patch:
        killed_at(patch, "b")
        with pytest.raises(KeyboardInterrupt):
            outbox.send_due()
    assert [now(letter).state for letter in (first, second, third)] == [State.ACCEPTED, State.SENDING, State.SENDING]
    assert (now(first).is_told, heard) == (False, [])
    assert now(second).leased_until == NOON + LEASE
    time_machine.move_to(NOON + LEASE)
    assert outbox.send_due() == {}, "the lease still runs"
    assert heard == [("accepted", "directive", ["a@city.example"], NOON)], "the next sweep tells of what was accepted"
    time_machine.move_to(NOON + LEASE + timedelta(seconds=1))
    assert outbox.send_due() == {"accepted": 2}
    assert mail_server.readers == [f"{key}@city.example" for key in "abbc"]
    assert mail_server.accepted[1]["Message-ID"] == mail_server.accepted[2]["Message-ID"]
    assert (now(second).tries, len(heard)) == (2, 2)


def test_what_was_accepted_before_a_crash_is_marked_and_the_rest_handed_back(mail_server, kind, heard, monkeypatch):
    first, second = owed("a"), owed("b")
    send = outbox._send_one

    def stop_at_the_second(server, letter, context):
        if letter.key == "b":
            raise KeyboardInterrupt
        return send(server, letter, context)

    monkeypatch.setattr(outbox, "_send_one", stop_at_the_second)
    with pytest.raises(KeyboardInterrupt):
        outbox.send_due()
    assert (now(first).state, now(first).is_told, len(heard)) == (State.ACCEPTED, True, 1)
    second = now(second)
    assert (second.state, second.tries, second.next_try_at) == (State.OWED, 0, None)


def test_a_database_that_fails_while_marking_hands_back_only_what_was_not_tried(mail_server, kind, monkeypatch):
    first, second = owed("a"), owed("b")
    monkeypatch.setattr(outbox, "_keep", lambda *args: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        outbox.send_due()
    assert (now(first).state, now(second).state) == (State.SENDING, State.OWED)


def test_a_sender_stops_before_its_lease_ends(mail_server, kind, settings):
    letters = [owed(key) for key in "ab"]
    settings.OUTBOX_LEASE = 0
    assert outbox.send_due(limit=2) == {"accepted": 1, "owed": 1}
    assert (now(letters[1]).state, now(letters[1]).tries) == (State.OWED, 0)


def test_the_waits_and_the_lease_are_settings(mail_server, kind, settings, time_machine):
    settings.OUTBOX_LEASE, settings.OUTBOX_WAITS = 30, [2, 7]
    assert [outbox.wait_after(tries).total_seconds() for tries in (1, 2, 3)] == [2, 7, 7]
    letter = owed()
    outbox.take(1)
    assert now(letter).leased_until == NOON + timedelta(seconds=30)


def test_two_senders_never_hold_the_same_letter(mail_server, kind):
    """The second one comes while the first is between taking and sending."""
    letters = [owed(key) for key in "abc"]
    _, taken = outbox.take(2)
    assert taken == letters[:2]
    assert outbox.send_due() == {"accepted": 1}
    assert mail_server.readers == ["c@city.example"]


def test_a_sender_that_lost_its_lease_marks_nothing(mail_server, kind, time_machine):
    letter = owed()
    lease, taken = outbox.take(10)
    time_machine.move_to(NOON + LEASE + timedelta(seconds=1))
    assert outbox.send_due() == {"accepted": 1}
    outbox._keep(lease, outbox.End(taken[0], State.OWED, "451 Later"))
    outbox._hand_back(lease, taken)
    assert now(letter).state == State.ACCEPTED


@pytest.mark.skipif("connection.vendor == 'sqlite'", reason="the tests' SQLite lives in the memory of one thread")
@pytest.mark.django_db(transaction=True)
def test_four_senders_at_once_send_each_letter_once(mail_server, kind):
    keys = [f"{number:03}" for number in range(60)]
    for key in keys:
        owed(key)

    def send():
        while outbox.send_due(limit=7):
            pass
        connection.close()

    threads = [threading.Thread(target=send) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(mail_server.readers) == [f"{key}@city.example" for key in keys]
    assert Letter.objects.filter(state=State.ACCEPTED, tries=1).count() == 60


def test_a_letter_nobody_wants_any_more_is_dropped(mail_server, kind, heard):
    letter = owed(about=0)
    assert outbox.send_due() == {"dropped": 1}
    assert now(letter).last_answer == "Nothing is asked of the reader any more."
    assert (mail_server.accepted, heard) == ([], [])


def test_a_poisonous_letter_is_set_aside_after_five_tries_and_spoils_no_other(mail_server, kind, time_machine, caplog):
    poison, other = owed("a", about=13), owed("b")
    with caplog.at_level(logging.CRITICAL):
        assert outbox.send_due() == {"owed": 1, "accepted": 1}
        for hours in range(1, 5):
            time_machine.move_to(NOON + timedelta(hours=2 * hours))
            outbox.send_due()
    poison = now(poison)
    assert (poison.state, poison.faults) == (State.SET_ASIDE, outbox.FAULTS)
    assert poison.last_answer == "It could not be written: LookupError: There is no edition 13"
    assert now(other).state == State.ACCEPTED
    time_machine.move_to(NOON + timedelta(days=3))
    assert outbox.send_due() == {}


def test_a_letter_of_a_kind_nobody_writes_is_set_aside_in_the_end(mail_server, kind, caplog):
    letter = owed(kind="rumour")
    with caplog.at_level(logging.CRITICAL):
        outbox.send_due()
    assert now(letter).state == State.OWED
    assert "No room writes letters of the kind “rumour”" in now(letter).last_answer


def test_a_room_that_fails_to_listen_is_told_again_and_nothing_is_sent_twice(mail_server, kind, heard, caplog):
    letter = owed()

    def fail(**_):
        raise RuntimeError("not now")

    signals.accepted.connect(fail)
    try:
        with caplog.at_level(logging.CRITICAL):
            assert outbox.send_due() == {"accepted": 1}
            assert (now(letter).state, now(letter).is_told) == (State.ACCEPTED, False)
            assert outbox.send_due() == {}
    finally:
        signals.accepted.disconnect(fail)
    heard.clear()
    outbox.send_due()
    assert heard == [("accepted", "directive", ["a@city.example"], NOON)]
    assert now(letter).is_told
    outbox.send_due()
    assert len(heard) == 1
    assert len(mail_server.accepted) == 1


@pytest.mark.parametrize("count", [1, 60])
def test_a_chunk_takes_one_query_a_letter_and_the_same_number_besides(
    mail_server, kind, django_assert_num_queries, count
):
    for number in range(count):
        owed(f"{number}")
    with django_assert_num_queries(17 + count):
        # Who was not told? Take (3), the city, tell (2); then look once more, in vain. The rest are savepoints. One
        # more marks each letter, before the next is handed over.
        assert outbox.send_due() == {"accepted": count}
    assert kind == [count]


def test_letters_are_sent_in_chunks(mail_server, kind, monkeypatch):
    monkeypatch.setattr(outbox, "CHUNK", 2)
    for key in "abcde":
        owed(key)
    assert outbox.send_due() == {"accepted": 5}
    assert kind == [2, 2, 1]


def test_no_more_are_sent_than_asked_for(mail_server, kind):
    for key in "abc":
        owed(key)
    assert outbox.send_due(limit=2) == {"accepted": 2}
    assert Letter.objects.filter(state=State.OWED).count() == 1


def test_a_letter_without_an_address_is_written_and_shown_in_the_app_alone(mail_server, kind, heard):
    letter = owed(to=" ", reader="1001")
    Letter.objects.update(to="")
    assert outbox.send_due() == {"in_app": 1}
    letter = now(letter)
    assert (letter.state, letter.accepted_at, letter.subject) == (State.IN_APP, None, "A directive for Inés Ferreira")
    assert (mail_server.accepted, heard) == ([], [])
    assert list(Letter.objects.of("1001")) == [letter]
    assert not Letter.objects.of("").exists()
