"""The clerk's board in the Wagtail admin: the chain of every agency, and the two acts that start it."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _
from django.views.generic import FormView, TemplateView

from deadlines import clock
from deadlines.views import AdminView
from directives import differences, words
from directives.acts.editions import adopt_order, preview_order
from directives.acts.transmittals import transmit
from directives.models import Edition, OrderPage
from directives.permissions import may_adopt_the_order, may_transmit
from directives.refusal import Refusal
from directives.reports.board import board as chain
from home.forms import AdoptForm
from home.permissions import may_read_the_board
from home.reports.board import board
from languages.translations import published


class BoardView(AdminView, TemplateView):
    """Agencies down, links of the chain across, under one edition of the order (`?edition=2`)."""

    page_title = gettext_lazy("Board")
    header_icon = "table"
    template_name = "home/board/board.html"
    may_enter = staticmethod(may_read_the_board)

    def get_context_data(self, **kwargs):
        today = clock.today()
        editions = list(Edition.objects.of_the_order().order_by("-number").prefetch_related("transmittals"))
        order = _chosen(editions, self.request.GET.get("edition", ""))
        shown = board(order, today=today, language=get_language() or "")
        return super().get_context_data(
            today=today,
            order=order,
            editions=editions,
            board=shown,
            to_send=_to_send(editions, agencies=len(shown.rows)),
            draft=_draft_to_adopt(editions),
            may_act=may_transmit(self.request.user),
            **kwargs,
        )


class SendView(AdminView, TemplateView):
    """Says what sending will do and to whom; sends on POST."""

    page_title = gettext_lazy("Send copies of the order")
    header_icon = "mail"
    template_name = "home/board/send.html"
    may_enter = staticmethod(may_transmit)

    def get_context_data(self, number, **kwargs):
        order = get_object_or_404(Edition.objects.of_the_order(), number=number)
        rows = chain(order, today=clock.today())
        waiting = [row for row in rows if row.transmittal is None]
        by_letter = sum(bool(row.agency.email) for row in waiting)
        return super().get_context_data(
            order=order, waiting=waiting, by_letter=by_letter, due=rows[0].sent.due if rows else None, **kwargs
        )

    def post(self, request, number):
        order = get_object_or_404(Edition.objects.of_the_order(), number=number)
        sent = transmit(edition=order, by=request.user)
        text = ngettext("Sent to %(count)s agency.", "Sent to %(count)s agencies.", sent) % {"count": sent}
        messages.success(request, text if sent else _("Every agency had its copy already: nothing was sent."))
        return redirect(f"{reverse('board:index')}?edition={number}")


class AdoptView(AdminView, FormView):
    """The words that would be adopted, what changes, and the form that adopts them."""

    page_title = gettext_lazy("Adopt the order")
    header_icon = "doc-full-inverse"
    template_name = "home/board/adopt.html"
    form_class = AdoptForm
    may_enter = staticmethod(may_adopt_the_order)

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "is_first": not Edition.objects.of_the_order().exists()}

    def get_context_data(self, **kwargs):
        page = get_object_or_404(OrderPage, locale__language_code="en")
        newest = Edition.objects.of_the_order().order_by("-number").first()
        facts = {"page": page, "newest": newest, "changes": _changes(page, newest), "subject": published(page)}
        context = super().get_context_data(**facts, **kwargs)
        return {**context, "media": context["form"].media}

    def form_valid(self, form):
        page = get_object_or_404(OrderPage, locale__language_code="en")
        try:
            edition = adopt_order(page=page, by=self.request.user, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        messages.success(
            self.request,
            _("Edition %(number)s is adopted. Next: send it to every agency.") % {"number": edition.number},
        )
        return redirect("board:send", number=edition.number)


def _chosen(editions: list[Edition], asked: str) -> Edition | None:
    """The edition asked for; else the newest one that was sent; else the newest."""
    by_number = {str(edition.number): edition for edition in editions}
    sent = (edition for edition in editions if edition.transmittals.all())
    return by_number.get(asked) or next(sent, None) or next(iter(editions), None)


def _to_send(editions: list[Edition], *, agencies: int) -> Edition | None:
    """The oldest edition that some agency has not been sent."""
    return next((e for e in reversed(editions) if len(e.transmittals.all()) < agencies), None)


def _draft_to_adopt(editions: list[Edition]) -> OrderPage | None:
    """The order's page, when its published words are not yet an edition."""
    page = OrderPage.objects.filter(locale__language_code="en").first()
    if page is None or not editions:
        return page
    return page if _changes(page, editions[0]) else None


def _changes(page: OrderPage, newest: Edition | None) -> list[differences.Change]:
    """What the page's words, filled as adoption would fill them, change in the newest edition."""
    if newest is None:
        return []
    try:
        body = preview_order(page=page, signed_on=newest.signed_on)
    except Refusal:
        body = words.from_stream(list(page.body.raw_data))
    return differences.changes(newest.texts.get(is_source=True).body, body)
