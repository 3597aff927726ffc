"""Writing the record. Called inside an act's own transaction, so that both stand or both fall."""

from typing import TYPE_CHECKING

from django.db import models

from deadlines import clock
from evidence.models import Entry

if TYPE_CHECKING:
    from people.models import User


def record(*, action: str, about: models.Model, by: "User | None", details: dict | None = None) -> Entry:
    """Write that `by` did `action` (a verb in the past, "directive adopted") to `about`, now."""
    return Entry.objects.create(
        at=clock.now(),
        action=action,
        by=by,
        subject_type=about._meta.label_lower,
        subject_id=str(about.pk),
        subject_label=str(about)[:250],
        details=details or {},
    )
