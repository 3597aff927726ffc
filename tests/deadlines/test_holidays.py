"""The calendar of a fresh city, and the clerk's hand in it."""

from datetime import date

import pytest

from deadlines.acts import seed_holidays
from deadlines.models import Holiday

pytestmark = pytest.mark.django_db


def test_a_fresh_city_knows_twelve_years_of_holidays():
    years = {day.year for day in Holiday.objects.values_list("closed_on", flat=True)}
    assert years == set(range(2025, 2037))


def test_seeding_twice_adds_nothing():
    assert seed_holidays(years=range(2025, 2037)) == 0


def test_a_new_year_is_added_once():
    assert seed_holidays(years=[2040]) == Holiday.objects.filter(closed_on__year=2040).count() > 12
    assert seed_holidays(years=[2040]) == 0


def test_what_the_clerk_took_away_or_renamed_stays_so():
    Holiday.objects.get(closed_on=date(2027, 3, 26)).delete()
    Holiday.objects.filter(closed_on=date(2027, 10, 11)).update(name="Heritage Day")
    seed_holidays(years=[2027])
    assert not Holiday.objects.filter(closed_on=date(2027, 3, 26)).exists()
    assert Holiday.objects.get(closed_on=date(2027, 10, 11)).name == "Heritage Day"


def test_a_day_the_clerk_entered_before_the_year_was_seeded_keeps_her_name():
    Holiday.objects.create(closed_on=date(2041, 12, 25), name="Christmas, all day", kind=Holiday.Kind.LOCAL)
    seed_holidays(years=[2041])
    assert Holiday.objects.get(closed_on=date(2041, 12, 25)).name == "Christmas, all day"
    assert Holiday.objects.filter(closed_on=date(2041, 7, 4)).exists()


def test_the_same_number_of_queries_for_one_year_and_twenty(django_assert_num_queries):
    with django_assert_num_queries(5):
        seed_holidays(years=[2050])
    with django_assert_num_queries(5):
        seed_holidays(years=range(2051, 2071))
