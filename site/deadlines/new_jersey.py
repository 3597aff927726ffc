"""The days New Jersey closes its offices, N.J.S.A. 36:1-1 to 36:1-1.2. No Django here.

The `holidays` library knows most of them; what it lacks, or keeps otherwise, is put right here:
Lincoln's Birthday is on the list but closes nothing (36:1-1.d), Juneteenth is the third Friday in June,
and a general election is held every November, not in even years alone.
"""

from datetime import date, timedelta
from functools import lru_cache

import holidays

from deadlines.calendars import Closing
from deadlines.rules.table import _

STATUTORY, OBSERVED = "statutory", "observed"

# The library's name of each day → ours.
_NAMES = {
    "New Year's Day": _("New Year's Day"),
    "Martin Luther King Jr. Day": _("Martin Luther King Jr. Day"),
    "Presidents Day": _("Washington's Birthday"),
    "Good Friday": _("Good Friday"),
    "Memorial Day": _("Memorial Day"),
    "Independence Day": _("Independence Day"),
    "Labor Day": _("Labor Day"),
    "Columbus Day": _("Columbus Day"),
    "Veterans Day": _("Veterans Day"),
    "Thanksgiving Day": _("Thanksgiving Day"),
    "Christmas Day": _("Christmas Day"),
}
_JUNETEENTH, _ELECTION_DAY = _("Juneteenth"), _("Election Day")


@lru_cache(maxsize=256)
def closings(year: int) -> tuple[Closing, ...]:
    """The statutory holidays that close the offices in that calendar year, in order.

    A holiday on a Sunday also closes the Monday (36:1-1), one on a Saturday the Friday before
    (36:1-1.2): so the last day of a year may be closed for the New Year of the next.
    """
    days = [*_named(year), *(closing for closing in _named(year + 1) if closing.on.month == 1)]
    both = [*days, *(closing for day in days if (closing := _observed(day)))]
    return tuple(sorted((closing for closing in both if closing.on.year == year), key=lambda closing: closing.on))


def _named(year: int) -> list[Closing]:
    listed = holidays.US(subdiv="NJ", years=year, observed=False)
    found = {_NAMES[name]: day for day in listed for name in listed.get_list(day) if name in _NAMES}
    if year >= 2021:  # P.L.2020, c.76
        found[_JUNETEENTH] = _nth(year, 6, weekday=4, nth=3)
    found[_ELECTION_DAY] = _nth(year, 11, weekday=0, nth=1) + timedelta(days=1)
    return [Closing(day, STATUTORY, name) for name, day in found.items()]


def _nth(year: int, month: int, *, weekday: int, nth: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def _observed(holiday: Closing) -> Closing | None:
    shift = {5: -1, 6: 1}.get(holiday.on.weekday())
    return Closing(holiday.on + timedelta(days=shift), OBSERVED, holiday.name) if shift else None
