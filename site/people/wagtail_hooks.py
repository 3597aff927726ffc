"""“People” in the Wagtail admin."""

from django.contrib.auth.models import Permission
from wagtail import hooks

from people.views.choosing import employee_chooser
from people.views.listings import PeopleGroup


@hooks.register("register_admin_viewset")
def register_people():
    return [employee_chooser, PeopleGroup()]


@hooks.register("register_permissions")
def register_roster_permissions():
    codenames = ["import_roster", "view_rosterimport", "view_employee", "view_agency", "view_delegation"]
    return Permission.objects.filter(content_type__app_label="people", codename__in=codenames)
