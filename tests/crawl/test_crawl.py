"""Every address, asked for by everybody: each is answered as the table says, and asking changes nothing."""

from itertools import product

import pytest
from django.core.paginator import UnorderedObjectListWarning

from tests.crawl.addresses import addresses
from tests.crawl.reading import against_the_policy, answer, changed, fingerprint, writes
from tests.crawl.tables import ROLES, differences, read, row

pytestmark = [
    pytest.mark.django_db,
    # wagtail-localize's own report of translations.
    pytest.mark.filterwarnings(
        f"ignore::{UnorderedObjectListWarning.__module__}.{UnorderedObjectListWarning.__name__}"
    ),
]
# Wagtail and Django write scripts into their own pages, under their own policies.
BACK_ROOMS = ("admin/", "system/")
TABLE = read("table.txt")


def test_every_address_has_a_row_and_every_row_an_address():
    known = {address.route for address in addresses()}
    missing = [row(route, ["?"] * len(ROLES)) for route in sorted(known - TABLE.keys())]
    assert missing == [], "Say in tests/crawl/table.txt what each role is to be answered there."
    assert sorted(TABLE.keys() - known) == []
    assert all(len(answers) == len(ROLES) for answers in TABLE.values())


@pytest.mark.parametrize("role", ROLES)
def test_each_address_answers_as_the_table_says_and_asking_changes_nothing(house, browser, role):
    client, before = browser(role), fingerprint()
    found, written, inline = {}, [], []
    for address in addresses():
        with writes() as noted:
            response = client.get(address.path(house.of(address.route)))
            found[address.route] = answer(response)
        written += [(address.route, sql) for sql in noted]
        if not address.route.startswith(BACK_ROOMS):
            inline += [(address.route, wrong) for wrong in against_the_policy(response)]
    column = list(ROLES).index(role)
    assert differences({route: answers[column] for route, answers in TABLE.items()}, found) == []
    assert written == []
    assert changed(before) == []
    assert inline == []


def test_the_front_answers_the_same_in_other_languages(house, browser):
    for language, role in product(["es", "ar"], ["anon", "empl", "stra"]):
        client, column, prefix = browser(role), list(ROLES).index(role), f"{language}/"
        front = [each for each in addresses(language) if each.is_ours and each.route.startswith(prefix)]
        assert front
        routes = {each.route: each.route.removeprefix(prefix) for each in front}
        found = {each.route: answer(client.get(each.path(house.of(routes[each.route])))) for each in front}
        assert differences({route: TABLE[routes[route]][column] for route in found}, found) == [], role
