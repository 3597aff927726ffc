"""Asking the clerk for certified copies of the order. Nobody needs an account for it."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from directives.acts.certified_copies import MOST, answer_certified_copy_request, ask_for_certified_copy
from directives.limits import HOUR, is_within_limit
from directives.models import CertifiedCopyRequest
from directives.reports.in_force import order_in_force

# Enough for a law office, too few for a machine.
REQUESTS_AN_HOUR = 5


class CopyForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("Your name"),
        max_length=CertifiedCopyRequest._meta.get_field("name").max_length,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": gettext_lazy("Say who the copies are for.")},
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail"),
        required=False,
        help_text=gettext_lazy("Give this, or a postal address, or both."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": gettext_lazy("Write an e-mail address like ana@example.org.")},
    )
    address = forms.CharField(
        label=gettext_lazy("Postal address"),
        required=False,
        max_length=500,
        help_text=gettext_lazy("Where the sealed copies can be sent."),
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "street-address"}),
    )
    copies = forms.IntegerField(
        label=gettext_lazy("How many copies"),
        min_value=1,
        max_value=MOST,
        initial=1,
        help_text=gettext_lazy("From 1 to 20."),
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), gettext_lazy("Write a number from 1 to 20.")
        ),
    )
    # A person never sees this question; a machine that fills forms answers it.
    website = forms.CharField(required=False)

    def clean(self) -> dict:
        given = super().clean()
        if not ({"email", "address"} & self.errors.keys() or given.get("email") or given.get("address")):
            self.add_error("email", _("Give an e-mail or a postal address, so that the clerk can reach you."))
        return given


def certified_copy(request: HttpRequest) -> HttpResponse:
    order = order_in_force(request)
    if order is None:
        return redirect("order")
    form = CopyForm(request.POST if request.method == "POST" else None)
    status = 422 if form.errors else 200
    if request.method == "POST" and form.is_valid():
        answers = form.cleaned_data
        if answers.pop("website"):
            return redirect("certified_copy_asked")
        if is_within_limit(request, "certified_copy", most=REQUESTS_AN_HOUR, seconds=HOUR):
            by = request.user if request.user.is_authenticated else None
            ask_for_certified_copy(edition=order.edition, **answers, by=by)
            return redirect("certified_copy_asked")
        status = 429
        form.add_error(None, _("Many requests came from your connection. Try again in an hour, or call the clerk."))
    return render(request, "directives/certified_copy.html", {"form": form, "edition": order.edition}, status=status)


@require_safe
def certified_copy_asked(request: HttpRequest) -> HttpResponse:
    return render(request, "directives/certified_copy_asked.html")


@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """The clerk says, in the admin, that the copies went out."""
    asked = get_object_or_404(CertifiedCopyRequest, pk=pk)
    answer_certified_copy_request(request=asked, by=request.user)
    messages.success(request, _("The request of %(name)s is answered.") % {"name": asked.name})
    return redirect("certified_copies:index")
