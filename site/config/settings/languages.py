"""The languages of the city's texts, and those its screens speak."""

from django.conf.locale import LANG_INFO
from django.utils.translation import gettext_lazy as _

LANGUAGE_CODE = "en"
# What is written for residents and employees is translated into these.
LANGUAGES = [
    ("en", _("English")),
    ("es", _("Spanish")),
    ("pt-br", _("Portuguese (Brazil)")),
    ("ht", _("Haitian Creole")),
    ("ar", _("Arabic")),
    ("gu", _("Gujarati")),
    ("zh-hans", _("Chinese (Simplified)")),
    ("ko", _("Korean")),
]
# The screens are in those with a complete catalogue in locale/: no page is half translated.
SCREEN_LANGUAGES = [(code, name) for code, name in LANGUAGES if code in ("en", "es", "ar")]
WAGTAIL_I18N_ENABLED = True
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = SCREEN_LANGUAGES

# Read in the city's houses, and not known to Django by name.
for code, name, own_name in [
    ("ht", "Haitian Creole", "Kreyòl ayisyen"),
    ("gu", "Gujarati", "ગુજરાતી"),
    ("tl", "Tagalog", "Tagalog"),
]:
    LANG_INFO.setdefault(code, {"bidi": False, "code": code, "name": name, "name_local": own_name})
