"""The list of people on a page: its filters, its search and its pages, all of them in the address."""

from collections.abc import Mapping

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

from deadlines import clock
from directives.reports.progress import Parts, counted
from directives.standing import Standing
from home.choosing import Filter, Listed

A_PAGE = 50


def listing(request: HttpRequest, listed: Listed, whole: Parts, words: Mapping[str, object]) -> dict:
    """What the templates of a list need: `filter`, `chips`, `page`. One query besides those of the page, or two with
    a search. `whole` are the parts of everybody; `words` say each standing, `""` and `waiting`."""
    today, chosen = clock.today(), Filter.asked(request.GET)
    found = counted(chosen.with_standing("").of(listed, today=today)) if chosen.search else whole
    page = _page(chosen.of(listed, today=today), _number(found, chosen.standing), request.GET.get("page"))
    return {"filter": chosen, "chips": _chips(chosen, found, words), "page": page}


def _page(found: QuerySet, number: int, asked: str | None) -> Page:
    paginator = Paginator(found, A_PAGE)
    # Known from the parts already: saves counting a hundred thousand rows again.
    paginator.count = number
    return paginator.get_page(asked)


def _number(found: Parts, standing: str) -> int:
    """How many people a filter leaves of these."""
    if standing == "waiting":
        return found.waiting
    return found[Standing(standing)] if standing in set(Standing) else found.total


def _chips(chosen: Filter, found: Parts, words: Mapping[str, object]) -> list[dict]:
    """The filters: everybody, whoever has not done it, and each standing that somebody has."""
    named = [("", found.total), ("waiting", found.waiting), *found.by_standing]
    if chosen.standing in set(Standing) - {key for key, _number in named}:
        named.append((chosen.standing, 0))
    known = {*Standing, "waiting"}
    return [
        {
            "url": chosen.with_standing(key).query or "?",
            "words": words[key],
            "count": number,
            "is_here": key == chosen.standing or (key == "" and chosen.standing not in known),
        }
        for key, number in named
    ]
