"""Who may do what for the commission, in sentences."""

from people.models import User
from people.permissions import is_auditor, is_clerk, is_coordinator, is_law_reviewer


def may_keep_the_commission(user: User) -> bool:
    """Seats, invitations, questions, agendas, minutes: the coordinator's work (§11), and the clerk's."""
    return is_coordinator(user) or is_clerk(user)


def may_call_meetings(user: User) -> bool:
    return may_keep_the_commission(user)


def may_publish_notices(user: User) -> bool:
    """A lawful notice goes out under the clerk's name."""
    return is_clerk(user)


def may_post_notices(user: User) -> bool:
    """Say that a notice was put somewhere, with the proof."""
    return is_clerk(user) or is_coordinator(user)


def may_approve_translations(user: User) -> bool:
    return is_clerk(user) or is_coordinator(user)


def may_propose_contracts(user: User) -> bool:
    return is_clerk(user) or is_law_reviewer(user)


def may_note_for_law(user: User) -> bool:
    return is_law_reviewer(user)


def may_read_the_commission(user: User) -> bool:
    return may_keep_the_commission(user) or is_law_reviewer(user) or is_auditor(user)
