"""The house put together. Celery's app is made first, so that a task rung from a page knows its broker."""

from config.celery import app as celery_app

__all__ = ["celery_app"]
