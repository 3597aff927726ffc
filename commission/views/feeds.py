"""Following along with a program: calendar entries, and a feed of notices, in each language of the screens."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from commission.calendars import calendar
from commission.models import Meeting
from commission.reports import public
from deadlines import clock
from deadlines.dates import long_moment

ICS = "text/calendar; charset=utf-8"
NEWEST = 40


@require_safe
def calendar_of_all(request: HttpRequest) -> HttpResponse:
    """Every meeting, past and to come; a cancelled one says so."""
    return _ics(Meeting.objects.with_changes(), "meetings.ics")


@require_safe
def calendar_of_one(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = get_object_or_404(Meeting.objects.with_changes(), pk=pk)
    return _ics([meeting], f"meeting-{meeting.pk}.ics")


class NoticesAtom(Feed):
    """The newest notices, as Atom, their titles in the language of the address."""

    feed_type = Atom1Feed
    title = gettext_lazy("Legal notices")
    subtitle = gettext_lazy("Notices of the Fair and Welcoming City Commission, as they are published.")
    author_name = gettext_lazy("Fair and Welcoming City Commission")

    def link(self):
        return reverse("legal")

    def items(self):
        return public.notices_up(today=clock.today(), screen=get_language() or "")[:NEWEST]

    def item_title(self, item: public.Listed):
        return item.text.title

    def item_description(self, item: public.Listed):
        """What it is of, and what it can be read in: a title in another language is no surprise then."""
        notice = item.notice
        about = long_moment(notice.tells_of) if notice.tells_of else str(notice.schedule.year)
        tongues = ", ".join(tongue.name for tongue in item.tongues)
        return f"{notice.get_kind_display()} · {about} · {tongues}"

    def item_link(self, item: public.Listed):
        return f"{reverse('notice', args=[item.notice.pk])}?text={item.text.language}"

    def item_guid(self, item: public.Listed):
        """One entry for each notice in each feed, whatever language it is later added in (RFC 4151)."""
        day = timezone.localdate(item.notice.published_at)
        return f"tag:{_host()},{day:%Y-%m-%d}:legal-notices/{item.notice.pk}"

    def item_pubdate(self, item: public.Listed):
        return item.notice.published_at

    def item_updateddate(self, item: public.Listed):
        return item.notice.published_at


notices_atom = require_safe(NoticesAtom())


def _ics(meetings, name: str) -> HttpResponse:
    content = calendar(
        meetings,
        name=_("Meetings of the Fair and Welcoming City Commission"),
        host=_host(),
        address=lambda meeting: settings.SITE_URL + reverse("meeting", args=[meeting.pk]),
    )
    return HttpResponse(content, content_type=ICS, headers={"Content-Disposition": f'inline; filename="{name}"'})


def _host() -> str:
    return urlsplit(settings.SITE_URL).hostname or "localhost"
