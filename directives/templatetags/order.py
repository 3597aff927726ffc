"""The order in force, for the foot of every page; where an edition is found; how a language is written."""

from django import template

from directives import addresses
from directives.models import Edition
from directives.reports.in_force import order_in_force as find
from languages import names

register = template.Library()


@register.inclusion_tag("directives/in_force.html", takes_context=True)
def order_in_force(context) -> dict:
    """{% order_in_force %}: number, edition and short hash of the order in force. One query for each request."""
    request = context.get("request")
    return {"text": find(request) if request else None}


@register.filter
def language_name(code: str) -> str:
    """español: a language in its own words."""
    return names.language(code).name


@register.filter
def direction(code: str) -> str:
    """`rtl` or `ltr`: which way a text in that language runs."""
    return names.language(code).direction


@register.simple_tag
def edition_address(edition: Edition, what: str) -> str:
    """{% edition_address edition "pdf" %}: its page, words or pdf."""
    return {"page": addresses.page, "words": addresses.words, "pdf": addresses.pdf}[what](edition)
