"""An employee's desk."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from deadlines import clock
from directives.reports.notings import shown_to
from home.owed import desk as read
from people.permissions import has_agencies, is_employee, may_enter_admin


@login_required
@never_cache
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """What the signed-in person has to do, and what they have done. Everybody has a desk; some owe nothing."""
    today = clock.today()
    context = {
        "desk": read(request.user, screen=get_language() or "", today=today) if is_employee(request.user) else None,
        "notings": shown_to(request.user, today=today),
        "has_agency": has_agencies(request.user, today=today),
        "may_administer": may_enter_admin(request.user),
    }
    return render(request, "home/desk.html", context)
