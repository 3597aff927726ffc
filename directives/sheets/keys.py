"""The keys of the seals on paper: today's secret key of the site, and those it had before."""

import hashlib

from django.conf import settings

from directives.models import Delivery

SALT = b"sheets.codes"


def keys() -> list[bytes]:
    """Today's first: sheets printed under an older key are read as long as it is among the fallbacks."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return [hashlib.sha256(SALT + b":" + secret.encode()).digest() for secret in secrets]


def bound(delivery: Delivery) -> str:
    """What a line on paper is bound to: the person, the edition and the cycle. Its dissemination is at hand."""
    sending = delivery.dissemination
    return f"{delivery.employee_id}:{sending.edition_id}:{sending.pk}:{sending.cycle}"
