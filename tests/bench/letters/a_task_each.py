"""The plain way to send letters: a task for each, with its own claim, connection and mark. What the outbox is
measured against; it forgets all that can go wrong."""

from celery import shared_task
from django.db import transaction

from deadlines import clock
from deadlines.models import Municipality
from letters import kinds, signals
from letters.models import Letter
from letters.writing import message, write

State = Letter.State


@shared_task(acks_late=True, ignore_result=True)
def send_one(pk: int) -> None:
    if not Letter.objects.filter(pk=pk, state=State.OWED).update(state=State.SENDING):
        return
    letter = Letter.objects.get(pk=pk)
    context = kinds.find(letter.kind).prepare([letter])[pk]
    words = write(letter, {"city": Municipality.current(), **context})
    message(letter, words).send()
    now = clock.now()
    with transaction.atomic():
        sent = {"subject": words.subject, "text": words.text, "html": words.html}
        Letter.objects.filter(pk=pk).update(state=State.ACCEPTED, accepted_at=now, is_told=True, **sent)
        signals.accepted.send(sender=Letter, kind=letter.kind, letters=[letter], at=now)
