"""Who may do what, in sentences. Each takes a user and answers yes or no; `today` decides a delegation."""

from datetime import date

from people.models import Agency, Employee, Employment, User

CLERKS = "Clerks"
COORDINATORS = "Coordinators"
CERTIFYING_OFFICIALS = "Certifying officials"
LAW_REVIEWERS = "Law reviewers"
TRAINERS = "Trainers"
AUDITORS = "Auditors"
SYSTEM_ADMINISTRATORS = "System administrators"
GROUPS = [CLERKS, COORDINATORS, CERTIFYING_OFFICIALS, LAW_REVIEWERS, TRAINERS, AUDITORS, SYSTEM_ADMINISTRATORS]


def groups_of(user: User) -> set[str]:
    """The names of the groups the user is in; read once for a request."""
    if not hasattr(user, "_group_names"):
        user._group_names = set(user.groups.values_list("name", flat=True))
    return user._group_names


def _is_in(user: User, *groups: str) -> bool:
    return user.is_authenticated and user.is_active and not groups_of(user).isdisjoint(groups)


def _employee(user: User) -> Employee | None:
    return getattr(user, "employee", None) if user.is_authenticated else None


def is_clerk(user: User) -> bool:
    return _is_in(user, CLERKS)


def is_coordinator(user: User) -> bool:
    return _is_in(user, COORDINATORS)


def is_certifying_official(user: User) -> bool:
    return _is_in(user, CERTIFYING_OFFICIALS)


def is_law_reviewer(user: User) -> bool:
    return _is_in(user, LAW_REVIEWERS)


def is_trainer(user: User) -> bool:
    """Writes the training, and reads how well it teaches."""
    return _is_in(user, TRAINERS)


def is_auditor(user: User) -> bool:
    """An auditor reads everything the clerk reads, and changes nothing."""
    return _is_in(user, AUDITORS)


def is_system_administrator(user: User) -> bool:
    return user.is_authenticated and user.is_active and (user.is_superuser or _is_in(user, SYSTEM_ADMINISTRATORS))


def is_employee(user: User) -> bool:
    return _employee(user) is not None


def is_appointing_officer(user: User, *, today: date) -> bool:
    employee = _employee(user)
    if employee is None:
        return False
    if user.known and user.known.on == today:
        return user.known.is_appointing_officer
    return Agency.objects.answered_for_by(employee, on=today).exists()


def may_enter_admin(user: User) -> bool:
    if user.is_authenticated and user.known:
        return user.known.may_enter_admin
    return user.has_perm("wagtailadmin.access_admin")


def agencies_of(user: User, *, today: date):
    """The agencies whose people this user may see: an officer's own; a clerk's and an auditor's, all."""
    if is_clerk(user) or is_auditor(user):
        return Agency.objects.all()
    employee = _employee(user)
    return Agency.objects.answered_for_by(employee, on=today) if employee else Agency.objects.none()


def has_agencies(user: User, *, today: date) -> bool:
    """Whether `agencies_of` names any. No query for an employee whose account came by `people.readings.account`."""
    if is_clerk(user) or is_auditor(user):
        return Agency.objects.exists()
    return is_appointing_officer(user, today=today)


def may_act_for(user: User, agency: Agency, *, today: date) -> bool:
    """Whether this user is the agency's appointing officer that day, or the clerk."""
    if is_clerk(user):
        return True
    employee = _employee(user)
    if employee is None:
        return False
    return Employee.objects.answering_for(agency, on=today).filter(pk=employee.pk).exists()


def may_note_leave(user: User, employee: Employee, agency: Agency, *, today: date) -> bool:
    """Whoever answers for an agency that employs the person that day, and the clerk."""
    works_there = Employment.objects.on(today).filter(agency=agency, employee=employee)
    return may_act_for(user, agency, today=today) and works_there.exists()


def may_give_pins(user: User, agency: Agency, *, today: date) -> bool:
    """Hand over PINs for the agency's shared screen, and open that screen."""
    return may_act_for(user, agency, today=today)


def may_see_rosters(user: User) -> bool:
    """The whole city's people, in the admin."""
    return is_clerk(user) or is_auditor(user) or is_system_administrator(user)


def may_import_rosters(user: User) -> bool:
    return is_clerk(user) or is_system_administrator(user)


def may_open_upload(user: User, upload) -> bool:
    """A waiting roster file is its uploader's, and any clerk's."""
    return may_import_rosters(user) and (upload.uploaded_by_id == user.pk or is_clerk(user))


def may_give_accounts(user: User) -> bool:
    return is_clerk(user) or is_system_administrator(user)


def may_hand_over_password(user: User, employee: Employee) -> bool:
    """Nobody opens a door higher than their own: an administrator's password comes from an administrator."""
    if not may_give_accounts(user):
        return False
    account = employee.user
    return account is None or not is_system_administrator(account) or is_system_administrator(user)
