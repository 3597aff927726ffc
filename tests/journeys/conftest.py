"""A house that is open: its own database, its own server, its own mail server, and Chromium to walk through it."""

import os
import sqlite3
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

import pytest
from django.db import DEFAULT_DB_ALIAS, connections
from playwright.sync_api import sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.directives.conftest import (  # noqa: F401 fixtures, found by their names
    at,
    delivery,
    directive,
    directive_page,
    home,
    order,
    order_page,
    sent,
    transmitted,
)
from tests.journeys.walk import Walk
from tests.letters.conftest import mail_server  # noqa: F401 a fixture, found by its name

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
ARGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture
def db(django_db_setup, django_db_blocker, tmp_path):
    """A copy of the test database, for the server's threads to see what a test commits, thrown away afterwards.

    It takes the place of pytest-django's `db`, so the cast of tests/conftest.py lives here too.
    """
    with django_db_blocker.unblock():
        standing = connections[DEFAULT_DB_ALIAS]
        copied = _on_disk if standing.vendor == "sqlite" else _cloned
        with copied(standing, tmp_path) as name:
            del connections[DEFAULT_DB_ALIAS]
            with mock.patch.dict(standing.settings_dict, NAME=name):
                yield
                connections[DEFAULT_DB_ALIAS].close()
            connections[DEFAULT_DB_ALIAS] = standing


@contextmanager
def _on_disk(standing, tmp_path):
    path = tmp_path / "house.sqlite3"
    standing.ensure_connection()
    with sqlite3.connect(path) as copy:
        standing.connection.backup(copy)
    copy.close()
    yield str(path)


@contextmanager
def _cloned(standing, tmp_path):
    standing.close()  # PostgreSQL copies a database nobody is in
    standing.creation.clone_test_db("journey", verbosity=0)
    yield standing.creation.get_test_db_clone_settings("journey")["NAME"]
    standing.creation.destroy_test_db(suffix="journey", verbosity=0)


@pytest.fixture
def chromium(db, monkeypatch):
    if not CHROMIUM.exists():
        pytest.skip(f"There is no Chromium at {CHROMIUM}: install it, or name another in the environment as CHROMIUM.")
    # Playwright keeps an event loop in this thread: Django thinks it is asked from one, and opens connections for it.
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        yield browser
        browser.close()
        connections.close_all()


@pytest.fixture
def house(db, settings, mail_server):  # noqa: F811
    """The server's address. Letters go out over SMTP to `mail_server`, and link to here."""
    server = LiveServer("127.0.0.1")
    settings.SITE_URL = settings.WAGTAILADMIN_BASE_URL = server.url
    yield server.url
    server.stop()


@pytest.fixture
def it_is(settings):
    """Sets the city's clock for everybody, the server's threads too: `it_is("2026-10-01T09:00")`."""

    def set_to(moment: str) -> None:
        settings.CLOCK_AT = moment

    return set_to


@pytest.fixture
def walk(chromium, house):
    """Opens a browser for one person: `walk(width=360, language="ar")`. At the end, every page they passed was
    looked at and nothing was found."""
    walks = []

    def begin(**kwargs) -> Walk:
        walks.append(Walk(chromium, house, **kwargs))
        return walks[-1]

    yield begin
    found = [finding for each in walks for finding in each.found]
    for each in walks:
        each.close()
    assert found == [], "\n".join(str(finding) for finding in found)
