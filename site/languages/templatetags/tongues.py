"""`{{ pending|own_names }}`: languages as their readers write them, each marked as what it is."""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from languages.names import Language

register = template.Library()


@register.filter
def own_names(languages: Iterable[Language]) -> SafeString:
    names = ((each.code, each.direction, each.name) for each in languages)
    return format_html_join(", ", '<bdi lang="{}" dir="{}">{}</bdi>', names)
