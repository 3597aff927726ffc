"""A database for the run alone: made before, dropped after, never the developer's."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import psycopg
from psycopg import sql

from config.settings import VAR, env

NAME = "bench_city"
HERE = "postgres://postgres@127.0.0.1:5432/postgres"
BENCH = VAR / "bench"


def server() -> str:
    """The address of a PostgreSQL server that answers, or nothing."""
    address = env("DATABASE_URL", default="")
    if not address.startswith("postgres"):
        address = HERE
    try:
        psycopg.connect(address, connect_timeout=3).close()
    except psycopg.OperationalError:
        return ""
    return address


@contextmanager
def sqlite(name: str) -> Iterator[str]:
    """The DATABASE_URL of a new file under var/."""
    BENCH.mkdir(exist_ok=True)
    file = BENCH / f"{name}.sqlite3"
    _remove(file)
    try:
        yield f"sqlite:///{file}"
    finally:
        _remove(file)


@contextmanager
def postgresql(address: str, name: str) -> Iterator[str]:
    """The DATABASE_URL of a new database on the server at `address`."""
    _run(address, "DROP DATABASE IF EXISTS {}", name)
    _run(address, "CREATE DATABASE {}", name)
    try:
        yield urlsplit(address)._replace(path=f"/{name}").geturl()
    finally:
        _run(address, "DROP DATABASE {} WITH (FORCE)", name)


def _run(address: str, statement: str, name: str) -> None:
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(sql.SQL(statement).format(sql.Identifier(name)))


def _remove(file: os.PathLike) -> None:
    for ending in ("", "-wal", "-shm"):
        path = f"{os.fspath(file)}{ending}"
        if os.path.exists(path):
            os.remove(path)
