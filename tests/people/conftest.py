import pytest
from django.contrib.auth.models import Group

from people.models import Agency, User
from people.permissions import AUDITORS, SYSTEM_ADMINISTRATORS


def account(name: str, *groups: str) -> User:
    user = User.objects.create_user(username=name, password="a long enough phrase")
    user.groups.set(Group.objects.filter(name__in=groups))
    return user


@pytest.fixture
def works(db):
    return Agency.objects.create(name="Public Works", slug="public-works", kind=Agency.Kind.PUBLIC_WORKS)


@pytest.fixture
def agencies(works, library):
    """The two that the files of `tests.people.files` name."""
    return [works, library]


@pytest.fixture
def root(roles):
    """A system administrator."""
    return account("root", SYSTEM_ADMINISTRATORS)


@pytest.fixture
def audra(roles):
    """The auditor."""
    return account("audra", AUDITORS)
