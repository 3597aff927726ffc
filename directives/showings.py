"""The proof that a text was shown before it is signed.

A page that shows a text carries a sealed note of it: whose delivery, which words, when. Signing hands the note
back. So reading writes nothing, and nobody signs what the server did not show them.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core import signing

SALT = "directives.showing"
KEPT = timedelta(days=3)
# In place of an account, of which whoever signs at a shared screen needs none: such a note signs nowhere else.
ON_SHARED_SCREEN = 0


class NotShown(ValueError):
    """The note is missing, altered, too old, or of another text or person."""


@dataclass(frozen=True)
class Showing:
    delivery_id: int
    text_id: int
    sha256: str
    user_id: int
    shown_at: datetime


def seal(showing: Showing) -> str:
    """The note a form carries: readable by anyone, alterable by nobody."""
    fields = [showing.delivery_id, showing.text_id, showing.sha256, showing.user_id, showing.shown_at.isoformat()]
    return signing.dumps(fields, salt=SALT)


def unseal(note: str) -> Showing:
    """What the note says. Raises NotShown when it is not ours, or older than three days."""
    try:
        delivery_id, text_id, sha256, user_id, shown_at = signing.loads(note, salt=SALT, max_age=KEPT)
    except (signing.BadSignature, ValueError) as wrong:
        raise NotShown from wrong
    return Showing(delivery_id, text_id, sha256, user_id, datetime.fromisoformat(shown_at))
