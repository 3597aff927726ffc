"""Who works where on a day, and who answers for them."""

from datetime import date

import pytest

from people.models import Agency, Delegation, Employee, Employment
from people.readings import agencies_without_officer, roster, who_answers_for

DAY = date(2026, 12, 14)


@pytest.fixture
def left(ines):
    """Inés left the city the day before."""
    Employment.objects.filter(employee=ines).update(ends_on=date(2026, 12, 13))
    return ines


def test_the_roster_of_a_day_has_who_worked_there_that_day(police, marisol, left, django_assert_num_queries):
    with django_assert_num_queries(1):
        today = list(roster(on=DAY, agency=police))
    assert [line.number for line in today] == ["1000"]
    assert [line.number for line in roster(on=date(2026, 12, 13), agency=police)] == ["1001", "1000"]


def test_without_an_agency_it_is_the_whole_citys(marisol, nell):
    assert [(line.agency, line.number) for line in roster(on=DAY)] == [
        ("Free Public Library", "2000"),
        ("Police Department", "1000"),
    ]


def test_an_officer_answers_before_the_head(police, marisol, ines):
    assert who_answers_for(police, on=DAY).officers == (marisol,)
    assert who_answers_for(police, on=DAY).is_the_head
    Delegation.objects.create(agency=police, officer=ines, starts_on=DAY, ends_on=DAY)
    assert who_answers_for(police, on=DAY).officers == (ines,)
    assert who_answers_for(police, on=date(2026, 12, 15)).officers == (marisol,)


def test_nobody_answers_when_the_officer_has_left(police, left):
    Delegation.objects.create(agency=police, officer=left, starts_on=date(2020, 1, 6))
    assert who_answers_for(police, on=DAY).is_gap
    assert not who_answers_for(police, on=date(2026, 12, 13)).is_gap


def test_agencies_with_people_and_no_officer_are_found(police, library, ines, nell, django_assert_num_queries):
    Agency.objects.create(name="Planning Board", slug="planning", kind="board")
    with django_assert_num_queries(1):
        found = agencies_without_officer(on=DAY)
    assert [(each.agency, each.people) for each in found] == [(police, 1)]


def test_an_agency_whose_only_officer_left_is_found(police, person, left):
    person("1002", "Sam", "Reyes", police)
    police.head = left
    police.save()
    assert [each.people for each in agencies_without_officer(on=DAY)] == [1]
    assert agencies_without_officer(on=date(2026, 12, 13)) == []


def test_two_officers_do_not_count_anyone_twice(police, library, person, ines):
    for number in ("4000", "4001"):
        Delegation.objects.create(agency=library, officer=person(number, "A", "B", police), starts_on=DAY)
    assert [each.people for each in agencies_without_officer(on=DAY)] == [3]


def test_everyone_is_either_here_or_gone(left, marisol, clerk):
    """The clerk was never on a roster: that is not to be gone."""
    assert set(Employee.objects.gone(DAY)) == {left}
    assert set(Employee.objects.here(DAY)) == {marisol, clerk}
    assert set(Employee.objects.here(date(2026, 12, 13))) == {left, marisol, clerk}
