"""The system administrator's room, at /system/: accounts, roles, second factors and sessions, and nothing else."""

from allauth.account.views import logout
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import admin
from django.contrib.auth.models import Group
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from config import doors
from evidence.acts import record
from people.models import User
from people.permissions import is_system_administrator


class SystemSite(admin.AdminSite):
    site_header = site_title = index_title = _("System")
    site_url = "/"
    enable_nav_sidebar = False

    def has_permission(self, request) -> bool:
        return is_system_administrator(request.user)

    def login(self, request, extra_context=None):
        return doors.sign_in(request, leads_to=f"{self.name}:index", opens=is_system_administrator)

    def logout(self, request, extra_context=None):
        return logout(request)

    def password_change(self, request, extra_context=None):
        return redirect("account_change_password")


site = SystemSite(name="system")


class Kept(admin.ModelAdmin):
    """Rows that come from elsewhere: seen here, never made here."""

    def has_module_permission(self, request) -> bool:
        return self.admin_site.has_permission(request)

    has_add_permission = has_change_permission = has_delete_permission = lambda *args, **kwargs: False

    def has_view_permission(self, request, obj=None) -> bool:
        return self.admin_site.has_permission(request)


@admin.register(User, site=site)
class Accounts(Kept):
    """Accounts come from the roster. Here they are closed, opened again, and given roles."""

    list_display = ["username", "__str__", "is_active", "is_superuser", "must_change_password", "last_login"]
    list_filter = ["is_active", "groups", "is_superuser"]
    list_select_related = ["employee"]
    search_fields = ["username", "employee__family_name", "employee__given_name"]
    ordering = ["username"]
    fields = ["username", "is_active", "must_change_password", "groups", "is_superuser", "last_login", "date_joined"]
    readonly_fields = ["username", "is_superuser", "last_login", "date_joined"]
    filter_horizontal = ["groups"]

    def has_change_permission(self, request, obj=None) -> bool:
        """Only a superuser touches a superuser."""
        user = request.user
        return self.admin_site.has_permission(request) and (obj is None or user.is_superuser or not obj.is_superuser)

    def save_model(self, request, obj, form, change) -> None:
        super().save_model(request, obj, form, change)
        record(action="account changed", about=obj, by=request.user, details={"fields": form.changed_data})


@admin.register(Group, site=site)
class Roles(Kept):
    fields = ["name", "permissions"]


class Ended(Kept):
    """Rows an administrator may end, one by one or together. Each ending is in the record."""

    action = ""

    def has_delete_permission(self, request, obj=None) -> bool:
        return self.admin_site.has_permission(request)

    def delete_model(self, request, obj) -> None:
        record(action=self.action, about=obj.user, by=request.user)
        self.end(obj)

    def delete_queryset(self, request, queryset) -> None:
        for obj in queryset.select_related("user"):
            self.delete_model(request, obj)

    def end(self, obj) -> None:
        obj.delete()


@admin.register(Authenticator, site=site)
class SecondFactors(Ended):
    """For a lost phone. The secret itself is shown to nobody."""

    action = "second factor removed"
    list_display = ["user", "type", "created_at", "last_used_at"]
    list_select_related = ["user__employee"]
    search_fields = ["user__username"]
    fields = ["user", "type", "created_at", "last_used_at"]


@admin.register(UserSession, site=site)
class Sessions(Ended):
    action = "session ended"
    list_display = ["user", "ip", "created_at", "last_seen_at"]
    list_select_related = ["user__employee"]
    search_fields = ["user__username"]
    fields = ["user", "ip", "user_agent", "created_at", "last_seen_at"]

    def end(self, obj) -> None:
        obj.end()
