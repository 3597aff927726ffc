"""Accounts for everyone, and a password on paper for those without e-mail."""

import pytest
from allauth.account.models import EmailAddress
from django.core.exceptions import PermissionDenied
from django.core.management import call_command

from evidence.models import Entry
from people.acts.accounts import AccountTaken, give_account, give_accounts, hand_over_password
from people.models import Employee, User


@pytest.fixture
def otto(db):
    return Employee.objects.create(number="KF-0003", given_name="Otto", family_name="Hale", email="otto@kf.example")


@pytest.fixture
def tomas(db):
    """He has no e-mail."""
    return Employee.objects.create(number="KF-0009", given_name="Tomás", family_name="Reyes")


def test_an_account_is_named_by_the_number_and_opens_for_nobody_yet(otto, clerk):
    user = give_account(employee=otto, by=clerk.user)
    assert (user.username, user.email, user.has_usable_password()) == ("KF-0003", "otto@kf.example", False)
    assert EmailAddress.objects.get(user=user).verified
    assert Entry.objects.get(action="accounts given").details == {"numbers": ["KF-0003"], "taken": []}


def test_a_second_account_is_never_made(otto, clerk):
    assert give_account(employee=otto, by=clerk.user) == give_account(employee=otto, by=clerk.user)
    assert Entry.objects.filter(action="accounts given").count() == 1


def test_an_account_of_that_name_is_never_given_away(otto, tomas, clerk):
    User.objects.create_user(username="KF-0003")
    with pytest.raises(AccountTaken):
        give_account(employee=otto, by=clerk.user)
    given = give_accounts(employees=Employee.objects.all(), by=clerk.user)
    assert (given.made, given.taken) == (1, ("KF-0003",))


def test_only_the_clerk_and_administrators_give_accounts(otto, audra, nell):
    for by in (audra, nell.user):
        with pytest.raises(PermissionDenied):
            give_account(employee=otto, by=by)
    assert not User.objects.filter(username="KF-0003").exists()


@pytest.mark.parametrize("count", [10, 2000])
def test_accounts_take_the_same_number_of_statements_whatever_theirs(db, django_assert_num_queries, count):
    people = [
        Employee(number=f"N{n}", given_name="A", family_name="B", email=f"n{n}@kf.example" if n % 2 else None)
        for n in range(count)
    ]
    Employee.objects.bulk_create(people)
    with django_assert_num_queries(11):
        assert give_accounts(employees=Employee.objects.all(), by=None).made == count
    assert Employee.objects.filter(user__username="N7", user__email="n7@kf.example").exists()
    assert EmailAddress.objects.count() == count // 2


def test_a_password_handed_over_opens_once_and_asks_for_another(tomas, clerk, client):
    password = hand_over_password(employee=tomas, by=clerk.user)
    user = User.objects.get(username="KF-0009")
    assert user.check_password(password)
    assert user.must_change_password
    assert Entry.objects.filter(action="password handed over", by=clerk.user).exists()
    assert password not in str(list(Entry.objects.values()))


def test_another_password_ends_the_first(tomas, clerk):
    first = hand_over_password(employee=tomas, by=clerk.user)
    hand_over_password(employee=tomas, by=clerk.user)
    assert not User.objects.get(username="KF-0009").check_password(first)


def test_a_clerk_does_not_open_an_administrators_door(tomas, clerk, root):
    tomas.user = User.objects.create_superuser(username="KF-0009", email="", password="a long enough phrase")
    tomas.save()
    with pytest.raises(PermissionDenied):
        hand_over_password(employee=tomas, by=clerk.user)
    assert hand_over_password(employee=tomas, by=root)


def test_a_superuser_is_made_from_the_command_line(db, monkeypatch):
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", "a long enough phrase")
    call_command("createsuperuser", interactive=False, username="root", email="root@kf.example", verbosity=0)
    assert User.objects.get(username="root").is_superuser
