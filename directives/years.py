"""When a text goes out again: once a year, on the city's day. Dates in, dates out; no Django, no clock."""

from datetime import date, timedelta

# A text that went out so shortly before the city's day does not go out again on it.
TOO_SOON = timedelta(days=90)


def next_on(last: date, *, month: int, day: int) -> date | None:
    """The city's day within twelve months after `last`; None where it comes too soon after it, and the twelve months
    themselves decide."""
    fixed = first_after(last, month=month, day=day)
    return None if fixed - last < TOO_SOON else fixed


def first_after(after: date, *, month: int, day: int) -> date:
    """The first such day of a year after `after`; February 29 falls on the 28th in a year that has none."""
    candidates = (_day_of(year, month, day) for year in (after.year, after.year + 1))
    return next(each for each in candidates if each > after)


def _day_of(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        return date(year, month, day - 1)
