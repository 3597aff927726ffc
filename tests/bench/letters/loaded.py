"""The house, loaded once in the process that workers are forked from: its addresses, its languages and the words of
a letter too, which a worker would otherwise read for its first letter."""

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.template.loader import get_template  # noqa: E402
from django.urls import reverse  # noqa: E402
from django.utils.translation import override  # noqa: E402

from config.celery import app  # noqa: E402

app.loader.import_default_modules()
for language, _name in settings.SCREEN_LANGUAGES:
    with override(language):
        reverse("desk")
for template in ("subject.txt", "text.txt", "html.html"):
    get_template(f"letters/delivery/{template}")
