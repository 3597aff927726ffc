"""What was done, said aloud for whoever keeps the record.

The room that keeps it (`evidence`) stands beside some rooms and below others. A room beside it cannot import it,
so it says here what it did, inside its own transaction: if the record cannot be written, the act falls too.
"""

from django.db import models
from django.dispatch import Signal

acted = Signal()


def say(*, action: str, about: models.Model, by: models.Model | None, details: dict | None = None) -> None:
    """Say that `by` did `action` (a verb in the past, "roster imported") to `about`, now. `by` is None when a
    command did it. Raises whatever a listener raises."""
    acted.send(sender=type(about), action=action, about=about, by=by, details=details or {})
