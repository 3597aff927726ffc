"""A resident asks the commission something. It reaches the coordinator; nobody needs an account."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from commission.acts.questions import ask as ask_the_commission
from commission.public_forms import QuestionForm, too_many
from directives.limits import HOUR, is_within_limit

QUESTIONS_AN_HOUR = 5


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    form = QuestionForm(request.POST if request.method == "POST" else None, initial={"language": get_language()})
    status = 422 if form.errors else 200
    if request.method == "POST" and form.is_valid():
        if form.is_from_a_machine:
            return redirect("ask_commission_done")
        if is_within_limit(request, "question", most=QUESTIONS_AN_HOUR, seconds=HOUR):
            given = {name: form.cleaned_data[name] for name in ("text", "language", "name", "email", "phone")}
            ask_the_commission(**given)
            return redirect("ask_commission_done")
        status = 429
        form.add_error(None, too_many())
    return render(request, "commission/ask.html", {"form": form}, status=status)


@require_safe
def asked(request: HttpRequest) -> HttpResponse:
    return render(request, "commission/asked.html")
