"""The language of the screens. The city's texts are in more languages than its screens are."""

from django.conf import settings
from django.middleware.locale import LocaleMiddleware
from django.utils import translation


class ScreenLanguage(LocaleMiddleware):
    """Django's own, except that it never speaks a language whose catalogue is not complete: an address that begins
    with one (`/pt-br/…`) is nobody's, and whoever's browser asks for one reads the default."""

    def process_request(self, request):
        super().process_request(request)
        if translation.get_language() not in dict(settings.SCREEN_LANGUAGES):
            translation.activate(settings.LANGUAGE_CODE)
            request.LANGUAGE_CODE = translation.get_language()
