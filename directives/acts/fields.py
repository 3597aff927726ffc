"""What the merge fields of a notice or a draft stand for, in one agency, today."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from deadlines.models import Municipality
from directives.models import Edition
from directives.refusal import Refusal
from people.models import Agency


@dataclass(frozen=True)
class Contact:
    """Whom an employee may ask, and the telephone after hours."""

    name: str
    phone: str = ""

    def in_a_line(self) -> str:
        """“Sgt. Kim Osei, 555-0100”, as an edition keeps it. Raises Refusal when nobody is named, or it has no room."""
        if not self.name.strip():
            raise Refusal(_("Say whom your employees may ask: a name or an office."))
        line = ", ".join(filter(None, [self.name.strip(), self.phone.strip()]))
        room = Edition._meta.get_field("contact").max_length or 0
        if len(line) > room:
            raise Refusal(
                _("Whom to ask and the telephone take %(given)s characters together; there is room for %(room)s.")
                % {"given": len(line), "room": room}
            )
        return line


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
