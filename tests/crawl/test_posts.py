"""What is sent: without its token it is refused to everybody, and by the wrong role it changes nothing."""

from copy import deepcopy

import pytest
from django.db import transaction

from tests.crawl.addresses import addresses
from tests.crawl.reading import answer, changed, fingerprint, writes
from tests.crawl.tables import ROLES, differences, read, row

pytestmark = pytest.mark.django_db
TABLE = read("posts.txt")
# What a right hand would send; to the rest an empty form is sent.
SENT = {
    "agency/<slug:slug>/notice/": {"name": "Marisol Quiñones", "phone": "201-555-0199"},
    "agency/<slug:slug>/policy/start/": {"name": "Marisol Quiñones", "phone": "201-555-0199"},
    "agency/<slug:slug>/sendings/<int:pk>/<slug:act>/": {"everyone": "1"},
    "agency/<slug:slug>/training/<slug:module>/remind/": {"everyone": "1"},
    "agency/<slug:slug>/training/<slug:module>/credit/": {"everyone": "1"},
    "look/choose/": {"look": "dark"},
    "admin/job_roles/new/": {"name": "Sergeant"},
    "admin/job_roles/edit/<int:pk>/": {"name": "Sergeant"},
    "admin/city_holidays/new/": {"closed_on": "2027-05-03", "name": "Founders' Day", "kind": "municipal"},
}
# The session is there again when its ending is rolled back; the browser must be told.
SIGNS_OUT = {"system/logout/", "agency/<slug:slug>/shared/open/"}
# A mail program's one click comes without a token: the address itself is the key (RFC 8058).
WITHOUT_A_TOKEN = {"meetings/unfollow/<slug:token>/"}
REFUSED = {"in", "back", "403", "404", "405"}


def ours():
    return [address for address in addresses() if address.is_ours]


def test_every_address_of_ours_has_a_row_and_every_row_an_address():
    known = {address.route for address in ours()}
    missing = [row(route, ["?"] * len(ROLES)) for route in sorted(known - TABLE.keys())]
    assert missing == [], "Say in tests/crawl/posts.txt what each role is to be answered there."
    assert sorted(TABLE.keys() - known) == []


def test_a_form_is_taken_as_the_table_says_and_from_the_wrong_role_changes_nothing(house, browser):
    browsers = {role: browser(role) for role in ROLES}
    before = fingerprint()
    for column, (role, client) in enumerate(browsers.items()):
        found, written = send_everything(house, client)
        assert differences({route: answers[column] for route, answers in TABLE.items()}, found) == [], role
        assert written == [], role
    assert changed(before) == []


def send_everything(house, client) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """Each answer, and what was written though it was a refusal. All of it is rolled back."""
    signed_in, found, written = deepcopy(client.cookies), {}, []
    for address in ours():
        with transaction.atomic(), writes() as noted:
            response = client.post(address.path(house.of(address.route)), SENT.get(address.route, {}))
            found[address.route] = answer(response)
            transaction.set_rollback(True)
        if address.route in SIGNS_OUT:
            client.cookies = deepcopy(signed_in)
        if found[address.route] in REFUSED:
            written += [(address.route, sql) for sql in noted]
    return found, written


def test_nothing_is_taken_without_its_token(house, browser):
    client, before = browser("cler", enforce_csrf_checks=True), fingerprint()
    taken = []
    for address in addresses():
        if address.route in WITHOUT_A_TOKEN:
            continue
        found = answer(client.post(address.path(house.of(address.route))))
        if found not in {"403", "404", "405"}:
            taken.append((address.route, found))
    assert taken == []
    assert changed(before) == []
