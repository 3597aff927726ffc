"""PINs for the shared screen, printed as slips and handed over."""

import secrets
from dataclasses import dataclass

from django.contrib.auth.hashers import make_password
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet

from deadlines import clock
from people.models import Agency, Employee, Employment, Pin, User
from people.permissions import may_give_pins
from rows.acted import say
from rows.whole_sets import insert_rows

# Each takes a slow hash: a sheet at a time.
MOST = 60


@dataclass(frozen=True)
class Slip:
    """What is printed once and kept nowhere."""

    employee: Employee
    pin: str


@transaction.atomic
def give_pins(*, agency: Agency, employees: QuerySet[Employee], by: User) -> list[Slip]:
    """A new PIN for each of these whom the agency employs today, sixty at the most; the one they had opens nothing
    more. Returns the slips to print, by name. Raises PermissionDenied when `by` may not."""
    today = clock.today()
    if not may_give_pins(by, agency, today=today):
        raise PermissionDenied
    here = Employment.objects.on(today).filter(agency=agency).values("employee")
    people = employees.filter(pk__in=here).order_by("family_name", "given_name", "pk")[:MOST]
    slips = [Slip(each, f"{secrets.randbelow(1_000_000):06}") for each in people]
    if slips:
        Pin.objects.filter(employee__in=[slip.employee for slip in slips]).delete()
        rows = [(slip.employee.pk, make_password(slip.pin), clock.now(), by.pk) for slip in slips]
        insert_rows(Pin, ["employee", "digest", "given_at", "given_by"], rows)
        say(action="PINs given", about=agency, by=by, details={"numbers": [slip.employee.number for slip in slips]})
    return slips
