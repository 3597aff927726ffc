"""Training, for Celery: each morning, before the town hall opens."""

from celery import shared_task

from training.acts.designations import watch_officials as watch
from training.acts.enrollments import carry_on as carry_training_on


@shared_task(acks_late=True, ignore_result=True)
def carry_on() -> None:
    carry_training_on()


@shared_task(acks_late=True, ignore_result=True)
def watch_officials() -> None:
    watch()
