"""The morning, for Celery."""

from celery import shared_task

from home.morning import run


@shared_task(acks_late=True, ignore_result=True)
def morning() -> None:
    run()
