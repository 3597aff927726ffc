"""Keeping an account's addresses what the roster says they are."""

from collections.abc import Sequence

from allauth.account.models import EmailAddress
from django.db.models import OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from people.models import Employee, User
from rows.insert_select import insert_select


def follow_emails(employees: Sequence[int]) -> None:
    """Give the accounts of these employees (by primary key) the addresses of the roster, and no other.

    The city vouches for its own roster, so the addresses are verified: a person may sign in with them at once.
    Five statements, whatever the number.
    """
    if not employees:
        return
    accounts = User.objects.filter(employee__in=employees)
    EmailAddress.objects.filter(user__in=accounts).delete()
    mine = Employee.objects.filter(user=OuterRef("pk")).values("email")
    accounts.update(email=Coalesce(Subquery(mine), Value("")))
    addressed = accounts.exclude(email="")
    insert_select(EmailAddress, addressed, user="pk", email="email", verified=Value(True), primary=Value(True))
