"""The clerk's board, first in the Wagtail admin's menu and on its first page."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.components import Component

from deadlines import clock
from deadlines.wagtail_hooks import GuardedViewSet
from directives.reports.board import order_carried_out
from home.permissions import may_read_the_board
from home.reports.board import board
from home.views.board import AdoptView, BoardView, SendView


class BoardViewSet(GuardedViewSet):
    name = "board"
    icon = "table"
    menu_label = _("Board")
    menu_order = 50
    add_to_admin_menu = True
    may_enter = staticmethod(may_read_the_board)

    def get_urlpatterns(self):
        return [
            path("", BoardView.as_view(), name="index"),
            path("adopt/", AdoptView.as_view(), name="adopt"),
            path("send/<int:number>/", SendView.as_view(), name="send"),
        ]


class TodayPanel(Component):
    """What must be done today, before anything else of the admin."""

    name = "today"
    order = 10
    template_name = "home/board/today.html"

    def get_context_data(self, parent_context):
        today = clock.today()
        return {"todo": board(order_carried_out(today=today), today=today).todo}


@hooks.register("register_admin_viewset")
def register_board():
    return BoardViewSet()


@hooks.register("construct_homepage_panels")
def open_with_today(request, panels):
    if may_read_the_board(request.user):
        panels.insert(0, TodayPanel())
