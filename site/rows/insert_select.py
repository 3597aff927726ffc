"""Write a set of rows with one INSERT … SELECT, whatever their number."""

from django.core.exceptions import EmptyResultSet
from django.db import connections, models, router
from django.db.models import F, Field, QuerySet


def insert_select(
    model: type[models.Model], source: QuerySet, *, skip_existing: bool = False, **columns: object
) -> int:
    """Insert one row of `model` for each row of `source`; return how many.

    `columns` names each field to fill and the expression (or the name of a field of `source`) that
    fills it. Fields not named take their default. One SQL statement, no row passes through Python,
    no `save()` and no signal runs. With `skip_existing`, a row that a unique constraint already holds is
    passed over; without it, IntegrityError.
    """
    connection = connections[router.db_for_write(model)]
    fields: list[Field] = [model._meta.get_field(name) for name in columns]  # type: ignore[misc]
    expressions = [F(value) if isinstance(value, str) else value for value in columns.values()]
    # Each output column has its own alias, so that a field of `source` with the same name never collides.
    aliases = {f"into_{field.attname}": expression for field, expression in zip(fields, expressions, strict=True)}
    rows = source.order_by().annotate(**aliases).values_list(*aliases)
    try:
        select, params = rows.query.get_compiler(connection=connection).as_sql()
    except EmptyResultSet:
        return 0  # Django sees without asking that there is no such row.
    names = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
    table = connection.ops.quote_name(model._meta.db_table)
    # SQLite cannot tell ON CONFLICT from a join's ON unless the SELECT has a WHERE: every `source` is filtered.
    conflict = " ON CONFLICT DO NOTHING" if skip_existing else ""
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {table} ({names}) {select}{conflict}", params)
        return cursor.rowcount
