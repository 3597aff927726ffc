"""Who works where on a day, who answers for them, and what an account may do."""

from datetime import date

import pytest
from django.contrib.auth.models import Group

from people.models import Agency, Delegation, Employee, Employment, User
from people.permissions import TRAINERS, groups_of, is_appointing_officer, may_enter_admin
from people.readings import account, agencies_without_officer, answering, roster, who_answers_for

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


def test_who_stands_in_is_the_head_and_then_the_clerk(police, library, marisol, nell, django_assert_num_queries):
    with django_assert_num_queries(2):
        found = answering([police.pk, library.pk], on=DAY)
    assert (found[police.pk].stands_in, found[library.pk].stands_in) == ("head", "")
    Delegation.objects.create(agency=library, officer=nell, starts_on=DAY)
    assert who_answers_for(library, on=DAY).officers == (nell,)
    police.head = None
    police.save()
    assert who_answers_for(police, on=DAY).stands_in == "clerk"


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


def everything(user):
    """What `known` must agree with: the sentences as they answer without it."""
    return groups_of(user), is_appointing_officer(user, today=DAY), user.has_perm("wagtailadmin.access_admin")


def test_an_account_comes_with_all_a_page_asks_of_it(
    roles, clerk, marisol, nell, ines, audra, root, django_assert_num_queries
):
    User.objects.create_superuser("2-root", password="a long enough phrase")
    Delegation.objects.create(agency=nell.delegations.get().agency, officer=clerk, starts_on=DAY)
    audra.groups.add(Group.objects.get(name=TRAINERS))
    for user in User.objects.all():
        with django_assert_num_queries(1):
            found = account(user.pk, today=DAY)
            said = groups_of(found), is_appointing_officer(found, today=DAY), may_enter_admin(found)
            assert str(found)
        assert said == everything(User.objects.get(pk=user.pk)), user.username


def test_what_is_known_of_one_day_is_not_said_of_another(nell):
    Delegation.objects.update(ends_on=DAY)
    found = account(nell.user_id, today=DAY)
    assert is_appointing_officer(found, today=DAY)
    assert not is_appointing_officer(found, today=date(2026, 12, 15))


def test_whoever_left_or_is_closed_out_may_nothing(left, clerk, police):
    police.head = left
    police.save()
    assert not is_appointing_officer(account(left.user_id, today=DAY), today=DAY)
    User.objects.update(is_active=False)
    assert not may_enter_admin(account(clerk.user_id, today=DAY))
    assert account(0, today=DAY) is None
