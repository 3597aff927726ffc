"""The clerk's board, first in the Wagtail admin's menu and on its first page; and beside it the year."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.admin.viewsets.base import ViewSetGroup

from deadlines import clock
from deadlines.wagtail_hooks import GuardedViewSet
from directives.reports.board import order_carried_out
from home.permissions import may_ask_as_of, may_read_the_board, may_run_the_year
from home.reports.board import board
from home.views import as_of, tomorrow, year
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


class YearViewSet(GuardedViewSet):
    name = "year"
    icon = "calendar"
    menu_label = _("Twelve months")
    may_enter = staticmethod(may_read_the_board)

    def get_urlpatterns(self):
        return [path("", year.YearView.as_view(), name="index")]


class TomorrowViewSet(GuardedViewSet):
    name = "tomorrow"
    icon = "mail"
    menu_label = _("The next morning")
    may_enter = staticmethod(may_run_the_year)

    def get_urlpatterns(self):
        return [
            path("", tomorrow.TomorrowView.as_view(), name="index"),
            path("run/", tomorrow.RunView.as_view(), name="run"),
            path("pause/", tomorrow.PauseView.as_view(), name="pause"),
            path("lift/<int:pk>/", tomorrow.LiftView.as_view(), name="lift"),
        ]


class AsOfViewSet(GuardedViewSet):
    name = "as_of"
    url_prefix = "as-of"
    icon = "history"
    menu_label = _("As of a day")
    may_enter = staticmethod(may_ask_as_of)

    def get_urlpatterns(self):
        return [
            path("", as_of.AskView.as_view(), name="index"),
            path("<str:day>/", as_of.AsOfView.as_view(), name="day"),
            path("<str:day>/people.csv", as_of.PeopleView.as_view(), name="people"),
        ]


class YearGroup(ViewSetGroup):
    menu_label = _("The year")
    menu_icon = "calendar"
    menu_order = 55
    items = (YearViewSet(), TomorrowViewSet(), AsOfViewSet())


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


@hooks.register("register_admin_viewset")
def register_year():
    return YearGroup()


@hooks.register("construct_homepage_panels")
def open_with_today(request, panels):
    if may_read_the_board(request.user):
        panels.insert(0, TodayPanel())
