"""`{% standing line.standing line.days_over %}`, `{{ parts|bar_parts }}` and `{{ sending|why_asked }}`."""

from django import template

from directives import said
from directives.reports.progress import Parts
from directives.standing import Standing

register = template.Library()


@register.inclusion_tag("look/state.html")
def standing(value: Standing, days_over: int = 0) -> dict:
    """The standing as icon, word and colour."""
    return {"state": said.STATE[value], "word": said.word(value, days_over)}


@register.filter
def bar_parts(parts: Parts) -> list[dict]:
    """What `{% bar %}` draws, in the order of the standings; those of nobody are left out."""
    return [{"state": said.STATE[each], "word": said.WORD[each], "count": n} for each, n in parts.by_standing]


@register.filter
def why_asked(dissemination) -> str:
    return said.why_asked(dissemination)
