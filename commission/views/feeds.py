"""Following along with a program: calendar entries, and a feed of notices, in each language of the screens."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from commission.calendars import calendar
from commission.models import Meeting
from commission.reports import public
from deadlines import clock

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

    def link(self):
        return reverse("legal")

    def items(self):
        return public.titled(public.notices_up(today=clock.today())[:NEWEST], get_language() or "")

    def item_title(self, item):
        return item[1].title

    def item_description(self, item):
        return str(item[0].get_kind_display())

    def item_link(self, item):
        return f"{reverse('notice', args=[item[0].pk])}?text={item[1].language}"

    def item_guid(self, item):
        return f"urn:sha256:{item[1].sha256}"

    def item_pubdate(self, item):
        return item[0].published_at

    def item_updateddate(self, item):
        return item[0].published_at


def _ics(meetings, name: str) -> HttpResponse:
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    content = calendar(
        meetings,
        name=_("Meetings of the Fair and Welcoming City Commission"),
        host=host,
        address=lambda meeting: settings.SITE_URL + reverse("meeting", args=[meeting.pk]),
    )
    return HttpResponse(content, content_type=ICS, headers={"Content-Disposition": f'inline; filename="{name}"'})
