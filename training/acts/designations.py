"""The register of certifying officials (§8.G): who may sign, by whose word, and who was warned about their training."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _

from deadlines import clock
from deadlines.dates import long_day
from directives.refusal import Refusal
from evidence.acts import record
from evidence.files import PAPER, NotKept, keep_file
from letters.acts import owe
from letters.models import Letter
from people.models import Agency, Employee, Employment
from people.readings import who_answers_for
from training import permissions
from training.models import Completion, Designation
from training.reports.officials import Certifying, certifying
from training.warned import Warned


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
    """The designation's last day, which may be one to come. Raises Refusal when that is before its first, or when
    it has ended already."""
    designation = Designation.objects.select_for_update(of=("self",)).select_related("agency").get(pk=designation.pk)
    if not permissions.may_designate(by, designation.agency, today=clock.today()):
        raise PermissionDenied
    if designation.ends_on and designation.ends_on < clock.today():
        raise Refusal(_("It ended on %(day)s.") % {"day": long_day(designation.ends_on)})
    if ends_on < designation.starts_on:
        raise Refusal(_("It cannot end before it began."))
    designation.ends_on = ends_on
    designation.save(update_fields=["ends_on"])
    record(action="designation ended", about=designation, by=by, details={"ends_on": str(ends_on)})
    return designation


@transaction.atomic
def watch_officials() -> dict[str, int]:
    """What each morning brings: who has left may sign no more, and whose training ends soon is told.

    Returns how many designations ended and how many letters are owed. Run twice on a day, it does nothing more.
    """
    return {"ended": _end_of_who_left(), "warned": _warn()}


def _end_of_who_left() -> int:
    """End each designation whose official has left the city, or the agency, on their last day there."""
    left = Designation.objects.left(clock.today()).select_for_update(of=("self",)).select_related("agency", "official")
    over = Employment.objects.filter(ends_on__lt=clock.today())
    last_day = over.filter(agency=OuterRef("agency"), employee=OuterRef("official"))
    left = left.annotate(last_day=Subquery(last_day.order_by("-ends_on").values("ends_on")[:1]))
    ended = list(left)
    for each in ended:
        each.ends_on = max(each.starts_on, each.last_day or each.starts_on)
        each.save(update_fields=["ends_on"])
        record(action="designation ended: left", about=each, by=None, details={"ends_on": str(each.ends_on)})
    return len(ended)


def _warn() -> int:
    """Owe a letter about each training that ends within 60, 30 or 7 days: to the official, and to those who answer
    for the agency. Each step once, and of steps that were missed the newest; return how many letters are new.

    Four queries on a morning that brings nothing, and a few for each agency that has something to hear.
    """
    places = certifying(today=clock.today())
    return sum(_warn_of(each) for each in places if any(official.warnings for official in each.officials))


def _warn_of(place: Certifying) -> int:
    officers = who_answers_for(place.agency, on=clock.today()).officers
    wanted = {
        Warned(official.designation.pk, completion.pk, days, reader.pk).key: (reader, completion)
        for official in place.officials
        for completion, days in official.endings
        for reader in (official.designation.official, *officers)
        if reader.email
    }
    owed = set(Letter.objects.filter(key__in=wanted).values_list("key", flat=True))
    new = [key for key in wanted if key not in owed]
    for key in new:
        _owe(key, *wanted[key])
    if new:
        record(action="officials and officers warned", about=place.agency, by=None, details={"letters": len(new)})
    return len(new)


def _owe(key: str, reader: Employee, completion: Completion) -> None:
    owe(
        key=key,
        kind=Warned.KIND,
        to=reader.email or "",
        name=reader.name,
        language=reader.language,
        subject_id=completion.pk,
        reader=reader.number,
    )
