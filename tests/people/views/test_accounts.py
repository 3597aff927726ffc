"""Accounts given to everyone at work; the password letter: asked for, shown once, never kept."""

import pytest

from people.models import Employee, Employment, User


@pytest.fixture
def address(ines):
    return f"/admin/employees/{ines.pk}/password-letter/"


def test_looking_makes_no_password(client, clerk, ines, address):
    client.force_login(clerk.user)
    before = ines.user.password
    assert "Ferreira" in client.get(address).content.decode()
    assert User.objects.get(pk=ines.user.pk).password == before


def test_the_letter_opens_the_account_once_and_is_not_cached(client, clerk, ines, address):
    client.force_login(clerk.user)
    letter = client.post(address)
    ines.user.refresh_from_db()
    words = letter.content.decode().replace("<", " ").replace(">", " ").split()
    assert any(ines.user.check_password(word) for word in words if word.count("-") == 2)
    assert ines.user.must_change_password
    assert "no-store" in letter["Cache-Control"]


def test_the_letter_is_in_the_readers_language(client, clerk, ines, address):
    ines.language = "ar"
    ines.save()
    client.force_login(clerk.user)
    assert 'dir="rtl"' in client.post(address).content.decode()


def test_nobody_else_hands_over_passwords(client, audra, nell, ines, address):
    before = ines.user.password
    for user in (audra, nell.user):
        client.force_login(user)
        assert client.post(address).status_code in (302, 403)
    assert User.objects.get(pk=ines.user.pk).password == before


def test_a_clerk_does_not_open_an_administrators_door(client, clerk, ines, address):
    User.objects.filter(pk=ines.user.pk).update(is_superuser=True)
    client.force_login(clerk.user)
    assert client.post(address).status_code == 302
    assert not User.objects.get(pk=ines.user.pk).must_change_password


def test_a_number_that_is_anothers_user_name_is_told(client, clerk, ines, address):
    ines.user = None
    ines.save()
    client.force_login(clerk.user)
    page = client.post(address)
    assert page.status_code == 409
    assert "An account named 1001 belongs to somebody else." in page.content.decode()


def test_an_employee_nobody_knows_is_not_there(client, clerk):
    client.force_login(clerk.user)
    assert client.get("/admin/employees/99999/password-letter/").status_code == 404


def test_everyone_at_work_gets_an_account_and_nobody_else(client, clerk, ines, marisol):
    User.objects.filter(pk__in=[ines.user.pk, marisol.user.pk]).delete()
    Employment.objects.filter(employee=marisol).update(ends_on="2020-02-03")
    client.force_login(clerk.user)
    assert "One person at work has no account." in client.get("/admin/employees/accounts/").content.decode()
    assert not User.objects.filter(username="1001").exists()
    page = client.post("/admin/employees/accounts/", follow=True)
    assert "1 account was given." in page.content.decode()
    assert list(Employee.objects.filter(user=None)) == [marisol]
    assert "Everyone at work has an account." in client.get("/admin/employees/accounts/").content.decode()


def test_an_auditor_gives_no_accounts(client, audra, ines):
    User.objects.filter(pk=ines.user.pk).delete()
    client.force_login(audra)
    assert client.post("/admin/employees/accounts/").status_code == 302
    assert not User.objects.filter(username="1001").exists()
