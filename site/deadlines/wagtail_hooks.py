"""“City's rules”: holidays, rules, the profile and a page to count a date, for whoever may use them."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel
from wagtail.admin.viewsets.base import ViewSet, ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet

from deadlines import permissions, views
from deadlines.models import Holiday, Municipality, RuleSetting


class HolidayViewSet(ModelViewSet):
    model = Holiday
    name = "city_holidays"
    icon = "date"
    menu_label = _("Holidays")
    list_display = ["closed_on", "name", "kind"]
    list_filter = {"closed_on": ["year"], "kind": ["exact"]}
    list_per_page = 50
    ordering = ["closed_on"]
    search_fields = ["name"]
    copy_view_enabled = False
    inspect_view_enabled = False
    panels = [FieldPanel("closed_on"), FieldPanel("name"), FieldPanel("kind")]


class GuardedViewSet(ViewSet):
    """A view set whose menu item shows only to those its first page lets in."""

    may_enter = staticmethod(permissions.may_read_rules)

    @property
    def menu_item_class(self):
        may_enter = self.may_enter

        class GuardedMenuItem(MenuItem):
            def is_shown(self, request):
                return may_enter(request.user)

        return GuardedMenuItem


class RulesViewSet(GuardedViewSet):
    name = "city_rules"
    icon = "calendar-check"
    menu_label = _("Rules")

    def get_urlpatterns(self):
        return [
            path("", views.RulesView.as_view(), name="index"),
            path("<slug:code>/", views.SetRuleView.as_view(), name="set"),
        ]


class ProfileViewSet(GuardedViewSet):
    name = "city_profile"
    icon = "site"
    menu_label = _("The municipality")
    may_enter = staticmethod(permissions.may_edit_the_profile)

    def get_urlpatterns(self):
        return [path("", views.ProfileView.as_view(), name="index")]


class CountViewSet(GuardedViewSet):
    name = "city_count"
    icon = "calendar-alt"
    menu_label = _("Count a date")
    may_enter = staticmethod(permissions.may_count_dates)

    def get_urlpatterns(self):
        return [path("", views.CountView.as_view(), name="index")]


class CityRulesGroup(ViewSetGroup):
    menu_label = _("City's rules")
    menu_icon = "calendar-check"
    menu_order = 300
    items = (CountViewSet(), HolidayViewSet(), RulesViewSet(), ProfileViewSet())


@hooks.register("register_admin_viewset")
def register_city_rules():
    return CityRulesGroup()


@hooks.register("register_permissions")
def register_rule_permissions():
    from django.contrib.auth.models import Permission
    from django.contrib.contenttypes.models import ContentType

    types = ContentType.objects.get_for_models(RuleSetting, Municipality).values()
    return Permission.objects.filter(
        content_type__in=types, codename__in=["view_rulesetting", "add_rulesetting", "change_municipality"]
    )
