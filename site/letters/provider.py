"""Bounces that a mail provider tells of by its webhook, whichever provider it is (django-anymail)."""

import json
from datetime import timedelta

from deadlines import clock
from letters.acts import bounce
from letters.message_ids import letters_named
from letters.models import Letter

GIVEN_UP = {"bounced", "rejected", "failed"}
# A provider that does not tell which message it means tells whom: it is the last one they were sent.
RECENT = timedelta(days=7)


def hear(sender, *, event, esp_name: str, **_signal) -> None:
    """A receiver of `anymail.signals.tracking`. The webhook has checked that it is the provider who speaks."""
    if event.event_type not in GIVEN_UP:
        return
    said = event.mta_response or event.description or event.reject_reason or event.event_type
    bounce(letter_ids=_meant(event), answer=f"{esp_name}: {said}")


def _meant(event) -> list[int]:
    told = [str(event.message_id or ""), json.dumps([event.metadata, event.esp_event], default=str)]
    named = list(letters_named(told))[:1]
    if named or not event.recipient:
        return named
    accepted = Letter.objects.filter(to__iexact=event.recipient, state=Letter.State.ACCEPTED)
    return list(accepted.filter(accepted_at__gte=clock.now() - RECENT).order_by("-id").values_list("pk", flat=True)[:1])
