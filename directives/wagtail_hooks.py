"""In the Wagtail admin: “Certified copies”, who asked and the clerk's answer; and what officers find there."""

from django.core.exceptions import PermissionDenied
from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic import IndexView

from deadlines import clock
from directives.models import CertifiedCopyRequest, DirectiveIndexPage, DirectivePage, OrderPage
from directives.permissions import is_only_an_officer, may_write
from directives.views.copies import answer
from people.permissions import is_clerk
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


@hooks.register("construct_main_menu")
def officers_need_their_shelf(request, menu_items):
    """Reports and help about the whole site are for those who keep it."""
    if is_only_an_officer(request.user):
        menu_items[:] = [item for item in menu_items if item.name == "explorer"]


@hooks.register("before_edit_page")
def only_who_answers_today(request, page):
    """A delegation may have ended since its officer signed in; the seat is taken away only at the next sign-in."""
    if isinstance(page, DirectivePage) and not may_write(request.user, page.agency, today=clock.today()):
        raise PermissionDenied


@hooks.register("before_delete_page")
@hooks.register("before_unpublish_page")
@hooks.register("before_move_page")
def only_the_clerk_takes_away(request, page, *destination):
    """Reviewing a text opens Wagtail's door to unpublishing it; what employees were given is not the reviewer's to
    take away."""
    is_ours = isinstance(page, (OrderPage, DirectivePage, DirectiveIndexPage))
    if is_ours and not (is_clerk(request.user) or request.user.is_superuser):
        raise PermissionDenied


@hooks.register("construct_page_action_menu")
def reviewers_approve_first(menu_items, request, context):
    """The button a reviewer meets is the answer that is waited for; saving and sending back stand below it."""
    menu_items.sort(key=lambda item: item.name != "approve")
