"""An officer's desk for one sending: who has signed, who has not, what to do about it."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from deadlines import clock
from directives.permissions import may_direct
from directives.reports.course import course
from directives.reports.progress import Parts, tally
from directives.reports.sending import counted, sheet
from directives.said import WORD
from directives.standing import Standing
from home.choosing import Filter
from home.permissions import agency_or_404, sending_or_404
from home.sentences import progress
from home.views.agency import way_back

A_PAGE = 50


@login_required
@never_cache
@require_safe
def sending(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The people of one sending, as the address filters them."""
    today = clock.today()
    agency = agency_or_404(request.user, slug)
    sending = sending_or_404(agency, pk)
    chosen = Filter.asked(request.GET)
    whole = tally(sending, today=today)
    found = counted(chosen.with_standing("").of(sending, today=today)) if chosen.search else whole.parts
    page = _page(chosen.of(sending, today=today), _number(found, chosen.standing), request.GET.get("page"))
    context = {
        "agency": agency,
        "sending": sending,
        "filter": chosen,
        "parts": whole.parts,
        "lede": progress(whole.parts),
        "course": course(sending, whole, today=today),
        "chips": _chips(chosen, found),
        "page": page,
        "sheet": sheet(page.object_list, today=today),
        "may_act": may_direct(request.user, agency, today=today),
        "crumbs": [*way_back(request), (reverse("agency", args=[agency.slug]), agency.name)],
    }
    return render(request, "home/sending.html", context)


def _page(found, number: int, asked: str | None):
    paginator = Paginator(found, A_PAGE)
    # Known from the parts already: saves counting a hundred thousand rows again.
    paginator.count = number
    return paginator.get_page(asked)


def _number(found: Parts, standing: str) -> int:
    """How many people a filter leaves of these."""
    if standing == "waiting":
        return found.waiting
    return found[Standing(standing)] if standing in set(Standing) else found.total


def _chips(chosen: Filter, found: Parts) -> list[dict]:
    """The filters: everybody, whoever has not signed, and each standing that somebody has."""
    named = [("", _("Everybody"), found.total), ("waiting", _("Have not signed"), found.waiting)]
    named += [(str(each), WORD[each], number) for each, number in found.by_standing]
    known = {key for key, _words, _number in named}
    if chosen.standing in set(Standing) - known:
        named.append((chosen.standing, WORD[Standing(chosen.standing)], 0))
    return [
        {
            "url": chosen.with_standing(key).query or "?",
            "words": words,
            "count": number,
            "is_here": key == chosen.standing or (key == "" and chosen.standing not in {*Standing, "waiting"}),
        }
        for key, words, number in named
    ]
