"""An officer's desk for one sending: who has signed, who has not, what to do about it."""

from collections.abc import Iterator
from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from deadlines import clock
from directives.models import Dissemination
from directives.permissions import may_direct
from directives.reports.course import course
from directives.reports.people import deliveries, lines
from directives.reports.progress import tally
from directives.reports.sending import sheet
from directives.said import WORD
from home.choosing import Filter
from home.permissions import agency_or_404, sending_or_404
from home.sentences import progress
from home.views.agency import way_back
from home.views.exports import A_CHUNK, as_file
from home.views.listing import listing


@login_required
@never_cache
@require_safe
def sending(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The people of one sending, as the address filters them."""
    today = clock.today()
    agency = agency_or_404(request.user, slug)
    sending = sending_or_404(agency, pk)
    whole = tally(sending.deliveries, today=today)
    words = {"": _("Everybody"), "waiting": _("Have not signed"), **WORD}
    people = listing(request, partial(deliveries, sending), whole.parts, words)
    context = {
        "agency": agency,
        "sending": sending,
        "parts": whole.parts,
        "lede": progress(whole.parts),
        "course": course(whole, since=timezone.localdate(sending.sent_at), today=today),
        **people,
        "sheet": sheet(people["page"].object_list, today=today),
        "may_act": may_direct(request.user, agency, today=today),
        "crumbs": [*way_back(request), (reverse("agency", args=[agency.slug]), agency.name)],
    }
    return render(request, "home/sending.html", context)


@login_required
@never_cache
@require_safe
def export(request: HttpRequest, slug: str, pk: int, form: str) -> HttpResponseBase:
    """The same people as a file. One query for all of them."""
    agency = agency_or_404(request.user, slug)
    sending = sending_or_404(agency, pk)
    headers = [
        _("Employee number"),
        _("Name"),
        _("Job role"),
        _("Standing"),
        _("Why"),
        _("Days over"),
        _("Reached on"),
        _("How"),
        _("Due"),
        _("Signed on"),
        _("Reminded on"),
    ]
    rows = _rows(sending, Filter.asked(request.GET))
    return as_file(form, name=f"{agency.slug}-{sending.pk}", title=sending.edition.title, headers=headers, rows=rows)


def _rows(sending: Dissemination, chosen: Filter) -> Iterator[list]:
    today = clock.today()
    said = {standing: str(word) for standing, word in WORD.items()}
    found = chosen.of(partial(deliveries, sending), today=today).iterator(chunk_size=A_CHUNK)
    for line in lines(found, today=today):
        yield [
            line.number,
            line.name,
            line.job,
            said[line.standing],
            line.why or None,
            line.days_over or None,
            line.served_on,
            line.served_how,
            line.due_on,
            line.signed_on,
            line.reminded_on,
        ]
