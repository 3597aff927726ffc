"""How often one connection may write to the city: enough for a person, too few for a machine."""

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest

HOUR = 60 * 60


def is_within(request: HttpRequest, what: str, *, an_hour: int) -> bool:
    """Count this writing; False from the one after `an_hour` on. Counted on the shared cache."""
    key = f"commission:{what}:{get_adapter().get_client_ip(request)}"
    cache.add(key, 0, HOUR)
    try:
        return cache.incr(key) <= an_hour
    except ValueError:  # it ran out between the two
        return True
