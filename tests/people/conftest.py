import pytest

from people.models import Agency, Employee, User
from people.permissions import AUDITORS, CLERKS, SYSTEM_ADMINISTRATORS


def account(name: str, *groups: str) -> User:
    from django.contrib.auth.models import Group

    user = User.objects.create(username=name)
    user.groups.set(Group.objects.filter(name__in=groups))
    return user


@pytest.fixture
def works(db):
    return Agency.objects.create(name="Public Works", slug="public-works", kind=Agency.Kind.PUBLIC_WORKS)


@pytest.fixture
def library(db):
    return Agency.objects.create(name="Library", slug="library", kind=Agency.Kind.LIBRARY)


@pytest.fixture
def agencies(works, library):
    return [works, library]


@pytest.fixture
def halina(db):
    """The clerk."""
    return account("halina", CLERKS)


@pytest.fixture
def root(db):
    """A system administrator."""
    return account("root", SYSTEM_ADMINISTRATORS)


@pytest.fixture
def audra(db):
    """The auditor."""
    return account("audra", AUDITORS)


@pytest.fixture
def ines(db):
    """An employee without an account."""
    return Employee.objects.create(number="KF-0001", given_name="Inés", family_name="Ferreira")
