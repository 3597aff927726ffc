"""Settings for the tests: quick hashes, letters in memory, tasks at once, no shared files."""

import os

from config.settings import VAR, env
from config.settings.base import *  # noqa: F403
from config.settings.base import PLAIN_STATIC, STORAGES

SECRET_KEY = "only for tests"  # noqa: S105
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CACHES = {"default": env.cache("CACHE_URL", default="locmemcache://")}
# Tests that run beside each other share a Redis, and must not meet there.
CACHES["default"]["KEY_PREFIX"] = f"test-{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"
MEDIA_ROOT = VAR / "media-of-tests"
CERTIFICATES_ROOT = VAR / "certificates-of-tests"
STORAGES = {**STORAGES, "staticfiles": PLAIN_STATIC}
# No row is written for merely being seen, so that a test may count a page's own queries.
USERSESSIONS_TRACK_ACTIVITY = False
MFA_REQUIRED = False
CELERY_TASK_ALWAYS_EAGER = True
CLOCK_AT = ""
