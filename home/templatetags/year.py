"""`{% where line.to %}`: the address of a place in the year."""

from django import template
from django.urls import reverse

from directives.reports.year import Address

register = template.Library()


@register.simple_tag
def where(to: Address) -> str:
    """The address that a name and its arguments make; nothing for none."""
    return reverse(to[0], args=to[1:]) if to else ""
