"""Who may do what, in sentences. Each takes a user and answers yes or no; `today` decides a delegation."""

from datetime import date

from people.models import Agency, User

CLERKS = "Clerks"
COORDINATORS = "Coordinators"
CERTIFYING_OFFICIALS = "Certifying officials"
LAW_REVIEWERS = "Law reviewers"
AUDITORS = "Auditors"
SYSTEM_ADMINISTRATORS = "System administrators"
GROUPS = [CLERKS, COORDINATORS, CERTIFYING_OFFICIALS, LAW_REVIEWERS, AUDITORS, SYSTEM_ADMINISTRATORS]


def _is_in(user: User, *groups: str) -> bool:
    if not user.is_authenticated:
        return False
    if not hasattr(user, "_group_names"):
        user._group_names = set(user.groups.values_list("name", flat=True))
    return not user._group_names.isdisjoint(groups)


def is_clerk(user: User) -> bool:
    return _is_in(user, CLERKS)


def is_auditor(user: User) -> bool:
    return _is_in(user, AUDITORS)


def agencies_of(user: User, *, today: date):
    """The agencies whose people this user may see: an officer's own; a clerk's and an auditor's, all."""
    if is_clerk(user) or is_auditor(user):
        return Agency.objects.all()
    employee = getattr(user, "employee", None) if user.is_authenticated else None
    return Agency.objects.answered_for_by(employee, on=today) if employee else Agency.objects.none()


def may_act_for(user: User, agency: Agency, *, today: date) -> bool:
    """Whether this user is the agency's appointing officer that day, or the clerk."""
    if is_clerk(user):
        return True
    employee = getattr(user, "employee", None) if user.is_authenticated else None
    return bool(employee) and Agency.objects.answered_for_by(employee, on=today).filter(pk=agency.pk).exists()
