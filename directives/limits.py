"""How often one connection may ask. The count is kept in the shared cache, and nothing of who asked what."""

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest

MINUTE = 60
HOUR = 60 * MINUTE


def is_within_limit(request: HttpRequest, what: str, *, most: int, seconds: int) -> bool:
    """Count this request among those of its address for `what`; so many seconds without one let it start again."""
    key = f"{what}:{get_adapter().get_client_ip(request)}"
    cache.add(key, 0, seconds)
    try:
        asked = cache.incr(key)
    except ValueError:  # its time ran out between the two
        return True
    if asked <= most:
        cache.touch(key, seconds)  # not every cache keeps the time when it counts
    return asked <= most
