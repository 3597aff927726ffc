"""The commission and its meetings, for everybody."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from commission.models import CommissionPage, Meeting, Minutes
from commission.reports import public
from deadlines import clock

A_PAGE = 12


@require_safe
def commission(request: HttpRequest) -> HttpResponse:
    """What the commission is, who sits on it, when it meets next, what it has for residents."""
    now = clock.now()
    page = CommissionPage.objects.live().filter(locale__language_code=get_language()).first()
    context = {
        "page": page or CommissionPage.objects.live().order_by("pk").first(),
        "members": public.members(today=clock.today()),
        "next": public.meetings_ahead(now=now).filter(state=Meeting.State.SCHEDULED).first(),
        "past": public.meetings_past(now=now)[:4],
    }
    return render(request, "commission/commission.html", context)


@require_safe
def meetings(request: HttpRequest) -> HttpResponse:
    """The meetings to come, and those that were."""
    now = clock.now()
    past = Paginator(public.meetings_past(now=now), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "commission/meetings.html", {"ahead": public.meetings_ahead(now=now), "past": past})


@require_safe
def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """One meeting: when, where, how to take part, what is on its agenda, its notices and minutes."""
    meeting = get_object_or_404(public.with_notices(Meeting.objects.all()), pk=pk)
    minutes = Minutes.objects.filter(meeting=meeting, approved_at__isnull=False).first()
    context = {
        "meeting": meeting,
        "agenda": public.agenda(meeting),
        "notices": public.titled(meeting.published_notices, get_language() or ""),
        "minutes": minutes,
        "moved": meeting.reschedulings.first(),
        "is_ahead": meeting.state == Meeting.State.SCHEDULED and meeting.starts_at >= clock.now(),
    }
    return render(request, "commission/meeting.html", context)


@require_safe
def minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """The approved minutes: who was there, what was discussed, how each member voted (N.J.S.A. 10:4-14)."""
    found = Minutes.objects.filter(meeting=pk, approved_at__isnull=False).select_related("meeting").first()
    if found is None:
        raise Http404
    context = {
        "minutes": found,
        "meeting": found.meeting,
        "attendance": found.meeting.attendance.select_related("seat").order_by("seat__pk"),
        "motions": found.meeting.motions.select_related("moved_by", "seconded_by").prefetch_related("votes__seat"),
    }
    return render(request, "commission/minutes.html", context)
