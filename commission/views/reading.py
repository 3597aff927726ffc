"""The commission and its meetings, for everybody."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language, override
from django.views.decorators.http import require_safe

from commission.models import CommissionPage, Meeting, Minutes
from commission.reports import public
from commission.views.asked_for import language_asked_for
from deadlines import clock
from languages.gate import State
from languages.kinds import kind_of
from languages.translations import Shown, Subject, shown

A_PAGE, A_FEW = 12, 4


@require_safe
def commission(request: HttpRequest) -> HttpResponse:
    """What the commission is, who sits on it, when it meets next, what it has for residents; `?text=ht` in another
    language."""
    return render(request, "commission/commission.html", {"shown": _its_page(request), **_about_it()})


def draft(request: HttpRequest, page: CommissionPage) -> HttpResponse:
    """What the editor previews: the page as it will be read, published or not. Nothing is saved."""
    subject = Subject(source=page, kind=kind_of(page), translations=())
    drawn = Shown(page=page, subject=subject, asked=subject.tongue, state=State.APPROVED)
    return render(request, "commission/commission.html", {"shown": drawn, "is_draft": True, **_about_it()})


def to_the_commission(page: CommissionPage) -> HttpResponseRedirect:
    """To the page of the public, in the language of these words."""
    code = page.locale.language_code
    screen = code if code in dict(settings.SCREEN_LANGUAGES) else settings.LANGUAGE_CODE
    with override(screen):
        address = reverse("commission")
    return HttpResponseRedirect(address if screen == code else f"{address}?text={code}")


@require_safe
def meetings(request: HttpRequest) -> HttpResponse:
    """The meetings to come, and those that were."""
    now = clock.now()
    past = Paginator(public.meetings_past(now=now), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "commission/meetings.html", {"ahead": public.meetings_ahead(now=now), "past": past})


@require_safe
def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """One meeting: when, where, how to take part, what is on its agenda, its notices and minutes."""
    meeting = get_object_or_404(Meeting.objects.with_changes().select_related("proposal"), pk=pk)
    notices = public.notices_of(meeting, get_language() or "")
    context = {
        "meeting": meeting,
        "agenda": public.agenda(meeting),
        "standing": next((each for each in notices if each.notice.replaced_by_id is None), None),
        "earlier": [each for each in notices if each.notice.replaced_by_id],
        "minutes": Minutes.objects.filter(meeting=meeting, approved_at__isnull=False).first(),
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


def _its_page(request: HttpRequest) -> Shown | None:
    """The commission's page in the reader's language, or in the one that governs; None while nothing is written on
    it, or it is not published. Six queries."""
    page = CommissionPage.objects.live().filter(alias_of=None).order_by("pk").first()
    if page is None:
        return None
    found = shown(page, asked=language_asked_for(request) or get_language() or "")
    return found if found.subject.source.live and found.page.body else None


def _about_it() -> dict:
    now = clock.now()
    return {
        "members": public.members(today=clock.today()),
        "next": public.next_meeting(now=now),
        "past": public.meetings_past(now=now)[:A_FEW],
    }
