"""What this room does without being asked."""

from celery import shared_task

from deadlines import clock
from directives.acts import shelves


@shared_task
def seat_officers() -> None:
    """Each morning: a delegation that begins or ends today opens or closes its agency's shelf."""
    shelves.seat_officers(today=clock.today())
