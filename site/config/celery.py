"""The timetable: everything that happens without anybody asking, on one screen."""

from celery import Celery

app = Celery("city")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

app.conf.beat_schedule = {
    # The outbox is the truth and Celery only its doorbell: each minute, find what the bell missed.
    "sweep the outbox": {"task": "letters.tasks.send_due_letters", "schedule": 60.0},
}
