"""Reading a text, signing for it, and the receipt. The text is shown by GET, which writes nothing; POST signs."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from deadlines import clock
from deadlines.models import Municipality
from deadlines.rules import RULES
from directives import permissions, said
from directives.acts.acknowledgments import acknowledge
from directives.models import Acknowledgment, Delivery
from directives.refusal import Refusal
from directives.reports.showing import shown, standing_of
from directives.showings import Showing, seal
from languages.names import language
from printing.pdf import PrintingFailed, page_html, render_pdf


class SignForm(forms.Form):
    """The one thing a signer types."""

    typed_name = forms.CharField(
        label=gettext_lazy("Your name"),
        help_text=gettext_lazy("Type it as you sign on paper."),
        max_length=170,
        error_messages={
            "required": gettext_lazy("Type your name to sign."),
            "max_length": gettext_lazy("That is longer than 170 letters. Type it as you sign on paper."),
        },
        widget=forms.TextInput(attrs={"autocomplete": "name", "autocapitalize": "words", "spellcheck": "false"}),
    )


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def reading(request: HttpRequest, delivery_id: int) -> HttpResponse:
    """The text of one's own delivery, and the form that signs for it. Anybody else's is a 404."""
    delivery = get_object_or_404(_deliveries().of(request.user), pk=delivery_id)
    if request.method == "POST":
        return _sign(request, delivery)
    return _show(request, delivery, SignForm())


def _sign(request: HttpRequest, delivery: Delivery) -> HttpResponse:
    form = SignForm(request.POST)
    if form.is_valid():
        note, name = request.POST.get("note", ""), form.cleaned_data["typed_name"]
        try:
            signed = acknowledge(delivery=delivery, note=note, typed_name=name, by=request.user)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("receipt", signed.code)
    return _show(request, delivery, form)


def _show(request: HttpRequest, delivery: Delivery, form: SignForm) -> HttpResponse:
    today = clock.today()
    page = shown(delivery, asked=request.GET.get("text", ""), screen=get_language() or "", today=today)
    crumbs = [(reverse("desk"), _("My desk"))]
    # Whoever refused, before a witness, may sign after all; a signature taken back is none.
    is_over = delivery.closed_as not in ("", Delivery.End.REFUSED, Delivery.End.ACKNOWLEDGED)
    if is_over or (delivery.closed_as == Delivery.End.ACKNOWLEDGED and not page.signed):
        return render(request, "directives/not_asked.html", {"delivery": delivery, "crumbs": crumbs})
    note = seal(Showing(delivery.pk, page.text.pk, page.text.sha256, request.user.pk, clock.now()))
    days = (delivery.due_on - today).days if delivery.due_on else 0
    context = {"shown": page, "form": form, "note": note, "days": days, "crumbs": crumbs}
    return render(request, "directives/reading.html", context, status=422 if form.errors else 200)


@login_required
@never_cache
@require_safe
def receipt(request: HttpRequest, code: str) -> HttpResponse:
    """The proof of a signing, for whoever may see it."""
    return render(request, "directives/receipt.html", _receipt(request, code))


@login_required
@never_cache
@require_safe
def receipt_pdf(request: HttpRequest, code: str) -> HttpResponse:
    """The receipt as a file: the same bytes each time it is asked for in a language."""
    context = _receipt(request, code)
    signed: Acknowledgment = context["signed"]
    html = page_html("directives/receipt_pdf.html", {**context, "city": Municipality.current()}, get_language() or "en")
    try:
        pdf = render_pdf(html, created_at=signed.acknowledged_at)
    except PrintingFailed:
        messages.error(
            request, _("The PDF could not be made just now. Your receipt is safe: print this page, or try again.")
        )
        return redirect("receipt", signed.code)
    kind = "inline" if "print" in request.GET else "attachment"
    disposition = f'{kind}; filename="receipt-{signed.code}.pdf"'
    return HttpResponse(pdf, content_type="application/pdf", headers={"Content-Disposition": disposition})


def _receipt(request: HttpRequest, code: str) -> dict:
    signed = get_object_or_404(
        Acknowledgment.objects.select_related(
            "delivery__employee",
            "delivery__dissemination__agency",
            "delivery__dissemination__edition",
            "text",
            "due",
            "correction",
            "noting__noted_by__employee",
            "noting__confirmed_by__employee",
        ),
        code=code.upper(),
    )
    if not permissions.may_read_receipt(request.user, signed, today=clock.today()):
        raise Http404
    standing = standing_of(signed.delivery, clock.today())
    days_over = max(0, (signed.delivery.closed_on - signed.due_on).days)
    return {
        "signed": signed,
        "delivery": signed.delivery,
        "edition": signed.delivery.dissemination.edition,
        "standing": standing,
        "days_over": days_over,
        "in_words": said.word(standing, days_over),
        "rule": RULES[signed.due.rule],
        "tongue": language(signed.language),
        "is_own": permissions.may_sign(request.user, signed.delivery),
    }


def _deliveries():
    return Delivery.objects.select_related(
        "employee", "due", "dissemination__agency", "dissemination__edition", "acknowledgment"
    )
