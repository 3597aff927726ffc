"""The timetable: everything that happens without anybody asking, on one screen.

What the morning does, step by step, is in `home.morning`; `manage.py timetable` runs or previews one day of it.
"""

from celery import Celery
from celery.schedules import crontab

app = Celery("city")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

app.conf.beat_schedule = {
    # The outbox is the truth and Celery only its doorbell: each minute, find what the bell missed.
    "sweep the outbox": {"task": "letters.tasks.send_due_letters", "schedule": 60.0},
    # What came back to the mailbox for bounces, when the city has one.
    "read the bounces": {"task": "letters.tasks.read_bounces", "schedule": 300.0},
    # The same for scans of signed sheets: what nobody was told of, and what a reader left behind.
    "read the scans": {"task": "directives.sheets.tasks.read_due_scans", "schedule": 60.0},
    # Before the town hall opens: who joined, who left, what is due again, who is late.
    "the morning": {"task": "home.tasks.morning", "schedule": crontab(hour=6, minute=10)},
}
