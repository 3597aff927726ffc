from people.models.accounts import User
from people.models.agencies import Agency, Delegation
from people.models.employees import READING_LANGUAGES, Employee, Employment, JobRole, Leave
from people.models.rosters import RosterImport, RosterUpload

__all__ = [
    "READING_LANGUAGES",
    "Agency",
    "Delegation",
    "Employee",
    "Employment",
    "JobRole",
    "Leave",
    "RosterImport",
    "RosterUpload",
    "User",
]
