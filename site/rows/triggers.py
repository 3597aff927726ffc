"""The database's own refusal to change what was written once.

Every concrete `AppendOnly` model gets triggers that refuse UPDATE, DELETE and, on PostgreSQL, TRUNCATE, and on
SQLite any INSERT over a row that stands: INSERT OR REPLACE deletes that row without a word to a DELETE trigger.
(So ON CONFLICT DO NOTHING is refused there too, when it meets a row: select from what is not there yet.)

They are put in place after every `migrate`, for each app it went through, and not by an operation in a
migration: on SQLite a later AlterField builds the table anew and drops its triggers, and a later unique
constraint would be unknown to them. What is unique is read from the database itself.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.apps import AppConfig, apps
from django.core.exceptions import ImproperlyConfigured
from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model

from rows.append_only import AppendOnly

REFUSAL = "These rows are written once: add a new one that says why, and leave this one as it is."

# SQLSTATE 23000, so that both engines raise IntegrityError.
_POSTGRESQL_FUNCTION = f"""
CREATE OR REPLACE FUNCTION written_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION USING ERRCODE = 'integrity_constraint_violation',
    MESSAGE = '{REFUSAL}', DETAIL = TG_OP || ' on ' || TG_TABLE_NAME;
END $$"""


def append_only_models(app: AppConfig | None = None) -> list[type[Model]]:
    """Every model with a table of its own whose rows are written once, in one app or in the whole house."""
    models = app.get_models() if app else apps.get_models()
    return [model for model in models if issubclass(model, AppendOnly) and model._meta.managed]


def install(connection: BaseDatabaseWrapper, models: list[type[Model]] | None = None) -> None:
    """Put the triggers on the tables of `models` (all of them when not given) which exist. May be repeated."""
    models = append_only_models() if models is None else models
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        if models and connection.vendor == "postgresql":
            cursor.execute(_POSTGRESQL_FUNCTION)
        for model in models:
            if model._meta.db_table in tables:
                for statement in _statements(connection, cursor, model):
                    cursor.execute(statement)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers off every table."""
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        for model in append_only_models():
            if model._meta.db_table in tables:
                for name in _names(model):
                    cursor.execute(_drop(connection, model, name))


@contextmanager
def lifted(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Take the triggers off, and put them back whatever happens.

    Only the tests' flush has a reason to. A migration which must mend rows uses it too, and says why in its name.
    """
    remove(connection)
    try:
        yield
    finally:
        install(connection)


def install_after_migrate(*, app_config: AppConfig, using: str, **kwargs: object) -> None:
    """Hear `post_migrate`, which `migrate` and `flush` send for each app with models."""
    models = append_only_models(app_config)
    if models:
        install(connections[using], models)


def _names(model: type[Model]) -> list[str]:
    return [f"{model._meta.db_table}_refuses_{act}" for act in ("update", "delete", "truncate", "replace")]


def _drop(connection: BaseDatabaseWrapper, model: type[Model], name: str) -> str:
    quote = connection.ops.quote_name
    on_table = f" ON {quote(model._meta.db_table)}" if connection.vendor == "postgresql" else ""
    return f"DROP TRIGGER IF EXISTS {quote(name)}{on_table}"


def _statements(connection: BaseDatabaseWrapper, cursor, model: type[Model]) -> list[str]:
    if connection.vendor == "postgresql":
        return _postgresql(connection, model)
    if connection.vendor == "sqlite":
        return _sqlite(connection, cursor, model)
    raise ImproperlyConfigured(f"Rows written once are guarded on PostgreSQL and SQLite, not on {connection.vendor}.")


def _postgresql(connection: BaseDatabaseWrapper, model: type[Model]) -> list[str]:
    quote = connection.ops.quote_name
    update, delete, truncate, _ = map(quote, _names(model))
    table = quote(model._meta.db_table)
    call = "EXECUTE FUNCTION written_once()"
    return [
        f"CREATE OR REPLACE TRIGGER {update} BEFORE UPDATE ON {table} FOR EACH ROW {call}",
        f"CREATE OR REPLACE TRIGGER {delete} BEFORE DELETE ON {table} FOR EACH ROW {call}",
        f"CREATE OR REPLACE TRIGGER {truncate} BEFORE TRUNCATE ON {table} FOR EACH STATEMENT {call}",
    ]


def _sqlite(connection: BaseDatabaseWrapper, cursor, model: type[Model]) -> list[str]:
    quote = connection.ops.quote_name
    update, delete, _, replace = _names(model)
    table = quote(model._meta.db_table)
    refuse = f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    standing = _sqlite_standing_row(connection, cursor, model)
    return [
        *(_drop(connection, model, name) for name in (update, delete, replace)),
        f"CREATE TRIGGER {quote(update)} BEFORE UPDATE ON {table} {refuse}",
        f"CREATE TRIGGER {quote(delete)} BEFORE DELETE ON {table} {refuse}",
        f"CREATE TRIGGER {quote(replace)} BEFORE INSERT ON {table} WHEN {standing} {refuse}",
    ]


def _sqlite_standing_row(connection: BaseDatabaseWrapper, cursor, model: type[Model]) -> str:
    """SQL that is true when a row stands where the new one would go: same key, or same unique columns."""
    quote = connection.ops.quote_name
    table = quote(model._meta.db_table)
    new_row = ", ".join(
        f"NEW.{quote(str(field.column))} AS {quote(str(field.column))}" for field in model._meta.local_fields
    )
    clauses = []
    unique: list[tuple[list[str], str]] = [([str(model._meta.pk.column)], ""), *_sqlite_unique_indexes(cursor, model)]
    for columns, condition in unique:
        same = " AND ".join(f"{table}.{quote(column)} = NEW.{quote(column)}" for column in columns)
        clause = f"EXISTS (SELECT 1 FROM {table} WHERE {same} AND ({condition or '1'}))"  # noqa: S608
        if condition:
            # The condition must hold of the new row as well: its columns stand for a table of one row.
            clause += f" AND EXISTS (SELECT 1 FROM (SELECT {new_row}) WHERE {condition})"  # noqa: S608
        clauses.append(f"({clause})")
    return " OR ".join(clauses)


def _sqlite_unique_indexes(cursor, model: type[Model]) -> list[tuple[list[str], str]]:
    """The columns of each unique index, with its condition as SQL, or nothing when it has none."""
    cursor.execute(
        "SELECT list.name, list.partial, master.sql FROM pragma_index_list(%s) AS list "
        "JOIN sqlite_master AS master ON master.type = 'index' AND master.name = list.name WHERE list.\"unique\"",
        [model._meta.db_table],
    )
    indexes = []
    for name, is_partial, sql in cursor.fetchall():
        cursor.execute("SELECT name FROM pragma_index_info(%s) ORDER BY seqno", [name])
        columns = [column for (column,) in cursor.fetchall()]
        if None in columns:
            raise ImproperlyConfigured(f"{name} is unique by an expression: rows written once need plain columns.")
        indexes.append((columns, sql.partition(" WHERE ")[2] if is_partial else ""))
    return indexes
