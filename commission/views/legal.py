"""The legal-notices page: full text, free, in every language it went out in; and its archive (N.J.S.A. 35:3-1)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from commission.acts.notices import up_until
from commission.models import Notice
from commission.reports import public
from commission.views.asked_for import language_asked_for
from deadlines import clock


@require_safe
def legal(request: HttpRequest) -> HttpResponse:
    """What is up today."""
    rows = public.notices_up(today=clock.today(), screen=get_language() or "")
    return render(request, "commission/legal.html", {"notices": rows, "is_archive": False})


@require_safe
def archive(request: HttpRequest) -> HttpResponse:
    """What was up before."""
    rows = public.notices_archived(today=clock.today(), screen=get_language() or "")
    return render(request, "commission/legal.html", {"notices": rows, "is_archive": True})


@require_safe
def notice(request: HttpRequest, pk: int) -> HttpResponse:
    """One notice, whole; `?text=ht` in another language."""
    rows = Notice.objects.filter(published_at__isnull=False).select_related("meeting", "schedule", "due", "replaced_by")
    notice = get_object_or_404(rows, pk=pk)
    today, screen = clock.today(), get_language() or ""
    context = {
        "read": public.read(notice, asked=language_asked_for(request), screen=screen, today=today),
        "notice": notice,
        "postings": notice.postings.select_related("place"),
        "up_until": up_until(notice),
        "is_up": up_until(notice) >= today,
    }
    return render(request, "commission/notice.html", context)
