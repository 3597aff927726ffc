"""Which days the city is closed, in the one form the counting needs. No Django here."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from zoneinfo import ZoneInfo

# The years kept: nothing older is asked, and the library that knows the holidays ends with 2100.
FIRST_YEAR, LAST_YEAR = 1999, 2099


@dataclass(frozen=True)
class Closing:
    """A day the city is closed, and why: `kind` is saturday, sunday or the kind of the holiday."""

    on: date
    kind: str
    name: str = ""


@dataclass(frozen=True)
class Calendar:
    """The closings of some whole years, in the municipality's own time zone."""

    years: range
    zone: ZoneInfo
    holidays: Mapping[date, Closing]
    version: str = field(default="")

    def closing(self, day: date) -> Closing | None:
        """Why the city is closed that day, or None. A holiday's name comes before the week-end's.

        Raises LookupError for a day outside the years this calendar was made for.
        """
        if day.year not in self.years:
            raise LookupError(f"This calendar covers {self.years.start} to {self.years.stop - 1}, not {day}.")
        if day in self.holidays:
            return self.holidays[day]
        weekend = {5: "saturday", 6: "sunday"}.get(day.weekday())
        return Closing(day, weekend) if weekend else None


def calendar(closings: Iterable[Closing], *, years: range, zone: ZoneInfo) -> Calendar:
    """A calendar whose version is a digest of what it holds: it changes exactly when a day changes."""
    holidays = {closing.on: closing for closing in sorted(closings, key=lambda closing: closing.on)}
    lines = "\n".join(f"{day} {closing.kind} {closing.name}" for day, closing in holidays.items())
    digest = hashlib.sha256(f"{zone.key}\n{lines}".encode()).hexdigest()[:8]
    return Calendar(years, zone, holidays, f"{years.start}-{years.stop - 1}.{digest}")
