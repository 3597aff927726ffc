"""Accounts for the people of the roster, with or without an e-mail address."""

import secrets
from dataclasses import dataclass

from django.contrib.auth.hashers import make_password
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import OuterRef, QuerySet, Subquery

from deadlines import clock
from people.acts.emails import follow_emails
from people.models import Employee, User
from people.permissions import may_give_accounts, may_hand_over_password
from rows.acted import say
from rows.whole_sets import insert_rows

# No letter or digit that can be taken for another, on paper or over the counter. 31 ** 12 is about 59 bits.
_READABLE = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


class AccountTaken(Exception):
    """There is already an account with that employee number as its name, which is not this person's."""


@dataclass(frozen=True)
class Given:
    """How many accounts were made; `taken` are the numbers passed over, whose user names others have."""

    made: int
    taken: tuple[str, ...]


def give_account(*, employee: Employee, by: User | None) -> User:
    """Give one person an account, named by their number; the one they have when they have one. Raises AccountTaken."""
    given = give_accounts(employees=Employee.objects.filter(pk=employee.pk), by=by)
    if given.taken:
        raise AccountTaken(employee.number)
    return User.objects.get(employee=employee)


@transaction.atomic
def give_accounts(*, employees: QuerySet[Employee], by: User | None) -> Given:
    """Give an account to everyone in `employees` who has none. The same number of statements whatever theirs.

    Nobody can sign in by it until a password is handed over or a link is sent.
    """
    if by and not may_give_accounts(by):
        raise PermissionDenied
    without = list(employees.filter(user=None).order_by().values_list("pk", "number"))
    # An account of that name may be anyone's: it is never given away.
    taken = set(User.objects.filter(username__in=[number for _, number in without]).values_list("username", flat=True))
    free = [(pk, number) for pk, number in without if number not in taken]
    if free:
        _make(free)
        details = {"numbers": [number for _, number in free], "taken": sorted(taken)}
        about = by or Employee.objects.get(pk=free[0][0])
        say(action="accounts given", about=about, by=by, details=details)
    return Given(len(free), tuple(sorted(taken)))


def _make(free: list[tuple[int, str]]) -> None:
    fields = ["username", "password", "email", "is_superuser", "is_staff", "is_active", "date_joined"]
    now = clock.now()
    rows = [(number, make_password(None), "", False, False, True, now) for _, number in free]
    insert_rows(User, fields, rows)
    keys = [pk for pk, _ in free]
    mine = User.objects.filter(username=OuterRef("number")).values("pk")
    Employee.objects.filter(pk__in=keys).update(user=Subquery(mine))
    follow_emails(keys)


@transaction.atomic
def hand_over_password(*, employee: Employee, by: User | None) -> str:
    """A password for one sign-in, to be printed and handed over; the first thing it opens is choosing another.

    It ends every session of the account, which is made if there is none. Raises PermissionDenied when `by` may not,
    AccountTaken when the number is another account's name.
    """
    if by and not may_hand_over_password(by, employee):
        raise PermissionDenied
    user = give_account(employee=employee, by=by)
    password = "-".join("".join(secrets.choice(_READABLE) for _ in range(4)) for _ in range(3))
    user.set_password(password)
    user.must_change_password = True
    user.save(update_fields=["password", "must_change_password"])
    say(action="password handed over", about=employee, by=by)
    return password
