"""What this room hears: a translation was approved, or published; somebody's leave was noted."""

from directives.acts.allowances import move_past_leave
from directives.acts.late_translations import add_translation
from directives.models import DirectivePage, OrderPage


def translation_approved(sender, page, by, **_signal) -> None:
    """In the transaction of the approval."""
    if isinstance(page, OrderPage | DirectivePage):
        add_translation(page=page, by=by)


def page_published(sender, instance, revision=None, **_signal) -> None:
    """Approved as a draft, and only now published."""
    if isinstance(instance, OrderPage | DirectivePage):
        add_translation(page=instance, by=revision.user if revision else None)


def leave_noted(sender, employee, **_signal) -> None:
    """In its transaction: what falls into the leave is due after it."""
    move_past_leave(employee=employee)
