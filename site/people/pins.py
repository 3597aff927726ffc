"""Who stands at a shared screen: an employee number and a PIN, with few tries."""

from hashlib import sha256

from django.contrib.auth.hashers import check_password, make_password
from django.core.cache import cache

from people.models import Employee, Pin

TRIES = 5
LOCKED = 15 * 60


def who(*, number: str, pin: str) -> Employee | None:
    """Whose number and PIN these are; nobody's when they do not go together, and after five wrong tries for fifteen
    minutes. A number that nobody has is answered as any other, and takes as long. The count is kept in the shared
    cache, and forgotten with the first right try.
    """
    number = number.strip()
    key = f"pin:{sha256(number.encode()).hexdigest()}"
    cache.add(key, 0, LOCKED)
    try:
        tries = cache.incr(key)
    except ValueError:  # its time ran out between the two
        tries = 1
    if tries > TRIES:
        return None
    cache.touch(key, LOCKED)  # not every cache keeps the time when it counts
    kept = Pin.objects.select_related("employee__user").filter(employee__number=number).first()
    if kept is None:
        make_password(pin)
        return None
    if not check_password(pin, kept.digest):
        return None
    cache.delete(key)
    return kept.employee
