"""The clerk's year in the Wagtail admin: twelve months on one page."""

from django.utils.translation import get_language, gettext_lazy
from django.views.generic import TemplateView

from deadlines import clock
from deadlines.views import AdminView
from home.permissions import may_read_the_board, may_run_the_year
from home.reports.year import year


class YearView(AdminView, TemplateView):
    """What goes out and is due from today on, by month and day, each with its reason."""

    page_title = gettext_lazy("The year")
    header_icon = "calendar"
    template_name = "home/year/year.html"
    may_enter = staticmethod(may_read_the_board)

    def get_context_data(self, **kwargs):
        shown = year(today=clock.today(), language=get_language() or "")
        return super().get_context_data(year=shown, may_run=may_run_the_year(self.request.user), **kwargs)
