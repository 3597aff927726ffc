"""The language a reader asked a text in, when it is not the screen's."""

from django.conf import settings
from django.http import HttpRequest


def language_asked_for(request: HttpRequest) -> str:
    """`?text=ht`: one of the languages the city's texts are in; of any other, nothing."""
    asked = request.GET.get("text", "")
    return asked if asked in dict(settings.LANGUAGES) else ""
