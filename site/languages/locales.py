"""The editors' rooms know every language of the city's texts, from the first `migrate` on."""

from django.conf import settings
from wagtail.models import Locale


def ensure_locales(using: str = "default", **kwargs) -> None:
    """Make the locales there are none of yet. Hears `post_migrate` of this room; nothing is taken away."""
    for code, _name in settings.LANGUAGES:
        Locale.objects.using(using).get_or_create(language_code=code)
