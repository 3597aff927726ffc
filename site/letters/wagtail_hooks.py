"""“Letters” in the Wagtail admin."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import Column

from letters.models import Letter
from letters.views import LetterFilters, LetterIndex, letter_page
from rows.viewing import ViewOnlyViewSet


class LetterViewSet(ViewOnlyViewSet):
    model = Letter
    name = "outbox"
    icon = "mail"
    menu_label = _("Letters")
    menu_order = 320
    add_to_admin_menu = True
    index_view_class = LetterIndex
    filterset_class = LetterFilters
    search_fields = ["name", "to", "subject"]
    list_display = [
        "name",
        "to",
        Column("get_state_display", label=_("State"), sort_key="state"),
        "kind",
        "subject",
        Column("tries", label=_("Tries"), sort_key="tries"),
        Column("owed_at", label=_("Owed since"), sort_key="owed_at"),
        Column("accepted_at", label=_("Accepted"), sort_key="accepted_at"),
    ]
    inspect_template_name = "letters/admin/letter.html"
    inspect_view_fields = [
        "state",
        "last_answer",
        "name",
        "to",
        "language",
        "kind",
        "owed_at",
        "tries",
        "next_try_at",
        "accepted_at",
        "subject",
    ]

    def get_urlpatterns(self):
        return [*super().get_urlpatterns(), path("page/<int:pk>/", letter_page, name="page")]


@hooks.register("register_admin_viewset")
def register_letters():
    return LetterViewSet()
