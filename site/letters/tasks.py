"""The outbox, for Celery: rung when letters are owed, and each minute by the timetable."""

from celery import shared_task

from letters import outbox


@shared_task(acks_late=True, ignore_result=True)
def send_due_letters() -> None:
    outbox.send_due()
