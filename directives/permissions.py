"""Who may do what to the order and the directives, in sentences."""

from datetime import date

from people.models import Agency, User
from people.permissions import groups_of, is_auditor, is_clerk, is_law_reviewer, may_act_for

# An agency's group of officers is named by this and the agency's slug.
OFFICERS = "Officers: "


def may_adopt_the_order(user: User) -> bool:
    """The clerk has custody of the order (its closing line)."""
    return is_clerk(user)


def may_answer_for_copies(user: User) -> bool:
    """Certified copies come from whoever has custody of the order."""
    return is_clerk(user)


def may_transmit(user: User) -> bool:
    return is_clerk(user)


def may_confirm_receipt(user: User, agency: Agency, *, today: date) -> bool:
    return may_act_for(user, agency, today=today)


def may_direct(user: User, agency: Agency, *, today: date) -> bool:
    """Adopt and disseminate the agency's directives, notify its employees, remind them."""
    return may_act_for(user, agency, today=today)


def may_sign(user: User, delivery) -> bool:
    """Only the person it was delivered to: nobody signs for another."""
    return user.is_authenticated and delivery.employee.user_id == user.pk


def may_note(user: User, agency: Agency, *, today: date) -> bool:
    """Write down what happened away from a screen: whoever answers for the agency, and the clerk."""
    return may_act_for(user, agency, today=today)


def may_confirm(user: User, noting, *, today: date) -> bool:
    """A second person: another officer of the agency, its head, or the clerk. Never the one who noted it, and never the
    one it is about."""
    is_second = noting.noted_by_id != user.pk and not may_sign(user, noting.delivery)
    return is_second and may_act_for(user, noting.delivery.dissemination.agency, today=today)


def may_settle(user: User) -> bool:
    """A dispute is between an employee and those who answer for their agency: the clerk stands outside it."""
    return is_clerk(user)


def may_read_receipt(user: User, acknowledgment, *, today: date) -> bool:
    """The one who signed, those who answer for the agency, the clerk and the auditor."""
    delivery = acknowledgment.delivery
    return may_sign(user, delivery) or is_auditor(user) or may_act_for(user, delivery.dissemination.agency, today=today)


def may_write(user: User, agency: Agency, *, today: date) -> bool:
    """Open the agency's drafts in the editor: whoever answers for it that very day, and the Law Department."""
    return user.is_superuser or is_law_reviewer(user) or may_direct(user, agency, today=today)


def is_only_an_officer(user: User) -> bool:
    """Enters the editors' rooms for their own agency's shelf and nothing else."""
    if user.is_superuser:
        return False
    groups = groups_of(user)
    return bool(groups) and all(name.startswith(OFFICERS) for name in groups)
