"""“What must I do today?”: the first page of the commission in the admin."""

from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from commission.reports.overview import overview
from commission.reports.todo import sentences
from commission.views.guarded import CommissionPage
from deadlines import clock
from deadlines.models import Municipality


class OverviewView(CommissionPage, TemplateView):
    page_title = _("Commission")
    template_name = "commission/admin/overview.html"

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs):
        view = overview(now=clock.now())
        city = Municipality.current(self.request)
        return super().get_context_data(view=view, todo=sentences(view), city=city, **kwargs)
