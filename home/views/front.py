"""The front page: what the order is, since when, and where to turn. Nothing to sign up for."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from commission.reports.public import next_meeting
from deadlines import clock
from directives.reports.in_force import order_in_force, published


@require_safe
def front_page(request: HttpRequest) -> HttpResponse:
    text = order_in_force(request)
    shown = {
        "order": text.edition if text else None,
        "published": published(today=clock.today()),
        "meeting": next_meeting(now=clock.now()),
    }
    return render(request, "home/front.html", shown)
