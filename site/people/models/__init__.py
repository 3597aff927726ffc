from people.models.accounts import User
from people.models.agencies import Agency, Delegation
from people.models.employees import READING_LANGUAGES, Employee, Employment, JobRole, Leave
from people.models.pins import Pin
from people.models.rosters import RosterImport, RosterUpload

__all__ = [
    "READING_LANGUAGES",
    "Agency",
    "Delegation",
    "Employee",
    "Employment",
    "JobRole",
    "Leave",
    "Pin",
    "RosterImport",
    "RosterUpload",
    "User",
]
