"""Rows in the admin that are read there and never written: a list and a page for each, and no other address."""

import json
from datetime import datetime

from django.contrib.auth.models import Permission
from django.urls import path
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.admin.views.generic import InspectView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy


class ViewOnlyPolicy(ModelPermissionPolicy):
    """Whoever may view, may view; nobody may do more, a superuser neither."""

    def user_has_permission(self, user, action):
        return action == "view" and super().user_has_permission(user, action)

    def user_has_any_permission(self, user, actions):
        return "view" in actions and self.user_has_permission(user, "view")


class ViewOnlyInspect(InspectView):
    """One row. Instants are shown in the city's own time, and what is empty as a dash."""

    def get_field_display_value(self, field_name, field):
        value = super().get_field_display_value(field_name, field)
        if isinstance(value, datetime):
            return date_format(timezone.localtime(value), "DATETIME_FORMAT")
        if isinstance(value, dict | list):
            return json.dumps(value, ensure_ascii=False, sort_keys=True) if value else "–"
        return "–" if value in (None, "") else value


class ViewOnlyViewSet(ModelViewSet):
    inspect_view_class = ViewOnlyInspect
    inspect_view_enabled = True
    copy_view_enabled = False
    add_to_reference_index = False
    list_per_page = 50

    @property
    def permission_policy(self):
        return ViewOnlyPolicy(self.model)

    def get_urlpatterns(self):
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path(f"inspect/<{self.pk_path_converter}:pk>/", self.inspect_view, name="inspect"),
        ]

    def get_permissions_to_register(self):
        meta = self.model_opts
        return Permission.objects.filter(
            content_type__app_label=meta.app_label, codename__in=[f"view_{meta.model_name}"]
        )
