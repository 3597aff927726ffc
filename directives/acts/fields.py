"""What the merge fields of a notice or a draft stand for, in one agency, today."""

from dataclasses import dataclass

from deadlines.models import Municipality
from directives.models import Edition
from people.models import Agency


@dataclass(frozen=True)
class Contact:
    """Whom an employee may ask, and the telephone after hours."""

    name: str
    phone: str = ""


def merge_fields(*, agency: Agency, order: Edition, contact: Contact, by) -> dict[str, str]:
    """The words for each {field} of the library's texts. One query."""
    city = Municipality.current()
    return {
        "municipality": city.name,
        "agency": agency.name,
        "order": order.reference,
        "officer": by.get_full_name(),
        "contact": contact.name,
        "phone": contact.phone or city.phone,
        "law": city.law_contact,
    }
