"""Whether the process lives and whether it can work."""

import pytest
from django.db import OperationalError

from config import health

READY = {"status": "ok", "database": "ok", "migrations": "ok", "cache": "ok", "broker": "ok"}


def test_the_process_says_it_lives_without_any_database(client):
    assert client.get("/healthz").json() == {"status": "ok"}


def test_it_is_ready_when_every_part_is(client, db):
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()) == (200, READY)
    assert "no-store" in answer.headers["Cache-Control"]


def test_two_queries_tell(client, db, django_assert_num_queries):
    client.get("/readyz")
    with django_assert_num_queries(3):  # a word with the database; the migrations' table, and what it holds
        client.get("/readyz")


def _database_gone():
    raise OperationalError("the password of the database is swordfish")


@pytest.mark.parametrize("part", ["database", "migrations", "cache", "broker"])
def test_a_part_that_fails_is_named_and_why_is_not_told(client, db, monkeypatch, caplog, part):
    monkeypatch.setitem(health.PARTS, part, _database_gone)
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()) == (503, {**READY, "status": "not ready", part: "not ready"})
    assert "swordfish" not in answer.content.decode()
    assert f"{part} is not ready" in caplog.text


def test_a_missing_migration_is_seen(client, db, monkeypatch):
    monkeypatch.setattr(health, "_last_migrations", lambda: frozenset({("people", "9999_to_come")}))
    assert client.get("/readyz").json()["migrations"] == "not ready"


def test_a_cache_that_forgets_is_seen(client, db, settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    assert client.get("/readyz").json()["cache"] == "not ready"


def test_a_broker_that_is_not_there_is_seen(client, db, settings, monkeypatch):
    from config.celery import app

    settings.CELERY_BROKER_URL = "amqp://guest@127.0.0.1:1//"
    connect = app.connection_for_write
    monkeypatch.setattr(app, "connection_for_write", lambda **more: connect(url=settings.CELERY_BROKER_URL, **more))
    assert client.get("/readyz").json()["broker"] == "not ready"


def test_it_is_asked_and_never_told(client, db):
    assert client.post("/readyz").status_code == 405
