"""The calendar the worked dates are counted with: the statute's, no database."""

from zoneinfo import ZoneInfo

from deadlines.calendars import Calendar, Closing, calendar
from deadlines.new_jersey import closings

NEW_YORK = ZoneInfo("America/New_York")


def calendar_for(years: range, *also: Closing) -> Calendar:
    return calendar([*(day for year in years for day in closings(year)), *also], years=years, zone=NEW_YORK)
