"""`{% training_standing line.standing line.days_over %}` and `{{ parts|training_parts }}`."""

from django import template

from directives.reports.progress import Parts
from directives.said import STATE
from directives.standing import Standing
from training import said

register = template.Library()


@register.inclusion_tag("look/state.html")
def training_standing(value: Standing, days_over: int = 0) -> dict:
    """The standing as icon, word and colour."""
    return {"state": STATE[value], "word": said.word(value, days_over)}


@register.filter
def training_parts(parts: Parts) -> list[dict]:
    """What `{% bar %}` draws, in the order of the standings; those of nobody are left out."""
    return [{"state": STATE[each], "word": said.WORD[each], "count": n} for each, n in parts.by_standing]
