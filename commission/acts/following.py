"""Hearing of each notice by e-mail: asked for, confirmed, left with one click."""

from django.db import transaction

from commission.models import Subscriber
from deadlines import clock
from letters.acts import owe


@transaction.atomic
def ask_to_follow(*, email: str, language: str) -> Subscriber:
    """Somebody asks to hear of notices; nothing is sent there until they confirm by the letter they get.

    The same answer whether the address is new, waiting or confirmed, so that nobody learns who follows. Asking again
    within a day sends no second letter.
    """
    email = email.strip().lower()
    subscriber, _made = Subscriber.objects.get_or_create(
        email=email, defaults={"language": language, "asked_at": clock.now()}
    )
    if subscriber.confirmed_at is None or subscriber.left_at:
        subscriber.language, subscriber.asked_at = language, clock.now()
        subscriber.save(update_fields=["language", "asked_at"])
        key = f"follow:{subscriber.pk}:{clock.today()}"
        owe(key=key, kind="follow", to=email, language=language, subject_id=subscriber.pk)
    return subscriber


@transaction.atomic
def confirm(*, subscriber: Subscriber) -> Subscriber:
    """The address is its owner's: from now on it hears of each notice. Twice is once."""
    if subscriber.confirmed_at is None or subscriber.left_at:
        subscriber.confirmed_at, subscriber.left_at = clock.now(), None
        subscriber.save(update_fields=["confirmed_at", "left_at"])
    return subscriber


@transaction.atomic
def leave(*, subscriber: Subscriber) -> Subscriber:
    """Nothing more is sent there. Twice is once; asking again begins anew."""
    if subscriber.left_at is None:
        subscriber.left_at = clock.now()
        subscriber.save(update_fields=["left_at"])
    return subscriber
