"""`{% standing_with column cell %}`: where somebody stands with one text or module, as icon and word."""

from django import template

from directives.said import STATE
from home import said
from home.reports.asked import Column
from home.reports.people import Cell

register = template.Library()


@register.inclusion_tag("look/state.html")
def standing_with(column: Column, cell: Cell) -> dict:
    word = said.word(column, cell.standing, cell.days_over)
    return {"state": STATE[cell.standing], "word": word}
