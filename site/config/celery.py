"""The timetable: everything that happens without anybody asking, on one screen."""

from celery import Celery
from celery.schedules import crontab

app = Celery("city")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

app.conf.beat_schedule = {
    # The outbox is the truth and Celery only its doorbell: each minute, find what the bell missed.
    "sweep the outbox": {"task": "letters.tasks.send_due_letters", "schedule": 60.0},
    # Before the town hall opens: who answers for an agency from today on may write on its shelf.
    "seat the officers": {"task": "directives.tasks.seat_officers", "schedule": crontab(hour=6, minute=10)},
    # Leavers owe nothing more, joiners are enrolled, and a certificate that is about to end is asked for again.
    "carry training on": {"task": "training.tasks.carry_on", "schedule": crontab(hour=6, minute=10)},
    # Then the certifying officials: whose designation has ended, and whose training ends soon (§8.G).
    "watch the officials": {"task": "training.tasks.watch_officials", "schedule": crontab(hour=6, minute=10)},
}
