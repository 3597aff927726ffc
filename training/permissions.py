"""Who may do what with training, in sentences."""

from datetime import date

from people.models import Agency, Employment, User
from people.permissions import agencies_of, is_auditor, is_clerk, is_trainer, may_act_for


def may_learn(user: User, enrollment) -> bool:
    """Only the person enrolled: nobody learns, or answers, for another."""
    return user.is_authenticated and enrollment.employee.user_id == user.pk


def may_assign(user: User) -> bool:
    """Say who must pass what."""
    return is_clerk(user) or is_trainer(user)


def may_read_assignments(user: User) -> bool:
    """Who must pass what, and how far each module is."""
    return may_assign(user) or is_auditor(user)


def may_read_questions(user: User) -> bool:
    """The whole pool, with what is right: never before a learner's eyes."""
    return may_review_questions(user) or is_auditor(user)


def may_exempt(user: User, agency: Agency, *, today: date) -> bool:
    return may_act_for(user, agency, today=today)


def may_credit(user: User, agency: Agency, *, today: date) -> bool:
    """Say that people of the agency were taught as a group."""
    return may_act_for(user, agency, today=today)


def may_remind(user: User, agency: Agency, *, today: date) -> bool:
    return may_act_for(user, agency, today=today)


def may_review_questions(user: User) -> bool:
    """Put back a question that an amendment withdrew."""
    return is_clerk(user) or is_trainer(user)


def may_read_the_analysis(user: User) -> bool:
    """How well the questions teach: never how well a person answers."""
    return is_clerk(user) or is_trainer(user) or is_auditor(user)


def may_have_certificate(user: User, completion, *, today: date) -> bool:
    """Its holder, those who answer for an agency they work in that day, the clerk and the auditor."""
    if not user.is_authenticated:
        return False
    if completion.employee.user_id == user.pk or is_clerk(user) or is_auditor(user):
        return True
    theirs = Employment.objects.on(today).filter(employee=completion.employee_id)
    return agencies_of(user, today=today).filter(employments__in=theirs).exists()


def may_revoke(user: User) -> bool:
    return is_clerk(user)


def may_designate(user: User, agency: Agency, *, today: date) -> bool:
    """Enter who may sign certifications for an agency: those who answer for it, and the clerk."""
    return may_act_for(user, agency, today=today)


def may_read_designations(user: User) -> bool:
    """The city's whole register."""
    return is_clerk(user) or is_auditor(user)
