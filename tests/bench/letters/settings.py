"""The house as it runs, on a queue of this run's own, with waits that a run can sit out."""

from config.settings import env
from tests.bench.settings import *  # noqa: F403

EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST, EMAIL_PORT = "127.0.0.1", env.int("SINK_PORT")
EMAIL_TIMEOUT = 10
CELERY_BROKER_URL = env("CELERY_BROKER_URL")
CELERY_TASK_DEFAULT_QUEUE = env("CHAOS_QUEUE")
CELERY_IMPORTS = ["tests.bench.letters.a_task_each"]
# A worker that is killed while it sends is what is measured, not worth a line each time.
LOGGING = {"version": 1, "disable_existing_loggers": False}
