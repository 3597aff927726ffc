"""The State's holidays, checked against the library they are taken from and the statute that corrects it."""

from datetime import date

import holidays
import pytest

from deadlines.new_jersey import closings

OURS_IN_2027 = {
    "2027-01-01": "New Year's Day",
    "2027-01-18": "Martin Luther King Jr. Day",
    "2027-02-15": "Washington's Birthday",
    "2027-03-26": "Good Friday",
    "2027-05-31": "Memorial Day",
    "2027-06-18": "Juneteenth",
    "2027-07-04": "Independence Day",
    "2027-07-05": "Independence Day",
    "2027-09-06": "Labor Day",
    "2027-10-11": "Columbus Day",
    "2027-11-02": "Election Day",
    "2027-11-11": "Veterans Day",
    "2027-11-25": "Thanksgiving Day",
    "2027-12-24": "Christmas Day",
    "2027-12-25": "Christmas Day",
    "2027-12-31": "New Year's Day",
}


def test_the_year_2027_day_by_day():
    assert {closing.on.isoformat(): closing.name for closing in closings(2027)} == OURS_IN_2027


@pytest.mark.parametrize("year", range(2026, 2033))
def test_we_differ_from_the_library_only_where_the_statute_does(year):
    library = holidays.US(subdiv="NJ", years=year)
    theirs = {day for day in library if "Lincoln" not in library[day] and "Juneteenth" not in library[day]}
    ours = {closing.on for closing in closings(year)}
    juneteenth = {closing.on for closing in closings(year) if closing.name == "Juneteenth"}
    election = {closing.on for closing in closings(year) if closing.name == "Election Day"}
    assert ours - juneteenth - election == theirs - election
    assert all(day.month == 6 and day.weekday() == 4 and 15 <= day.day <= 21 for day in juneteenth)
    assert all(day.month == 11 and day.weekday() == 1 and 2 <= day.day <= 8 for day in election)
    assert len(juneteenth) == len(election) == 1


@pytest.mark.parametrize("year", range(1999, 2101))
def test_every_year_has_all_its_holidays(year):
    names = {closing.name for closing in closings(year) if closing.kind == "statutory"}
    assert len(names) == (13 if year >= 2021 else 12)


def test_a_saturday_new_year_closes_the_friday_of_the_year_before():
    assert date(2027, 12, 31) in {closing.on for closing in closings(2027)}
    assert date(2028, 1, 1) in {closing.on for closing in closings(2028)}
