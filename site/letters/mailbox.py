"""The mailbox for bounces: over IMAP by the timetable, or as files that somebody brings.

Nothing is ever deleted. What was read is marked as seen; what only a person can understand is flagged besides.
"""

import imaplib
import mailbox
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.conf import settings

from letters.returned import Outcome, take_in

SECONDS = 30
# A report says what it has to say at its beginning, whatever it returns after that.
BYTES = 1_000_000
AT_ONCE = 500


def read_inbox() -> Counter[Outcome]:
    """Read what is new in the mailbox at BOUNCES_URL; do nothing where there is none. Raises OSError or
    imaplib.IMAP4.error when the server cannot be reached: what was not read is read next time."""
    outcomes: Counter[Outcome] = Counter()
    if not settings.BOUNCES_URL:
        return outcomes
    with _signed_in(settings.BOUNCES_URL) as server:
        for uid in server.uid("SEARCH", "UNSEEN")[1][0].split()[:AT_ONCE]:
            answer = server.uid("FETCH", uid, f"(BODY.PEEK[]<0.{BYTES}>)")[1]
            raw = next((part[1] for part in answer if isinstance(part, tuple)), None)
            if raw is None:
                continue  # gone since
            outcome = take_in(raw)
            flags = r"(\Seen \Flagged)" if outcome is Outcome.SET_ASIDE else r"(\Seen)"
            server.uid("STORE", uid, "+FLAGS", flags)
            outcomes[outcome] += 1
    return outcomes


def _signed_in(url: str) -> imaplib.IMAP4:
    """A connection to imaps://user:password@host:port/FOLDER, the folder chosen; imap:// for one on this machine."""
    parts = urlsplit(url)
    connect, port = (imaplib.IMAP4_SSL, 993) if parts.scheme == "imaps" else (imaplib.IMAP4, 143)
    server = connect(parts.hostname or "", parts.port or port, timeout=SECONDS)
    server.login(unquote(parts.username or ""), unquote(parts.password or ""))
    said, answer = server.select(f'"{unquote(parts.path.lstrip("/")) or "INBOX"}"')
    if said != "OK":
        raise imaplib.IMAP4.error(f"The folder of BOUNCES_URL cannot be opened: {answer!r}")
    return server


def read_files(path: Path) -> Iterator[tuple[str, Outcome]]:
    """Each message of a Maildir, of a folder of files, of an mbox or of one file: its name and what became of it. The
    files stay as they are. Raises FileNotFoundError."""
    for name, raw in _files(path):
        yield name, take_in(raw)


def _files(path: Path) -> Iterator[tuple[str, bytes]]:
    if (path / "new").is_dir() and (path / "cur").is_dir():
        for name in ("new", "cur"):
            yield from _files(path / name)
    elif path.is_dir():
        for file in sorted(each for each in path.iterdir() if each.is_file()):
            yield from _files(file)
    elif _is_mbox(path):
        with closing(mailbox.mbox(path, create=False)) as box:
            for key in box.keys():  # noqa: SIM118 a mailbox is no dictionary
                yield f"{path.name}:{key}", box.get_bytes(key)
    else:
        yield path.name, path.read_bytes()


def _is_mbox(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(5) == b"From "
