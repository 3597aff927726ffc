"""Clauses of the order, as links to where they stand."""

from django import template

from training import places

register = template.Library()


@register.filter
def anchor(place: str) -> str:
    """`s2-c`: where the order's page has §2.C."""
    return places.anchor(place)
