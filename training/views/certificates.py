"""Certificates: anyone may ask what one is worth; the file is its holder's, and theirs who answer for them.

No page of the public names anybody: it answers yes or no to a name typed by whoever holds the paper.
"""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from deadlines import clock
from directives.limits import MINUTE, is_within_limit
from printing.pdf import PrintingFailed
from training.certificates import is_same_name, number_from
from training.permissions import may_have_certificate
from training.printed import file_name, printed
from training.reports.certificates import Certificate
from training.reports.certificates import certificate as find

# Enough for a personnel office that checks a whole shift, too few for a machine that guesses.
LOOKS_A_MINUTE = 30
NAMES_A_MINUTE = 10


class NumberForm(forms.Form):
    number = forms.CharField(
        label=gettext_lazy("Number of the certificate"),
        help_text=gettext_lazy("Twelve letters and digits. Capitals, spaces and dashes do not matter."),
        max_length=80,
        error_messages={"required": gettext_lazy("Type the number that stands on the certificate.")},
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "dir": "ltr"}
        ),
    )


class NameForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("Name on the certificate"),
        help_text=gettext_lazy("Capitals, accents and spaces do not matter. What you type is not kept."),
        max_length=170,
        error_messages={"required": gettext_lazy("Type the name as it stands on the certificate.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "words", "spellcheck": "false"}),
    )


@never_cache
@require_safe
def certificate_check(request: HttpRequest) -> HttpResponse:
    """Ask for a number; `?number=…` leads to that certificate's page, whether there is one or not."""
    form = NumberForm(request.GET if "number" in request.GET else None)
    if form.is_bound and form.is_valid():
        if number := number_from(form.cleaned_data["number"]):
            return redirect("certificate", number)
        return _unknown(request, form)
    return _kept_out(render(request, "training/certificate_check.html", {"form": form}))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def certificate(request: HttpRequest, number: str) -> HttpResponse:
    """What a certificate is worth today. POST: whether it bears the name that was typed; nothing of it is kept."""
    if not is_within_limit(request, "certificate", most=LOOKS_A_MINUTE, seconds=MINUTE):
        return _kept_out(render(request, "training/certificate_wait.html", status=429))
    found = find(number_from(number), language=get_language() or "", today=clock.today())
    if found is None:
        return _unknown(request, NumberForm({"number": number}))
    if found.completion.number != number:
        return redirect("certificate", found.completion.number)
    form = NameForm(request.POST if request.method == "POST" else None)
    is_asked = form.is_bound and form.is_valid()
    if is_asked and not is_within_limit(request, "certificate_name", most=NAMES_A_MINUTE, seconds=MINUTE):
        return _kept_out(render(request, "training/certificate_wait.html", status=429))
    return _shown(request, found, form)


def _shown(request: HttpRequest, found: Certificate, form: NameForm) -> HttpResponse:
    is_answered = form.is_bound and form.is_valid()
    context = {
        "certificate": found,
        "completion": found.completion,
        "form": NameForm() if is_answered else form,
        "is_answered": is_answered,
        "is_theirs": is_answered and is_same_name(form.cleaned_data["name"], found.completion.name),
        "may_have": may_have_certificate(request.user, found.completion, today=clock.today()),
    }
    return _kept_out(render(request, "training/certificate.html", context, status=422 if form.errors else 200))


@login_required
@never_cache
@require_safe
def certificate_pdf(request: HttpRequest, number: str) -> HttpResponse | FileResponse:
    """The certificate to print or frame, in the language of the screen: the same file each time it is asked for."""
    language = get_language() or "en"
    found = find(number_from(number), language=language, today=clock.today())
    if found is None or not may_have_certificate(request.user, found.completion, today=clock.today()):
        raise Http404
    try:
        path = printed(found, language=language)
    except PrintingFailed:
        messages.error(request, _("The PDF could not be made just now. The certificate is safe: try again."))
        return redirect("certificate", found.completion.number)
    file = FileResponse(
        path.open("rb"),
        content_type="application/pdf",
        filename=file_name(found, language=language),
        as_attachment="print" not in request.GET,
    )
    return _kept_out(file)


def _unknown(request: HttpRequest, form: NumberForm) -> HttpResponse:
    """One answer for whatever is no certificate's number, however near it comes."""
    return _kept_out(render(request, "training/certificate_check.html", {"form": form, "is_unknown": True}, status=404))


def _kept_out(response):
    """Of the lists of search engines."""
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return response
