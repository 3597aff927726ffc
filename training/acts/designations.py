"""The register of certifying officials (§8.G): who may sign, by whose word, and who was warned about their training."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from deadlines import clock
from directives.refusal import Refusal
from evidence.acts import record
from evidence.files import PAPER, NotKept, keep_file
from people.models import Agency, Employee, Employment
from training import permissions
from training.models import Designation


@transaction.atomic
def designate(
    *, agency: Agency, official: Employee, designated_by: str, starts_on: date, letter: bytes, letter_name: str, by
) -> Designation:
    """Enter that an official may sign for the agency from that day on, with the letter that says so (a PDF).

    Raises Refusal when the agency certifies nothing, the official does not work there, nobody is named who
    designated, a designation is open already, or the letter is no PDF.
    """
    if not permissions.may_designate(by, agency, today=clock.today()):
        raise PermissionDenied
    if not agency.is_certifying:
        raise Refusal(_("%(agency)s does not certify U visas.") % {"agency": agency})
    if not designated_by.strip():
        raise Refusal(_("Say who designated the official: name and title."))
    if not Employment.objects.on(max(starts_on, clock.today())).filter(agency=agency, employee=official).exists():
        raise Refusal(_("%(person)s does not work in %(agency)s.") % {"person": official.name, "agency": agency})
    try:
        kept = keep_file(content=letter, name=letter_name, by=by, kinds=PAPER)
        with transaction.atomic():
            designation = Designation.objects.create(
                agency=agency,
                official=official,
                designated_by=designated_by.strip()[:160],
                starts_on=starts_on,
                letter=kept,
                entered_at=clock.now(),
                entered_by=by,
            )
    except NotKept as wrong:
        raise Refusal(str(wrong)) from wrong
    except IntegrityError as twice:
        raise Refusal(_("%(person)s is designated already.") % {"person": official.name}) from twice
    record(action="certifying official designated", about=designation, by=by, details={"letter": kept.sha256})
    return designation


@transaction.atomic
def end_designation(*, designation: Designation, ends_on: date, by) -> Designation:
    """The designation's last day. Raises Refusal when that is before its first."""
    if not permissions.may_designate(by, designation.agency, today=clock.today()):
        raise PermissionDenied
    if ends_on < designation.starts_on:
        raise Refusal(_("It cannot end before it began."))
    designation.ends_on = ends_on
    designation.save(update_fields=["ends_on"])
    record(action="designation ended", about=designation, by=by, details={"ends_on": str(ends_on)})
    return designation
