"""The appointing officer tells every employee three things (§12): asked whom to name, shown the words, then sent."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from deadlines import clock
from directives.acts.notices import compose_notice, send_notice
from directives.composing import LOCKED_SECTIONS
from directives.models import Edition
from directives.permissions import may_direct
from directives.refusal import Refusal
from directives.reports.asked import Asked, asked
from directives.reports.audience import audience
from directives.reports.proposed import proposed
from home.forms import ContactForm
from home.permissions import agency_or_404
from people.models import Agency


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def notice(request: HttpRequest, slug: str) -> HttpResponse:
    """`?name=…&phone=…` shows the notice as it would be sent, `&text=es` in another language; POST sends it."""
    today = clock.today()
    agency = agency_or_404(request.user, slug)
    may_act = may_direct(request.user, agency, today=today)
    if request.method == "POST" and not may_act:
        raise PermissionDenied
    state = asked(agency, Edition.Kind.NOTICE, today=today)
    if not _can_be_given(agency, state) or not may_act:
        return _page(request, agency, state)
    if request.method == "POST":
        return _send(request, agency, state)
    if "name" not in request.GET:
        return _page(request, agency, state, form=ContactForm(initial={"name": request.user.get_full_name()}))
    if "change" in request.GET:
        return _page(request, agency, state, form=ContactForm(initial=request.GET.dict()))
    form = ContactForm(request.GET)
    return _page(request, agency, state, form=form, is_shown=form.is_valid())


def _can_be_given(agency: Agency, state: Asked) -> bool:
    return bool(agency.has_staff and state.order and state.copy and not state.given)


def _send(request: HttpRequest, agency: Agency, state: Asked) -> HttpResponse:
    form = ContactForm(request.POST)
    if not form.is_valid():
        return _page(request, agency, state, form=form)
    try:
        sending = send_notice(agency=agency, contact=form.contact, by=request.user)
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return _page(request, agency, state, form=form)
    people = sending.deliveries.count()
    sent = ngettext("Notice was given to %(people)s employee.", "Notice was given to %(people)s employees.", people) % {
        "people": people
    }
    messages.success(request, sent)
    return redirect("sending", agency.slug, sending.pk)


def _page(
    request: HttpRequest, agency: Agency, state: Asked, *, form: ContactForm | None = None, is_shown: bool = False
) -> HttpResponse:
    """The one page of this flow: why it cannot be given, or the question, or the words and their confirmation."""
    context = {
        "agency": agency,
        "asked": state,
        "form": form,
        "crumbs": [(reverse("my_agencies"), _("Agencies")), (reverse("agency", args=[agency.slug]), agency.name)],
    }
    if is_shown:
        try:
            context |= _shown(request, agency, form, state)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    return render(request, "home/notice.html", context)


def _shown(request: HttpRequest, agency: Agency, form: ContactForm, state: Asked) -> dict:
    edition = Edition(kind=Edition.Kind.NOTICE, agency=agency, order=state.order, reference=state.order.reference)
    wordings = compose_notice(agency=agency, contact=form.contact, by=request.user)
    language = request.GET.get("text") or get_language() or ""
    reading = proposed(edition, wordings, language=language)
    return {"reading": reading, "locked": LOCKED_SECTIONS, "audience": audience(agency, today=clock.today())}
