"""“Languages” in the Wagtail admin, and what an editor of a translation is told at once."""

from django.contrib.auth.models import Permission
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail_localize.models import Translation as Synced

from deadlines.wagtail_hooks import GuardedViewSet
from languages import permissions, views
from languages.gate import State
from languages.kinds import KINDS
from languages.panels import may_approve_here
from languages.translations import drafted


class TranslationsViewSet(GuardedViewSet):
    name = "translations"
    icon = "wagtail-localize-language"
    menu_label = gettext_lazy("Translations")
    may_enter = staticmethod(permissions.may_read_translations)

    def get_urlpatterns(self):
        return [
            path("", views.TranslationsView.as_view(), name="index"),
            path("<int:page_id>/", views.ApproveView.as_view(), name="approve"),
        ]


class CityLanguagesViewSet(GuardedViewSet):
    name = "city_languages"
    icon = "globe"
    menu_label = gettext_lazy("Languages of the city")
    may_enter = staticmethod(permissions.may_read_languages)

    def get_urlpatterns(self):
        return [
            path("", views.LanguagesView.as_view(), name="index"),
            path("new/", views.SetLanguageView.as_view(), name="add"),
            path("<slug:tag>/", views.SetLanguageView.as_view(), name="set"),
        ]


class LanguagesGroup(ViewSetGroup):
    menu_label = gettext_lazy("Languages")
    menu_icon = "globe"
    menu_order = 290
    items = (TranslationsViewSet(), CityLanguagesViewSet())


@hooks.register("register_admin_viewset")
def register_languages():
    return LanguagesGroup()


@hooks.register("register_permissions")
def register_language_permissions():
    return Permission.objects.filter(
        content_type__app_label="languages",
        codename__in=["view_citylanguage", "change_citylanguage", "view_approval"],
    )


# Before wagtail-localize's own hook, which answers with its editor of translations: that one shows no panels.
@hooks.register("before_edit_page", order=-1)
def say_where_the_translation_stands(request, page):
    if request.method != "GET" or type(page) not in KINDS or not _is_synced(page):
        return
    subject = drafted(page)
    here = subject.into(page.locale.language_code)
    if here is None or here.state == State.APPROVED:
        return
    words = {
        State.STALE: _("The text has changed since this translation was approved."),
        State.PENDING: _("Nobody has approved this translation yet."),
        State.MISSING: _("Nothing of this is translated yet."),
    }[here.state]
    approve = messages.button(reverse("translations:approve", args=[page.pk]), _("Approve this translation"))
    messages.warning(request, words, buttons=[approve] if may_approve_here(subject, page, request.user) else [])


def _is_synced(page) -> bool:
    """Whether wagtail-localize's own editor opens for it."""
    found = Synced.objects.filter(source__object_id=page.translation_key, target_locale=page.locale_id, enabled=True)
    return found.exists()
