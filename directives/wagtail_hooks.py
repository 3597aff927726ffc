"""“Certified copies” in the Wagtail admin: who asked, and the clerk's answer."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic import IndexView

from directives.models import CertifiedCopyRequest
from directives.views.copies import answer
from rows.viewing import ViewOnlyViewSet


class CertifiedCopyIndex(IndexView):
    def get_base_queryset(self):
        return super().get_base_queryset().select_related("edition")


class CertifiedCopyViewSet(ViewOnlyViewSet):
    model = CertifiedCopyRequest
    name = "certified_copies"
    icon = "doc-full"
    menu_label = _("Certified copies")
    menu_order = 310
    add_to_admin_menu = True
    index_view_class = CertifiedCopyIndex
    list_filter = {"answered_at": ["isnull"]}
    search_fields = ["name", "email"]
    ordering = ["-asked_at"]
    list_display = [
        "name",
        Column("copies", label=_("Copies")),
        Column("edition", label=_("Edition"), accessor="edition.number"),
        DateColumn("asked_at", label=_("Asked"), sort_key="asked_at"),
        DateColumn("answered_at", label=_("Answered"), sort_key="answered_at"),
    ]
    inspect_template_name = "directives/admin/certified_copy.html"
    inspect_view_fields = ["name", "email", "address", "copies", "edition", "asked_at", "answered_at", "answered_by"]

    def get_urlpatterns(self):
        return [*super().get_urlpatterns(), path("answer/<int:pk>/", answer, name="answer")]


@hooks.register("register_admin_viewset")
def register_certified_copies():
    return CertifiedCopyViewSet()
