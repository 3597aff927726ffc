"""On time at the lawful minute, refused one minute later: across both changes of clocks and a holiday week-end."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from commission.noticing import Outlet, Place, Timeliness, TooLate, check, timeliness
from deadlines.counting import count, reach
from deadlines.rules import RULES
from tests.deadlines.calendar_of_new_jersey import calendar_for

NEW_YORK = ZoneInfo("America/New_York")

# The meeting, and the last lawful minute of its notice: the earlier of 48 hours and two dates before.
MINUTES = [
    ("2027-02-11T19:00", "2027-02-09T19:00"),
    # The clocks go forward on Sunday, March 14, 2027: 48 hours before Monday evening is 6 p.m. on Saturday.
    ("2027-03-15T19:00", "2027-03-13T18:00"),
    # They go back on Sunday, November 7, 2027: the same time two dates before is 49 hours, and the earlier.
    ("2027-11-08T19:00", "2027-11-06T19:00"),
    # A holiday week-end neither lengthens nor shortens it: Labor Day is Monday, September 6, 2027.
    ("2027-09-07T19:00", "2027-09-05T19:00"),
]


def latest(start):
    rule, moment = RULES["meeting_notice"], datetime.fromisoformat(start)
    return count(rule, moment, calendar_for(reach(rule, moment.date()))).due


@pytest.mark.parametrize(("start", "minute"), MINUTES)
def test_the_last_minute_is_in_time_and_the_next_is_not(start, minute):
    last = datetime.fromisoformat(minute).replace(tzinfo=NEW_YORK)
    assert latest(start) == last
    check(last, latest=last, is_emergency=False, reason="")
    with pytest.raises(TooLate):
        check(last + timedelta(minutes=1), latest=last, is_emergency=False, reason="")


@pytest.mark.parametrize(("is_emergency", "reason"), [(True, ""), (False, "The newspaper closed early.")])
def test_an_emergency_or_a_stated_reason_lets_it_pass(is_emergency, reason):
    last = datetime(2027, 2, 9, 19, 0, tzinfo=NEW_YORK)
    an_hour_late = last + timedelta(hours=1)
    with pytest.raises(TooLate):
        check(an_hour_late, latest=last, is_emergency=False, reason=" ")
    assert check(an_hour_late, latest=last, is_emergency=is_emergency, reason=reason) is None


LAST = datetime(2027, 2, 9, 19, 0, tzinfo=NEW_YORK)
SITE, BOARD = Outlet(Place.WEBSITE), Outlet(Place.PUBLIC_PLACE, "City Hall lobby")


@pytest.mark.parametrize(
    ("posted", "now", "expected"),
    [
        ({SITE: LAST, BOARD: None}, LAST, Timeliness.WAITING),
        ({SITE: LAST, BOARD: None}, LAST + timedelta(minutes=1), Timeliness.MISSED),
        ({SITE: LAST, BOARD: LAST}, LAST + timedelta(days=9), Timeliness.ON_TIME),
        ({SITE: LAST, BOARD: LAST + timedelta(minutes=1)}, LAST + timedelta(days=9), Timeliness.LATE),
    ],
)
def test_a_notice_is_on_time_when_every_place_was(posted, now, expected):
    assert timeliness(posted, latest=LAST, now=now) == expected
