"""What this room hears: a translation was approved."""

from commission.acts.late_translations import add_translation
from commission.models import NoticePage


def translation_approved(sender, page, by, **_signal) -> None:
    """In the transaction of the approval."""
    if isinstance(page, NoticePage):
        add_translation(page=page, by=by)
