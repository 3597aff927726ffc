"""Write many rows that stand in Python with one statement each way, whatever their number.

`bulk_create` splits a set by the number of its values (999 a statement on SQLite), and `bulk_update` compiles a
CASE for each value of each row. Here the whole set travels as one parameter, in JSON.
"""

import json
from collections.abc import Iterable, Sequence

from django.db import connections, models, router
from django.db.backends.base.base import BaseDatabaseWrapper


def insert_rows(model: type[models.Model], names: Sequence[str], rows: Iterable[Sequence]) -> int:
    """Insert one row of `model` for each of `rows`, which give the values of the fields `names`; return how many.

    Every column without a default in the database must be named. No `save()` and no signal runs.
    """
    connection, given, fields = _prepared(model, names, rows)
    if not given:
        return 0
    columns = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    select, parameter = _as_table(connection, fields, given)
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {_table(connection, model)} ({columns}) {select}", [parameter])
        return cursor.rowcount


def update_rows(model: type[models.Model], names: Sequence[str], rows: Iterable[Sequence]) -> int:
    """Set the fields `names` of many rows of `model`; each of `rows` is a primary key and then the values."""
    connection, given, fields = _prepared(model, ["pk", *names], rows)
    if not given:
        return 0
    key, *columns = [connection.ops.quote_name(field.column) for field in fields]
    table = _table(connection, model)
    select, parameter = _as_table(connection, fields, given)
    settings = ", ".join(f"{column} = fresh.{column}" for column in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {table} SET {settings} FROM ({select}) AS fresh WHERE {table}.{key} = fresh.{key}",  # noqa: S608
            [parameter],
        )
        return cursor.rowcount


def _prepared(model, names, rows):
    connection = connections[router.db_for_write(model)]
    fields = [model._meta.pk if name == "pk" else model._meta.get_field(name) for name in names]
    given = [
        [field.get_db_prep_save(value, connection) for field, value in zip(fields, row, strict=True)] for row in rows
    ]
    return connection, given, fields


def _table(connection: BaseDatabaseWrapper, model: type[models.Model]) -> str:
    return connection.ops.quote_name(model._meta.db_table)


def _as_table(connection: BaseDatabaseWrapper, fields: list[models.Field], rows: list[Sequence]) -> tuple[str, str]:
    """A SELECT that reads `rows` out of its one parameter, each column under its own name and type."""
    if connection.vendor == "postgresql":
        source = "json_array_elements(%s::json) AS given(value)"
        column = "CAST(value->>{place} AS {type}) AS {name}"
    else:
        source = "json_each(%s) AS given"
        column = "json_extract(value, '$[{place}]') AS {name}"
    columns = ", ".join(
        column.format(
            place=place, type=field.rel_db_type(connection), name=connection.ops.quote_name(str(field.column))
        )
        for place, field in enumerate(fields)
    )
    return f"SELECT {columns} FROM {source} WHERE true", json.dumps(rows, default=_as_json)  # noqa: S608


def _as_json(value: object) -> object:
    """What JSON has no word for, as text; psycopg's wrapping of a JSON field's own value is taken off."""
    return getattr(value, "obj", None) if type(value).__name__ == "Jsonb" else str(value)
