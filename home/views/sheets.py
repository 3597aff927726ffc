"""Sheets to sign on paper, asked for from a sending's list: what would be printed, and the PDF. Nothing is written."""

from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from deadlines import clock
from directives.models import Delivery, Dissemination, EditionText
from directives.permissions import may_note
from directives.reports.people import deliveries
from directives.sheets.printed import crew_list, printable, slips
from home.choosing import Choice
from home.permissions import agency_or_404, sending_or_404
from home.views.handling import Desk, choice_made, nobody_chosen, nothing_left
from languages.names import language
from people.models import Agency
from printing.pdf import PrintingFailed

# As many as one file is drawn for while somebody waits.
A_LIST, SLIPS = 200, 60
OWN = "own"


@login_required
@never_cache
@require_safe
def sheets(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Say who would stand on the sheets, and ask which sheets and in which language."""
    agency, sending = _asked(request, slug, pk)
    desk, choice = _desk(agency, sending), choice_made(request)
    if choice.is_nobody:
        return nobody_chosen(request, desk, choice)
    people = _people(desk, choice)
    if not people:
        return nothing_left(request, desk, choice)
    context = {
        "desk": desk,
        "agency": agency,
        "sending": sending,
        "choice": choice,
        "people": people,
        "languages": [language(each) for each in printable(sending)],
        "list_parts": _parts(len(people), A_LIST),
        "slip_parts": _parts(len(people), SLIPS),
        "back": desk.after(choice),
        "crumbs": desk.crumbs,
    }
    return render(request, "home/sheets.html", context)


@login_required
@never_cache
@require_safe
def sheets_pdf(request: HttpRequest, slug: str, pk: int, kind: str) -> HttpResponse:
    """The file: `list` or `slips`, of one part of the people chosen, in the language asked for."""
    agency, sending = _asked(request, slug, pk)
    desk, choice = _desk(agency, sending), choice_made(request)
    size = {"list": A_LIST, "slips": SLIPS}.get(kind)
    if size is None:
        raise Http404
    if choice.is_nobody:
        return nobody_chosen(request, desk, choice)
    people = _part(_people(desk, choice), size, request.GET.get("part", "1"))
    texts = printable(sending)
    if not people or not texts:
        return nothing_left(request, desk, choice)
    try:
        pdf = _drawn(kind, sending, texts, request.GET.get("language", OWN), people)
    except PrintingFailed:
        messages.error(request, _("The PDF could not be made just now. Choose fewer people, or try again."))
        return redirect(desk.after(choice))
    disposition = f'attachment; filename="{agency.slug}-{sending.pk}-{kind}.pdf"'
    return HttpResponse(pdf, content_type="application/pdf", headers={"Content-Disposition": disposition})


def _asked(request: HttpRequest, slug: str, pk: int) -> tuple[Agency, Dissemination]:
    agency = agency_or_404(request.user, slug)
    sending = sending_or_404(agency, pk)
    if not may_note(request.user, agency, today=clock.today()):
        raise PermissionDenied
    return agency, sending


def _desk(agency: Agency, sending: Dissemination) -> Desk:
    return Desk(
        agency=agency,
        title=sending.edition.title,
        address=reverse("sending", args=[agency.slug, sending.pk]),
        listed=partial(deliveries, sending),
        passed_over="home/sending_passed_over.html",
    )


def _people(desk: Desk, choice: Choice) -> list[Delivery]:
    """Whoever of those chosen is asked still, by name, as a crew is called."""
    found = desk.people(choice).filter(closed_as__in=["", Delivery.End.REFUSED]).select_related("dissemination")
    return list(found.order_by("employee__family_name", "employee__given_name", "pk"))


def _parts(people: int, size: int) -> list[tuple[int, int, int]]:
    """Each part: its number, and from which person to which."""
    firsts = range(1, people + 1, size)
    return [(part, first, min(first + size - 1, people)) for part, first in enumerate(firsts, start=1)]


def _part(people: list[Delivery], size: int, asked: str) -> list[Delivery]:
    part = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 1
    return people[size * (part - 1) : size * part] if part else []


def _drawn(
    kind: str, sending: Dissemination, texts: dict[str, EditionText], asked: str, people: list[Delivery]
) -> bytes:
    first = next(iter(texts.values()))
    if kind == "list":
        return crew_list(sending, texts.get(asked, first), people)
    return slips(sending, [(texts.get(asked) or _own(texts, person, first), person) for person in people])


def _own(texts: dict[str, EditionText], person: Delivery, otherwise: EditionText) -> EditionText:
    return texts.get(person.employee.language, otherwise)
