"""Who can sign in."""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Known:
    """What an account may do, read together with it for a request. It holds for that day and that request."""

    on: date
    is_appointing_officer: bool
    may_enter_admin: bool


class User(AbstractUser):
    """Someone who can sign in. The user name is the employee number; an e-mail address is not needed."""

    # The names of the groups, read once for a request (`people.permissions`).
    _group_names: set[str]
    # Set by `people.readings.account`; without it `people.permissions` asks the database.
    known: Known | None = None

    first_name = None
    last_name = None
    must_change_password = models.BooleanField(
        _("must choose a password at the next sign-in"), default=False, db_default=False
    )

    def get_full_name(self) -> str:
        employee = getattr(self, "employee", None)
        return employee.name if employee else self.username

    def __str__(self) -> str:
        return self.get_full_name()
