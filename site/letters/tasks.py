"""The outbox, for Celery: rung when letters are owed, and each minute by the timetable."""

from celery import shared_task

from letters import mailbox, outbox


@shared_task(acks_late=True, ignore_result=True)
def send_due_letters() -> None:
    outbox.send_due()


@shared_task(ignore_result=True)
def read_bounces() -> None:
    mailbox.read_inbox()
