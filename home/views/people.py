"""Everyone an agency employs today: training beside acknowledgments, in one table."""

from collections.abc import Iterator
from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from deadlines import clock
from directives.reports.progress import counted
from home import said
from home.choosing import Filter
from home.permissions import agency_or_404
from home.reports.asked import Column, columns, employees
from home.reports.people import Cell, lines, sheet
from home.sentences import owing
from home.views.agency import way_back
from home.views.exports import as_file
from home.views.listing import listing
from people.models import Agency


@login_required
@never_cache
@require_safe
def people(request: HttpRequest, slug: str) -> HttpResponse:
    """Who owes what: `?what=m1&standing=overdue` filters."""
    today = clock.today()
    agency = agency_or_404(request.user, slug)
    asked = columns(agency, language=get_language() or "", today=today)
    whole = counted(employees(agency, today=today))
    chosen = Filter.asked(request.GET)
    what = _column(asked, chosen)
    shown = listing(
        request, partial(employees, agency, what=what), what.parts if what else whole, said.standings_of(what)
    )
    context = {
        "agency": agency,
        "columns": asked,
        "what": what,
        "things": _things(asked, what, chosen, whole.waiting),
        "parts": said.owing_parts(whole),
        "whole": whole,
        "lede": owing(whole),
        **shown,
        "sheet": sheet(shown["page"].object_list, asked, agency, today=today),
        "crumbs": [*way_back(request), (reverse("agency", args=[agency.slug]), agency.name)],
    }
    return render(request, "home/people.html", context)


@login_required
@never_cache
@require_safe
def export(request: HttpRequest, slug: str, form: str) -> HttpResponseBase:
    """The same people as a file, by their names. One query for all of them and what they owe."""
    agency = agency_or_404(request.user, slug)
    asked = columns(agency, language=get_language() or "", today=clock.today())
    rows = _rows(agency, asked, Filter.asked(request.GET))
    headers = [_("Employee number"), _("Name"), _("Job role"), *_headers(asked)]
    return as_file(form, name=f"{agency.slug}-people", title=agency.name, headers=headers, rows=rows)


def _column(asked: list[Column], chosen: Filter) -> Column | None:
    return next((column for column in asked if column.key == chosen.what), None)


def _things(asked: list[Column], what: Column | None, chosen: Filter, owing: int) -> list[dict]:
    """The first line of filters: everything, or one of the texts and modules, with how many owe it."""
    named = [("", _("Everything"), owing), *((each.key, each.title, each.parts.waiting) for each in asked)]
    here = what.key if what else ""
    return [
        {"url": chosen.about(key).query or "?", "words": words, "count": number, "is_here": key == here}
        for key, words, number in named
    ]


def _headers(asked: list[Column]) -> Iterator[str]:
    for column in asked:
        yield column.title
        yield _("%(what)s: due") % {"what": column.short}
        yield _("%(what)s: done") % {"what": column.short}
        if column.module:
            yield _("%(what)s: certificate until") % {"what": column.short}


def _rows(agency: Agency, asked: list[Column], chosen: Filter) -> Iterator[list]:
    today = clock.today()
    found = chosen.of(partial(employees, agency, what=_column(asked, chosen)), today=today)
    # Said once: asking each row for its words again is most of what a long list would cost.
    words = {column.key: {key: str(word) for key, word in said.words_of(column).items()} for column in asked}
    for person in lines(found, asked, agency, today=today):
        row = [person.number, person.name, person.job]
        for column, cell in person.cells:
            row += _cells(column, cell, words[column.key])
        yield row


def _cells(column: Column, cell: Cell | None, words: dict) -> list:
    if cell is None:
        return [None] * (4 if column.module else 3)
    return [words[cell.standing], cell.due_on, cell.done_on, *([cell.until] if column.module else [])]
