"""Where luck comes from: the system's own, that nobody can foretell. The demonstration and tests may hold it."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_SYSTEM = random.SystemRandom()
_held: ContextVar[random.Random | None] = ContextVar("luck", default=None)


def source() -> random.Random:
    """What papers are drawn with, and certificates numbered."""
    return _held.get() or _SYSTEM


@contextmanager
def held(seed: int | str) -> Iterator[None]:
    """The same luck each time."""
    token = _held.set(random.Random(seed))  # noqa: S311 only where the same luck is wanted
    try:
        yield
    finally:
        _held.reset(token)
