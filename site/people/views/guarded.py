"""A page of the admin behind one sentence of `permissions`."""

from django.contrib.auth.mixins import UserPassesTestMixin
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from people import permissions


class GuardedPage(UserPassesTestMixin, WagtailAdminTemplateMixin):
    """Whoever may not enter is told so, on the admin's first page."""

    raise_exception = True
    header_icon = "group"
    may_enter = staticmethod(permissions.may_import_rosters)

    def test_func(self):
        return self.may_enter(self.request.user)

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]
