"""Letters in the admin: what is owed, what became of it, and each letter as it was sent."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django_filters import DateFromToRangeFilter
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.views.generic import IndexView

from letters.models import Letter


class LetterFilters(WagtailFilterSet):
    owed_at = DateFromToRangeFilter(label=_("Owed since"), widget=DateRangePickerWidget)

    class Meta:
        model = Letter
        fields = ["state", "kind", "language", "owed_at"]


class LetterIndex(IndexView):
    def get_base_queryset(self):
        return super().get_base_queryset().defer("text", "html")


@xframe_options_sameorigin
def letter_page(request: HttpRequest, pk: int) -> HttpResponse:
    """The letter's page as it was sent, for the frame of its admin page."""
    if not request.user.has_perm("letters.view_letter"):
        raise PermissionDenied
    return framed(get_object_or_404(Letter.objects.only("html"), pk=pk))


def framed(letter: Letter) -> HttpResponse:
    """The letter's page as it was sent, for a frame of this house: it can run, load and lead to nothing."""
    response = HttpResponse(letter.html)
    response["Content-Security-Policy"] = (
        "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"
    )
    return response
