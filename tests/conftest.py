"""What every test stands on. The shared cast lives here; a room's own fixtures are in its own conftest."""

import json
from contextlib import ExitStack
from datetime import date

import pytest
from django.apps import apps
from django.core.management.color import no_style
from django.db import connections
from django.test import TransactionTestCase
from django.utils import translation

from rows.triggers import lifted


def pytest_collection_modifyitems(items):
    """The longest first, so that no worker is left alone with it at the end."""
    items.sort(key=lambda item: not item.nodeid.startswith("tests/year/"))


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The test database, and what the migrations laid in it: the types of content first, for the rest names them."""
    with django_db_blocker.unblock():
        for connection in connections.all():
            laid = json.loads(connection.creation.serialize_db_to_string())
            laid.sort(key=lambda row: row["model"] != "contenttypes.contenttype")
            connection._test_serialized_contents = json.dumps(laid)


@pytest.fixture(scope="session", autouse=True)
def _a_flush_leaves_what_the_migrations_laid():
    """Tests with real transactions end by emptying every table, which rows written once rightly refuse; then the rows
    the migrations wrote are laid again, so that each test begins from the same city, whatever ran before it."""
    emptied = TransactionTestCase._fixture_teardown

    def lay_again(connection):
        connection.creation.deserialize_db_from_string(connection._test_serialized_contents)
        counters = connection.ops.sequence_reset_sql(no_style(), apps.get_models(include_auto_created=True))
        with connection.cursor() as cursor:
            for each in counters:  # the rows came with their keys: the next key is the one after them
                cursor.execute(each)

    def empty_and_lay_again(case):
        aliases = case._databases_names(include_mirrors=False)
        case.serialized_rollback = True  # The kept rows are laid below; Django need not make its own anew.
        with ExitStack() as stack:
            for alias in aliases:
                stack.enter_context(lifted(connections[alias]))
            emptied(case)
            for alias in aliases:
                lay_again(connections[alias])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", empty_and_lay_again)
        yield


@pytest.fixture(autouse=True)
def _each_test_begins_in_english():
    """A page asked for in Arabic leaves Arabic behind it; the next test knows nothing of that."""
    with translation.override("en"):
        yield


# The cast: an employee, her officer, the clerk, and an officer of another agency.


@pytest.fixture
def roles(db):
    from people.roles import ensure_roles

    ensure_roles()


@pytest.fixture
def city(db):
    from deadlines.models import Municipality

    return Municipality.objects.update_or_create(
        pk=1,
        defaults={
            "name": "Kestrel Falls",
            "mayor": "Adaeze Okonkwo-Reyes",
            "clerk": "Halina Brzostek",
            "chief_of_police": "Chief of Police",
            "city_official": "Chief Equity Officer",
        },
    )[0]


@pytest.fixture
def person(db):
    """Makes an employee with an account: `person("1001", "Inés", "Ferreira", agency)`."""
    from people.models import Employee, Employment, User

    def make(number, given, family, agency=None, *, email=True, language="en", starts_on=date(2020, 1, 6)):
        user = User.objects.create_user(username=number, password="a long enough phrase")
        employee = Employee.objects.create(
            number=number,
            given_name=given,
            family_name=family,
            email=f"{number}@kestrelfalls.example" if email else None,
            language=language,
            user=user,
        )
        if agency:
            Employment.objects.create(employee=employee, agency=agency, starts_on=starts_on)
        return employee

    return make


@pytest.fixture
def police(db):
    from people.models import Agency

    return Agency.objects.create(
        name="Police Department", slug="police", kind="police", is_certifying=True, email="police@kestrelfalls.example"
    )


@pytest.fixture
def library(db):
    from people.models import Agency

    return Agency.objects.create(name="Free Public Library", slug="library", kind="library", binding="invited")


@pytest.fixture
def ines(person, police):
    return person("1001", "Inés", "Ferreira", police)


@pytest.fixture
def marisol(person, police):
    """The chief of police: she answers for her department."""
    chief = person("1000", "Marisol", "Quiñones", police)
    police.head = chief
    police.save()
    return chief


@pytest.fixture
def nell(person, library):
    """The appointing officer of another agency, by delegation."""
    from people.models import Delegation

    officer = person("2000", "Nell", "Park", library)
    Delegation.objects.create(agency=library, officer=officer, starts_on=date(2020, 1, 6))
    return officer


@pytest.fixture
def clerk(person, roles):
    from django.contrib.auth.models import Group

    halina = person("3000", "Halina", "Brzostek")
    halina.user.groups.add(Group.objects.get(name="Clerks"))
    return halina
