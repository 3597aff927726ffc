"""A page of the admin about people, behind one sentence of `permissions`."""

from deadlines.views import AdminView
from people import permissions


class GuardedPage(AdminView):
    header_icon = "group"
    may_enter = staticmethod(permissions.may_import_rosters)
