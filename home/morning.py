"""The morning: all that the city's day brings without anybody asking, in its order, and a look at what it would do."""

import logging
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from deadlines import clock
from directives.acts import morning as directives
from directives.acts.allowances import move_past_leave
from directives.acts.shelves import seat_officers
from home.models import Pause
from letters.models import Letter
from training.acts.designations import watch_officials
from training.acts.enrollments import carry_on as carry_training_on

log = logging.getLogger(__name__)

# Before the town hall opens, and never at an hour that a change of clocks leaves out or brings twice.
AT = time(6, 10)


@dataclass(frozen=True)
class Step:
    """One part of the morning; `act` gives how many of what it did, or nothing worth a number."""

    name: str
    act: Callable[[], Mapping[str, int] | None]


@dataclass(frozen=True)
class Morning:
    """What a morning did, or would do. `failed` names the steps that broke; the others were done all the same.

    `paused` is the pause that kept it from doing anything; `told` what was read of its letters before they were taken
    back.
    """

    on: date
    done: dict[str, int]
    letters: list[Letter]
    failed: list[str]
    paused: Pause | None = None
    told: Any = None


def _past_leaves() -> dict[str, int]:
    return {"moved": move_past_leave()}


def _seat() -> None:
    seat_officers(today=clock.today())


STEPS = (
    # Who answers for an agency from today on may write on its shelf.
    Step("officers", _seat),
    # Before anybody is reminded: what fell due during a leave is due after it.
    Step("leaves", _past_leaves),
    # Leavers and joiners, the yearly sendings, the ladder of reminders.
    Step("directives", directives.carry_on),
    # Leavers owe no training, joiners are enrolled, a certificate that is about to end is asked for again.
    Step("training", carry_training_on),
    # Certifying officials whose designation has ended, or whose training ends soon (§8.G).
    Step("officials", watch_officials),
)


def run(*, on: date | None = None) -> Morning:
    """Do what the morning of that day asks, today's when none is named. Twice is once: every step asks what is still to
    be done. A step that fails takes none of the others with it. A morning that is paused does nothing."""
    with _held(on):
        return _paused() or _through(STEPS)


def preview(*, on: date | None = None, beyond_the_pause: bool = False, read: Callable | None = None) -> Morning:
    """What `run` would do, and whom it would write to; beyond a pause, what it would do without it.

    Everything is done and taken back: nothing is kept or sent. `read` is called with the letters while the rows they
    are about still stand.
    """
    with _held(on), transaction.atomic():
        pause = Pause.objects.on(clock.today()).first()
        if pause and not beyond_the_pause:
            return Morning(clock.today(), {}, [], [], pause)
        seen = _through(STEPS)
        told = read(seen.letters) if read else None
        transaction.set_rollback(True)
    return replace(seen, paused=pause, told=told)


def next_morning(now: datetime) -> date:
    """The day of the next morning: today's until ten past six, then tomorrow's."""
    here = timezone.localtime(now)
    return here.date() if here.time() < AT else here.date() + timedelta(days=1)


def _paused() -> Morning | None:
    pause = Pause.objects.on(clock.today()).first()
    return Morning(clock.today(), {}, [], [], pause) if pause else None


def _through(steps: tuple[Step, ...]) -> Morning:
    last = Letter.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    done: dict[str, int] = {}
    failed = []
    for step in steps:
        try:
            with transaction.atomic():
                counted = step.act() or {}
        except Exception:
            log.exception("A step of the morning failed: %s", step.name)
            failed.append(step.name)
        else:
            done |= {f"{step.name}.{what}": count for what, count in counted.items()}
    # What is shown in the house alone, to whoever has no address, goes nowhere.
    letters = list(Letter.objects.filter(pk__gt=last).exclude(to="").order_by("pk"))
    return Morning(clock.today(), done, letters, failed)


def _held(on: date | None):
    """The clock at ten past six of that day; as it is when no day is named."""
    return clock.held(timezone.make_aware(datetime.combine(on, AT))) if on else nullcontext()
