"""Texts in public: the order in force, every edition, its words to check and its file to print."""

from dataclasses import dataclass
from functools import cached_property

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from deadlines import clock
from directives import addresses, words
from directives.checklist import Answer, checklist
from directives.models import Edition, EditionText
from directives.printed import file_name, printed
from directives.reports.in_force import order_in_force, shelves
from directives.reports.pending import pending
from directives.reports.reading import Reading, reading
from languages.names import Language
from printing.pdf import PrintingFailed


@dataclass(frozen=True)
class Page:
    """What the reading page says about the text besides its words."""

    reading: Reading
    in_force: Edition | None
    editions: list[Edition]
    is_draft: bool = False
    pending: tuple[Language, ...] = ()

    @property
    def edition(self) -> Edition:
        return self.reading.edition

    @cached_property
    def is_in_force(self) -> bool:
        return self.in_force is not None and self.in_force.pk == self.edition.pk

    @property
    def is_to_come(self) -> bool:
        return self.edition.effective_on > clock.today()

    @property
    def previous(self) -> Edition | None:
        """The edition before this one: what it can be compared with."""
        return next((each for each in self.editions if each.number == self.edition.number - 1), None)

    @property
    def in_force_address(self) -> str:
        return addresses.page(self.in_force) if self.in_force else ""

    @property
    def canonical(self) -> str:
        is_the_order = self.is_in_force and self.edition.kind == Edition.Kind.ORDER
        return reverse("order") if is_the_order else addresses.page(self.edition)


@require_safe
def order(request: HttpRequest) -> HttpResponse:
    """The order in force today; before there is one, a page that says so."""
    found = order_in_force(request)
    if found is None:
        coming = Edition.objects.of_the_order().order_by("number").first()
        return render(request, "directives/no_order.html", {"coming": coming})
    return _page(request, found.edition)


@require_safe
def order_editions(request: HttpRequest) -> HttpResponse:
    editions = list(Edition.objects.of_the_order().order_by("-number"))
    found = order_in_force(request)
    older = {edition.number + 1: edition for edition in editions}
    rows = [(edition, older.get(edition.number)) for edition in editions]
    return render(request, "directives/order_editions.html", {"rows": rows, "in_force": found and found.edition})


@require_safe
def order_edition(request: HttpRequest, number: int) -> HttpResponse:
    return _page(request, _the_order(number))


@require_safe
def order_words(request: HttpRequest, number: int) -> HttpResponse:
    return _words(request, _the_order(number))


@require_safe
def order_pdf(request: HttpRequest, number: int) -> HttpResponse | FileResponse:
    return _pdf(request, _the_order(number))


@require_safe
def directives(request: HttpRequest) -> HttpResponse:
    """By agency, the directive and the policy in force."""
    return render(request, "directives/shelves.html", {"shelves": shelves(today=clock.today())})


@require_safe
def directive_edition(request: HttpRequest, agency: str, kind: str, number: int) -> HttpResponse:
    return _page(request, _directive(agency, kind, number))


@require_safe
def directive_words(request: HttpRequest, agency: str, kind: str, number: int) -> HttpResponse:
    return _words(request, _directive(agency, kind, number))


@require_safe
def directive_pdf(request: HttpRequest, agency: str, kind: str, number: int) -> HttpResponse | FileResponse:
    return _pdf(request, _directive(agency, kind, number))


def _page(request: HttpRequest, edition: Edition) -> HttpResponse:
    editions = list(
        Edition.objects.filter(kind=edition.kind, agency=edition.agency_id).order_by("-number").select_related("agency")
    )
    today = clock.today()
    found = reading(edition, asked=request.GET.get("text", ""), screen=get_language() or "")
    in_force = next((each for each in editions if each.effective_on <= today), None)
    # What is past stays as it was; what binds, or will, is owed in every required language.
    is_owed = in_force is None or edition.number >= in_force.number
    page = Page(found, in_force, editions, pending=tuple(pending(found.texts)) if is_owed else ())
    context = {"page": page, "reading": page.reading, "edition": edition, "answers": _answers(page.reading)}
    return render(request, "directives/edition.html", context)


def _answers(read: Reading) -> list[Answer]:
    """Of a policy, how its text answers Section 8."""
    text = read.text
    return checklist([(text.language, text.body)]) if read.edition.kind == Edition.Kind.POLICY else []


def _words(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The bytes whose SHA-256 is the text's: `sha256sum` of this file gives it."""
    text = _text(request, edition)
    response = HttpResponse(words.canonical(title=text.title, body=text.body), content_type="application/json")
    response["ETag"] = f'"{text.sha256}"'
    response["Content-Disposition"] = f'inline; filename="{file_name(text).removesuffix(".pdf")}.json"'
    return response


def _pdf(request: HttpRequest, edition: Edition) -> HttpResponse | FileResponse:
    text = _text(request, edition)
    try:
        path = printed(text)
    except PrintingFailed:
        return render(request, "directives/not_printed.html", {"edition": edition}, status=503)
    return FileResponse(path.open("rb"), content_type="application/pdf", filename=file_name(text))


def _text(request: HttpRequest, edition: Edition) -> EditionText:
    """The text in the language asked for; the one that governs when none is asked or there is none in it."""
    texts = {text.language: text for text in edition.texts.select_related("edition__agency")}
    source = next(text for text in texts.values() if text.is_source)
    return texts.get(request.GET.get("text", ""), source)


def _the_order(number: int) -> Edition:
    return _or_404(Edition.objects.of_the_order().filter(number=number))


def _directive(agency: str, kind: str, number: int) -> Edition:
    found = Edition.objects.exclude(kind=Edition.Kind.ORDER).select_related("agency", "order")
    return _or_404(found.filter(agency__slug=agency, kind=kind, number=number))


def _or_404(found) -> Edition:
    edition = found.first()
    if edition is None:
        raise Http404
    return edition
