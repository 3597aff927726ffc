"""Every door of the house. The front is in the reader's language; the back rooms are not."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from config import doors, health, media, system
from config.look import choose
from config.style_page import style_page

urlpatterns = [
    path("healthz", health.lives, name="healthz"),
    path("readyz", health.is_ready, name="readyz"),
    *doors.urlpatterns,
    path("system/", system.site.urls),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("media/images/<str:name>", media.picture, name="picture"),
]
# Where a mail provider tells of bounces; it signs in with the city's own secret.
urlpatterns += [path("bounces/", include("anymail.urls"))] if settings.ANYMAIL_WEBHOOK_SECRET else []
urlpatterns += i18n_patterns(
    path("look/", style_page, name="look"),
    path("look/choose/", choose, name="choose_look"),
    *doors.account_urlpatterns,
    path("accounts/", include("allauth.urls")),
    path("", include("directives.urls")),
    path("", include("training.urls")),
    path("", include("commission.urls")),
    path("", include("home.urls")),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)
