"""What a Wagtail page of this room shows: in the editor its draft, as it will be read; to the public, the edition."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse

from deadlines import clock
from directives import addresses, words
from directives.models import DirectiveIndexPage, DirectivePage, Edition, EditionText, OrderPage
from directives.reports.reading import laid_out
from directives.views.texts import Page


def draft(request: HttpRequest, page: OrderPage | DirectivePage) -> HttpResponse:
    """The page's words, published or not, set as an edition is and marked as a draft. Nothing is saved."""
    is_order = isinstance(page, OrderPage)
    edition = Edition(
        kind=Edition.Kind.ORDER if is_order else page.kind,
        agency=None if is_order else page.agency,
        reference=page.number,
        title=page.title,
    )
    text = EditionText(
        edition=edition,
        language=page.locale.language_code,
        is_source=True,
        title=page.title,
        body=words.from_stream(list(page.body.raw_data)),
    )
    reading = laid_out(edition, (text,), text)
    shown = Page(reading=reading, in_force=None, editions=[], is_draft=True)
    return render(request, "directives/draft.html", {"page": shown, "reading": reading, "edition": edition})


def to_the_edition(page: OrderPage | DirectivePage) -> HttpResponseRedirect:
    """To the edition in force that was adopted from this page; before there is one, to the shelf of all of them."""
    if isinstance(page, OrderPage):
        return redirect("order")
    editions = Edition.objects.filter(kind=page.kind, agency=page.agency).select_related("agency")
    newest = editions.in_force(clock.today()).first()
    return HttpResponseRedirect(addresses.page(newest) if newest else reverse("directives"))


def to_the_shelf(page: DirectiveIndexPage) -> HttpResponseRedirect:
    place = f"#{page.agency.slug}" if page.agency else ""
    return HttpResponseRedirect(reverse("directives") + place)
