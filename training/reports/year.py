"""The year ahead of the training: what is due, what is asked for again, which designations end. Nothing here writes."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from django.db.models import Count, Exists, OuterRef
from django.utils.translation import gettext as _

from deadlines.dates import long_day
from directives.reports.sending import due_dates
from directives.reports.year import Kind, Line, Place
from people.models import Employment
from training.acts.enrollments import RENEWAL_LEAD
from training.models import Completion, Designation, Enrollment
from training.reports.modules import Module, modules

ASSIGNMENTS = ("training_assignments:index",)


def lines(*, today: date, morning: date, until: date, language: str) -> list[Line]:
    """From today to the day before `until`, modules in that language where they stand in it. Five queries, with the
    books open. `morning` is the next day on which letters go out."""
    known = modules(language=language)
    return [*_due(known, today, until), *_again(known, today, morning, until), *_designations(today, until)]


def _due(known: dict[int, Module], today: date, until: date) -> Iterator[Line]:
    open_ones = Enrollment.objects.open().filter(due_on__gte=today, due_on__lt=until).order_by("module__code")
    found: dict[int, list[Place]] = defaultdict(list)
    for kept, module, people in open_ones.values_list("due", "module").annotate(people=Count("*")):
        found[kept].append(Place(str(known[module]), ASSIGNMENTS, people))
    reasons = due_dates(found)
    for kept, places in found.items():
        deadline = reasons[kept].as_deadline()
        yield Line(deadline.due_on, Kind.DUE, _("Training is due"), tuple(places), deadline=deadline)


def _again(known: dict[int, Module], today: date, morning: date, until: date) -> Iterator[Line]:
    """Certificates that end, on the morning their holders are asked for the module again."""
    asked = Enrollment.objects.open().filter(module=OuterRef("module"), employee=OuterRef("employee"))
    here = Employment.objects.on(today).filter(employee=OuterRef("employee"))
    ending = Completion.objects.newest().filter(~Exists(asked), Exists(here), revocation=None)
    ending = ending.filter(expires_on__gte=today, expires_on__lt=until + RENEWAL_LEAD).order_by("module__code")
    found: dict[date, list[Place]] = defaultdict(list)
    for day, module, people in ending.values_list("expires_on", "module").annotate(people=Count("*")):
        if day - RENEWAL_LEAD < until:
            found[day].append(Place(str(known[module]), ASSIGNMENTS, people))
    for day, places in found.items():
        reason = _("Their certificates end on %(day)s; they are asked %(days)s days before.") % {
            "day": long_day(day),
            "days": RENEWAL_LEAD.days,
        }
        yield Line(
            max(day - RENEWAL_LEAD, morning), Kind.OUT, _("Training is asked for again"), tuple(places), reason=reason
        )


def _designations(today: date, until: date) -> Iterator[Line]:
    ending = Designation.objects.filter(ends_on__gte=today, ends_on__lt=until).select_related("agency", "official")
    for each in ending.defer("letter").order_by("ends_on", "pk"):
        place = Place(f"{each.official.name}, {each.agency}", ("agency_officials", each.agency.slug))
        reason = _("It is the last day of the designation: from the next day on they may not sign.")
        yield Line(each.ends_on, Kind.ENDS, _("A certifying official's designation ends"), (place,), reason=reason)
