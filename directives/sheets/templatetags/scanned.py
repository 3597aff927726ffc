"""`{% proof noting.proof agency %}`: where the paper is; of a scan, a way to the very page."""

import re

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from people.models import Agency

register = template.Library()
_SCAN = re.compile(r"scan ([0-9a-f]{64}) page ([0-9]{1,4}) line ([0-9]{1,4})")


@register.simple_tag
def proof(words: str, agency: Agency) -> SafeString:
    """The words as they are, or for a line of a scan a link to its page. No query."""
    found = _SCAN.fullmatch(words)
    if not found:
        return format_html("<bdi>{}</bdi>", words)
    sha256, page, line = found.groups()
    address = reverse("agency_scan_of", args=[agency.slug, sha256, page])
    return format_html(
        '<a href="{}">{}</a>', address, _("scan, page %(page)s, line %(line)s") % {"page": page, "line": line}
    )
