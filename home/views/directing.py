"""A directive, or a certifying agency's policy, from the first word to the last employee: a list of five steps."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from deadlines import clock
from directives.acts.disseminations import disseminate
from directives.acts.drafting import start_directive, submit_for_review
from directives.acts.editions import adopt_directive
from directives.models import Dissemination, Edition
from directives.permissions import may_direct
from directives.refusal import Refusal
from directives.reports.audience import audience
from directives.reports.making import Making, Step, making
from home.forms import AdoptDirectiveForm, ContactForm
from home.permissions import agency_or_404
from people.models import Agency, User


def addresses(kind: str) -> list:
    """`agency/<slug>/directive/` and its steps, named `agency_directive`, `agency_directive_start`…"""
    base, given = f"agency/<slug:slug>/{kind}/", {"kind": kind}
    steps = [("start", start), ("review", review), ("adopt", adopt), ("send", send)]
    return [
        path(base, steps_of, given, name=f"agency_{kind}"),
        *(path(f"{base}{step}/", view, given, name=f"agency_{kind}_{step}") for step, view in steps),
    ]


@login_required
@never_cache
@require_safe
def steps_of(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    """How far the directive is, and the one thing to do next."""
    agency = _agency(request.user, slug, kind)
    if request.GET.get("kind") == Edition.Kind.POLICY and kind != Edition.Kind.POLICY:
        return redirect("agency_policy", agency.slug)
    state = making(agency, kind, today=clock.today())
    return render(request, "home/directive.html", _context(request, state))


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    """Ask whom employees may ask; put the draft on the agency's shelf."""
    agency = _agency(request.user, slug, kind, to_act=True)
    form = ContactForm(request.POST or None, initial={"name": request.user.get_full_name()})
    if request.method == "POST" and form.is_valid():
        try:
            start_directive(agency=agency, contact=form.contact, by=request.user, kind=kind)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(
                request, _("The draft is on your shelf in every language. Read it, and change what you need.")
            )
            return redirect(f"agency_{kind}", agency.slug)
    state = making(agency, kind, today=clock.today())
    if state.now != Step.START and not form.errors:
        return redirect(f"agency_{kind}", agency.slug)
    return render(request, "home/directive_start.html", {**_context(request, state), "form": form})


@login_required
@never_cache
@require_http_methods(["POST"])
def review(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    """Hand the draft over to the Law Department in every language that waits for it."""
    agency = _agency(request.user, slug, kind, to_act=True)
    state = making(agency, kind, today=clock.today())
    if state.page is None:
        return redirect(f"agency_{kind}", agency.slug)
    try:
        count = len(submit_for_review(page=state.page, by=request.user))
    except Refusal as refusal:
        return render(request, "home/directive.html", {**_context(request, state), "refused": str(refusal)})
    handed = ngettext(
        "The Law Department has the draft now, in %(count)s language.",
        "The Law Department has the draft now, in %(count)s languages.",
        count,
    )
    messages.success(request, handed % {"count": count})
    return redirect(f"agency_{kind}", agency.slug)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def adopt(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    """The approved words become an edition; of a later one, what changes is shown first."""
    agency = _agency(request.user, slug, kind, to_act=True)
    state = making(agency, kind, today=clock.today())
    if not state.is_approved or state.is_adopted:
        return redirect(f"agency_{kind}", agency.slug)
    form = AdoptDirectiveForm(request.POST or None, is_first=state.newest is None, words=state.fingerprint)
    if request.method == "POST" and form.is_valid():
        try:
            edition = adopt_directive(page=state.page, by=request.user, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Edition %(number)s is adopted.") % {"number": edition.number})
            return redirect(f"agency_{kind}", agency.slug)
    context = {**_context(request, state), "form": form, "changes": state.changes()}
    return render(request, "home/directive_adopt.html", context)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def send(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    """Say to whom the newest edition would go; send it to them."""
    agency = _agency(request.user, slug, kind, to_act=True)
    state = making(agency, kind, today=clock.today())
    if state.now != Step.SEND:
        return redirect(f"agency_{kind}", agency.slug)
    context = {**_context(request, state), "audience": audience(agency, today=clock.today())}
    if request.method == "POST":
        try:
            sending = disseminate(edition=state.newest, **_occasion(state), by=request.user)
        except Refusal as refusal:
            return render(request, "home/directive_send.html", {**context, "refused": str(refusal)})
        people = sending.deliveries.count()
        sent = ngettext("Sent to %(people)s employee.", "Sent to %(people)s employees.", people) % {"people": people}
        messages.success(request, sent)
        return redirect("sending", agency.slug, sending.pk)
    return render(request, "home/directive_send.html", context)


def _agency(user: User, slug: str, kind: str, *, to_act: bool = False) -> Agency:
    """The agency whose text this is. A policy is asked only of those that certify (§8.F)."""
    agency = agency_or_404(user, slug)
    if kind == Edition.Kind.POLICY and not agency.is_certifying:
        raise Http404
    if to_act and not may_direct(user, agency, today=clock.today()):
        raise PermissionDenied
    return agency


def _occasion(state: Making) -> dict:
    """Why it goes out, and for which time: a first edition once, and whatever an amendment asks for each time."""
    is_first = state.newest.change == Edition.Change.FIRST and not state.asks_again
    reason = Dissemination.Reason.DIRECTIVE if is_first else Dissemination.Reason.AMENDMENT
    return {"reason": reason, "cycle": state.newest.disseminations.filter(reason=reason).count() + 1}


def _context(request: HttpRequest, state: Making) -> dict:
    agency = state.agency
    crumbs = [(reverse("my_agencies"), _("Agencies")), (reverse("agency", args=[agency.slug]), agency.name)]
    kind = state.kind
    here = reverse(f"agency_{kind}", args=[agency.slug])
    steps = {
        step: reverse(f"agency_{kind}_{step}", args=[agency.slug]) for step in ("start", "review", "adopt", "send")
    }
    return {
        "agency": agency,
        "making": state,
        "is_policy": kind == Edition.Kind.POLICY,
        "may_act": may_direct(request.user, agency, today=clock.today()),
        "may_edit": request.user.has_perm("wagtailadmin.access_admin"),
        "here": here,
        "to": steps,
        "crumbs": crumbs if request.path == here else [*crumbs, (here, Edition.Kind(kind).label)],
    }
