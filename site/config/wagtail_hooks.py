"""The clerk's admin wears the city's color and seal, and films are handed out in parts."""

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks

from config.media import a_part


@hooks.register("insert_global_admin_css")
def the_citys_color() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("look/admin.css"))


@hooks.register("construct_settings_menu")
def accounts_are_kept_elsewhere(request, menu_items):
    """Accounts come from the roster and are managed at /system/."""
    menu_items[:] = [item for item in menu_items if item.name != "users"]


# After the question whether the reader may have the document at all.
hooks.register("before_serve_document", a_part, order=100)
