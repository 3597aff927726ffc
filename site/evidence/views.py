"""The record in the admin: what was done, by whom and when, with filters and as a CSV."""

import json
from collections.abc import Iterable, Iterator

from django.http import StreamingHttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_filters import AllValuesFilter, CharFilter, DateFromToRangeFilter
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.views.generic import IndexView
from wagtail.admin.widgets.button import HeaderButton

from evidence.models import Entry
from rows.spreadsheet import csv_lines


class EntryFilters(WagtailFilterSet):
    action = AllValuesFilter(label=_("What was done"))
    by = CharFilter(label=_("By, employee number"), field_name="by__username", lookup_expr="iexact")
    at = DateFromToRangeFilter(label=_("When"), widget=DateRangePickerWidget)

    class Meta:
        model = Entry
        fields = ["action", "by", "at"]


class EntryIndex(IndexView):
    def get_base_queryset(self):
        # A user's name is their employee's.
        return super().get_base_queryset().select_related("by__employee")

    @cached_property
    def header_more_buttons(self):
        asked = self.request.GET.urlencode()
        url = reverse("record:csv") + (f"?{asked}" if asked else "")
        return [*super().header_more_buttons, HeaderButton(_("Download as CSV"), url=url, icon_name="download")]


class EntryCsv(EntryIndex):
    """The same rows, all of them, whatever page was looked at."""

    def get_paginate_by(self, queryset):
        return None

    def render_to_response(self, context, **kwargs):
        headers = [gettext("When"), gettext("What was done"), gettext("By"), gettext("Number"), gettext("About")]
        headers += [gettext("Kind"), gettext("Key"), gettext("Details")]
        entries = self.object_list.iterator(chunk_size=2000)
        response = StreamingHttpResponse(csv_lines(headers, lines(entries)), content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = 'attachment; filename="record.csv"'
        return response


def lines(entries: Iterable[Entry]) -> Iterator[list]:
    for entry in entries:
        yield [
            timezone.localtime(entry.at).isoformat(timespec="seconds"),
            entry.action,
            str(entry.by or ""),
            entry.by.get_username() if entry.by else "",
            entry.subject_label,
            entry.subject_type,
            entry.subject_id,
            json.dumps(entry.details, ensure_ascii=False, sort_keys=True) if entry.details else "",
        ]
