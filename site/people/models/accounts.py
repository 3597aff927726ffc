"""Who can sign in."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """Someone who can sign in. The user name is the employee number; an e-mail address is not needed."""

    # The names of the groups, read once for a request (`people.permissions`).
    _group_names: set[str]

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
