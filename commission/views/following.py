"""Following the notices by e-mail. No address in a letter does anything by being opened: each asks first (RFC 8058:
a mail program's one click is a POST)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from commission.acts import following
from commission.models import Subscriber
from commission.public_forms import FollowForm, too_many
from directives.limits import HOUR, is_within_limit

ADDRESSES_AN_HOUR = 5


@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: HttpRequest) -> HttpResponse:
    form = FollowForm(request.POST if request.method == "POST" else None, initial={"language": get_language()})
    status = 422 if form.errors else 200
    if request.method == "POST" and form.is_valid():
        if form.is_from_a_machine:
            return redirect("subscribe_asked")
        if is_within_limit(request, "follow", most=ADDRESSES_AN_HOUR, seconds=HOUR):
            following.ask_to_follow(email=form.cleaned_data["email"], language=form.cleaned_data["language"])
            return redirect("subscribe_asked")
        status = 429
        form.add_error(None, too_many())
    return render(request, "commission/follow.html", {"form": form}, status=status)


@require_safe
def asked(request: HttpRequest) -> HttpResponse:
    """The same page for every address: nobody learns who follows."""
    return render(request, "commission/follow_asked.html")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """The letter's address: asks once more, and POST confirms."""
    subscriber = get_object_or_404(Subscriber, token=token)
    if request.method == "POST":
        following.confirm(subscriber=subscriber)
    return render(
        request, "commission/follow_confirm.html", {"subscriber": subscriber, "done": request.method == "POST"}
    )


# A mail program sends this POST without ever having seen a page of ours; the token is the key.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def unfollow(request: HttpRequest, token: str) -> HttpResponse:
    """Asks, and POST ends it: from the page, or from a mail program's own button."""
    subscriber = get_object_or_404(Subscriber, token=token)
    if request.method == "POST":
        following.leave(subscriber=subscriber)
    return render(request, "commission/unfollow.html", {"subscriber": subscriber, "done": request.method == "POST"})
