"""The clerk's admin wears the city's color and seal, and nothing else of Wagtail's is touched."""

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks


@hooks.register("insert_global_admin_css")
def the_citys_color() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("look/admin.css"))


@hooks.register("construct_settings_menu")
def accounts_are_kept_elsewhere(request, menu_items):
    """Accounts come from the roster and are managed at /system/."""
    menu_items[:] = [item for item in menu_items if item.name != "users"]
