"""The answer as of a day as a file: a line for each person and text."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from directives.models import Edition
from directives.reports.as_of import Person

HEADERS = (
    _("As of"),
    _("Agency"),
    _("Employee number"),
    _("Name"),
    _("Job"),
    _("Text"),
    _("Edition that bound"),
    _("In force from"),
    _("First asked"),
    _("Served"),
    _("How"),
    _("Signed"),
    _("Edition signed"),
    _("Receipt"),
)


def cells(day: date, person: Person) -> tuple:
    """What HEADERS name, of one person and text."""
    edition = person.edition
    return (
        day,
        person.agency,
        person.number,
        person.name,
        person.job,
        Edition.Kind(person.kind).label if person.kind else "",
        edition and edition.number,
        edition and edition.effective_on,
        person.asked_on,
        person.served_on,
        person.served_how,
        person.signed_on,
        person.signed_edition,
        person.receipt,
    )
