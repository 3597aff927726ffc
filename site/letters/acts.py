"""Owing letters: a row for each, written in the transaction of the act that owes it."""

import logging
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Case, F, QuerySet, Value, When

from deadlines import clock
from letters.models import Letter
from letters.telling import tell
from rows.insert_select import insert_select

log = logging.getLogger(__name__)

NOBODY = Value("")


@transaction.atomic
def owe(
    *,
    key: str,
    kind: str,
    to: str,
    name: str = "",
    language: str = "en",
    subject_id: int | None = None,
    reader: str = "",
) -> Letter:
    """Owe one letter. `key` says which one it is: owed twice, it is the same letter and is sent once.

    `reader` is the employee number of a reader who is an employee, and shows them the letter in the house; with no
    address in `to`, there alone.
    """
    letter, is_new = Letter.objects.get_or_create(
        key=key,
        defaults={
            "kind": kind,
            "to": to,
            "name": name,
            "language": language,
            "subject_id": subject_id,
            "reader": reader,
            "owed_at": clock.now(),
        },
    )
    if is_new:
        transaction.on_commit(ring)
    return letter


@transaction.atomic(savepoint=False)
def owe_many(source: QuerySet, *, kind: str, key, to, name, language, subject_id, reader=NOBODY) -> int:
    """Owe a letter for each row of `source`; return how many are new. One INSERT … SELECT.

    `key`, `to`, `name`, `language`, `subject_id` and `reader` are expressions over a row, or names of its fields.
    Without a `reader`, the employee number, a row that has no address is passed over; with one, its letter is shown
    in the house alone. Inside an act it stands or falls with the act, and needs no savepoint of its own.
    """
    address = F(to) if isinstance(to, str) else to
    if reader is NOBODY:
        source = source.alias(address=address).filter(address__contains="@")
    else:
        source = source.alias(address=address)
        address = Case(When(address__contains="@", then=address), default=Value(""))
    owed = insert_select(
        Letter,
        source,
        skip_existing=True,
        key=key,
        kind=Value(kind),
        to=address,
        name=name,
        language=language,
        subject_id=subject_id,
        reader=reader,
        owed_at=Value(clock.now()),
    )
    if owed:
        transaction.on_commit(ring)
    return owed


@transaction.atomic
def bounce(*, letter_ids: Iterable[int], answer: str) -> int:
    """A mail server gave up on letters that it, or another before it, had accepted; return of how many that is news.

    One that is still in a sender's hands ends here too: what the sender says of it comes too late. The room that owed
    it hears once.
    """
    sent = [Letter.State.OWED, Letter.State.SENDING, Letter.State.ACCEPTED]
    out = Letter.objects.filter(pk__in=list(letter_ids), state__in=sent)
    returned = list(out.select_for_update().only("pk", "kind").order_by("pk"))
    ended = {"state": Letter.State.BOUNCED, "last_answer": answer[:250], "is_told": False}
    out.update(**ended, lease=None, leased_until=None, next_try_at=None)
    tell(returned)
    return len(returned)


def ring() -> None:
    """Tell the workers that letters are waiting. The letters are safe without it: the sweep finds them."""
    from letters.tasks import send_due_letters

    try:
        send_due_letters.delay()
    except Exception:
        log.warning("The broker could not be told of new letters; the sweep will find them.", exc_info=True)
