"""The house as it runs, in a place of its own: nothing of the developer's is read or written."""

from config.settings import VAR
from config.settings.base import *  # noqa: F403
from config.settings.base import MIDDLEWARE, PLAIN_STATIC, STORAGES

BENCH = VAR / "bench"
SECRET_KEY = "only for the bench"
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1"]
ROOT_URLCONF = "tests.bench.urls"
MIDDLEWARE = ["tests.bench.counting.SayStatements", *MIDDLEWARE]
# Room for every session of the run: Django's file cache forgets at random beyond 300 keys.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": str(BENCH / "cache"),
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
CELERY_BROKER_URL = "memory://localhost"
CELERY_BROKER_TRANSPORT_OPTIONS = {}
MEDIA_ROOT = BENCH / "media"
STORAGES = {**STORAGES, "staticfiles": PLAIN_STATIC}
CLOCK_AT = ""
MFA_REQUIRED = False
