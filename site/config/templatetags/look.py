"""The few parts of the look that need a little counting. Built into every template; nothing to load."""

from datetime import date

from django import template
from django.core.paginator import Page
from django.utils.formats import date_format
from django.utils.translation import get_language

from config import charts
from deadlines.dates import long_day

register = template.Library()

_SHORT_DATE = {"en": "M j, Y", "es": "j M Y", "ar": "j F Y"}


@register.inclusion_tag("look/bar.html")
def bar(parts, label: str) -> dict:
    """{% bar parts label %}: parts are {"state", "word", "count"}; the label says what is being divided."""
    return {"segments": charts.segments(parts), "label": label}


@register.inclusion_tag("look/line.html")
def line(
    values, label: str, first: str = "", last: str = "", top=None, due_at=None, span=None, small: bool = False
) -> dict:
    """{% line values label first="Oct 1" last="Nov 2" top=60 due_at=32 span=40 %}: evenly spaced, oldest first."""
    drawn = charts.line(list(values), top=top, due_at=due_at, span=span)
    return {"line": drawn, "label": label, "first": first, "last": last, "small": small}


@register.inclusion_tag("look/pages.html", takes_context=True)
def pages(context, page: Page) -> dict:
    """{% pages page %}: previous, numbers, next; the rest of the address is kept."""
    return {
        "page": page,
        "numbers": page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1),
        "request": context["request"],
    }


@register.filter
def full_date(day: date | None) -> str:
    """Monday, November 2, 2026: a date as the house writes it, in the reader's language."""
    return long_day(day) if day else ""


@register.filter
def short_date(day: date | None) -> str:
    """Nov 2, 2026: a date in a table, in the reader's language."""
    language = (get_language() or "en").split("-")[0]
    return date_format(day, _SHORT_DATE.get(language, "SHORT_DATE_FORMAT")) if day else ""
