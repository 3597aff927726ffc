"""“The record” among the Wagtail admin's reports."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import Column

from evidence.models import Entry
from evidence.views import EntryCsv, EntryFilters, EntryIndex
from rows.viewing import ViewOnlyViewSet


class EntryViewSet(ViewOnlyViewSet):
    model = Entry
    name = "record"
    icon = "history"
    menu_label = _("The record")
    menu_order = 100
    menu_hook = "register_reports_menu_item"
    index_view_class = EntryIndex
    filterset_class = EntryFilters
    search_fields = ["action", "subject_label", "by__username"]
    list_display = [
        "action",
        Column("subject_label", label=_("About")),
        Column("by", label=_("By"), accessor=lambda entry: entry.by or _("the system")),
        Column("at", label=_("When"), sort_key="at"),
    ]
    inspect_view_fields = ["at", "action", "by", "subject_label", "subject_type", "subject_id", "details"]

    def get_urlpatterns(self):
        csv = self.construct_view(EntryCsv, **self.get_index_view_kwargs())
        return [*super().get_urlpatterns(), path("record.csv", csv, name="csv")]


@hooks.register("register_admin_viewset")
def register_record():
    return EntryViewSet()
