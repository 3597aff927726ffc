"""What was written once is refused any change by the database itself, on both engines, for every such model."""

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, models, transaction

from rows.append_only import AppendOnly, ChangeForbidden
from rows.triggers import append_only_models, install, lifted
from tests.rows.specimens import specimen

WRITTEN_ONCE = append_only_models()
on_sqlite = pytest.mark.skipif("connection.vendor != 'sqlite'", reason="INSERT OR REPLACE is SQLite's own")
on_postgresql = pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has no TRUNCATE")
every_model = pytest.mark.parametrize("model", WRITTEN_ONCE, ids=lambda model: model._meta.label)

pytestmark = pytest.mark.django_db


def refused(sql: str, params: list | tuple = ()) -> None:
    with pytest.raises(IntegrityError, match="written once"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, params)


def as_it_stands(model: type[models.Model]) -> list[dict]:
    return list(model._base_manager.order_by("pk").values())


def columns_and_row(model: type[models.Model]) -> tuple[list[str], list]:
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{model._meta.db_table}"')
        return [column.name if hasattr(column, "name") else column[0] for column in cursor.description], list(
            cursor.fetchone()
        )


def insertion(model: type[models.Model], *, verb: str = "INSERT", leave_out: str = "", then: str = "") -> tuple:
    columns, row = columns_and_row(model)
    kept = [(column, value) for column, value in zip(columns, row, strict=True) if column != leave_out]
    names = ", ".join(f'"{column}"' for column, _ in kept)
    marks = ", ".join("%s" for _ in kept)
    return f'{verb} INTO "{model._meta.db_table}" ({names}) VALUES ({marks}) {then}', [value for _, value in kept]


def test_the_models_that_must_be_written_once_are():
    labels = {model._meta.label for model in WRITTEN_ONCE}
    assert labels >= {
        "deadlines.KeptDeadline",
        "directives.Acknowledgment",
        "directives.Edition",
        "directives.EditionText",
        "evidence.Entry",
    }


@every_model
def test_an_update_is_refused(model):
    specimen(model)
    before = as_it_stands(model)
    column = model._meta.pk.column
    refused(f'UPDATE "{model._meta.db_table}" SET "{column}" = "{column}" + 1')
    assert as_it_stands(model) == before


@every_model
def test_a_delete_is_refused(model):
    specimen(model)
    before = as_it_stands(model)
    refused(f'DELETE FROM "{model._meta.db_table}"')
    assert as_it_stands(model) == before


@on_postgresql
@every_model
def test_a_truncate_is_refused(model):
    specimen(model)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    refused(f'TRUNCATE "{model._meta.db_table}" CASCADE')
    assert len(as_it_stands(model)) == 1


@on_sqlite
@every_model
@pytest.mark.parametrize("verb", ["INSERT OR REPLACE", "REPLACE"])
def test_a_row_with_the_same_key_is_not_put_in_its_place(model, verb):
    specimen(model)
    before = as_it_stands(model)
    refused(*insertion(model, verb=verb))
    assert as_it_stands(model) == before


@on_sqlite
@every_model
def test_a_row_with_the_same_unique_columns_is_not_put_in_its_place(model):
    """Another primary key, the same words: it would take the old row away, were it unique by them."""
    specimen(model)
    before = as_it_stands(model)
    sql, params = insertion(model, verb="INSERT OR REPLACE", leave_out=model._meta.pk.column)
    if is_unique_by_its_words(model):
        refused(sql, params)
    else:
        with connection.cursor() as cursor:
            cursor.execute(sql, params)
    assert as_it_stands(model)[: len(before)] == before


def is_unique_by_its_words(model: type[models.Model]) -> bool:
    constraints = any(isinstance(constraint, models.UniqueConstraint) for constraint in model._meta.constraints)
    return constraints or any(field.unique and not field.primary_key for field in model._meta.local_fields)


@on_sqlite
def test_a_condition_on_what_is_unique_is_heeded():
    from directives.models import Edition, EditionText

    edition = specimen(Edition)
    assert edition.agency_id is None
    # The order's own editions are unique by kind and number, only while they have no agency.
    refused(*insertion(Edition, verb="INSERT OR REPLACE", leave_out="id"))
    source = EditionText.objects.create(edition=edition, language="en", is_source=True, title="x", body=[], sha256="x")
    sql, params = insertion(EditionText, verb="INSERT OR REPLACE", leave_out="id")
    refused(sql, ["es" if value == "en" else value for value in params])
    EditionText.objects.create(edition=edition, language="es", is_source=False, title="x", body=[], sha256="x")
    EditionText.objects.create(edition=edition, language="ar", is_source=False, title="x", body=[], sha256="x")
    assert EditionText.objects.get(is_source=True) == source


@every_model
def test_an_insert_that_updates_on_conflict_is_refused(model):
    specimen(model)
    before = as_it_stands(model)
    key = model._meta.pk.column
    refused(*insertion(model, then=f'ON CONFLICT ("{key}") DO UPDATE SET "{key}" = 99'))
    assert as_it_stands(model) == before


@every_model
def test_python_refuses_too(model):
    row = specimen(model)
    before = as_it_stands(model)
    field = next(f for f in model._meta.local_fields if not f.primary_key and not f.is_relation)
    for change in (
        row.save,
        row.delete,
        lambda: model.objects.update(**{field.name: getattr(row, field.name)}),
        lambda: model.objects.bulk_update([row], [field.name]),
        lambda: model.objects.filter(pk=row.pk).delete(),
        lambda: model.objects.update_or_create(pk=row.pk, defaults={field.name: getattr(row, field.name)}),
    ):
        with pytest.raises(ChangeForbidden):
            change()
    with pytest.raises(IntegrityError, match="written once"), transaction.atomic():
        model._base_manager.filter(pk=row.pk).update(**{field.name: getattr(row, field.name)})
    with pytest.raises(IntegrityError, match="written once"), transaction.atomic():
        model._base_manager.filter(pk=row.pk)._raw_delete(using=connection.alias)
    assert as_it_stands(model) == before


@every_model
def test_a_second_copy_saved_as_new_is_refused(model):
    row = specimen(model)
    copy = model(**{f.attname: getattr(row, f.attname) for f in model._meta.local_fields})
    with pytest.raises(IntegrityError), transaction.atomic():
        copy.save()


@every_model
def test_nothing_it_points_at_takes_it_along_when_deleted(model):
    row = specimen(model)
    for field in model._meta.local_fields:
        parent = getattr(row, field.name) if field.is_relation else None
        if parent is not None:
            with pytest.raises((models.ProtectedError, ChangeForbidden)), transaction.atomic():
                parent.delete()
    assert model._base_manager.filter(pk=row.pk).exists()


def test_triggers_put_in_place_twice_still_refuse():
    from evidence.models import Entry

    install(connection)
    install(connection)
    specimen(Entry)
    refused("DELETE FROM evidence_entry")


def test_a_lifted_guard_comes_back_even_after_an_error():
    from evidence.models import Entry

    specimen(Entry)
    with pytest.raises(ZeroDivisionError), lifted(connection):
        Entry._base_manager.update(action="mended", subject_id=1 / 0)
    refused("DELETE FROM evidence_entry")


@pytest.mark.django_db(transaction=True)
def test_a_table_that_a_migration_builds_anew_is_guarded_again_after_migrate():
    """On SQLite an AlterField remakes the table and drops its triggers without a word."""
    from evidence.models import Entry

    old = Entry._meta.get_field("action")
    new = models.CharField(max_length=61)
    new.set_attributes_from_name("action")
    with connection.constraint_checks_disabled(), connection.schema_editor() as editor:
        editor.alter_field(Entry, old, new, strict=True)
        editor.alter_field(Entry, new, old, strict=True)
    call_command("migrate", verbosity=0)
    specimen(Entry)
    refused("UPDATE evidence_entry SET action = 'mended'")
    refused("DELETE FROM evidence_entry")


@pytest.mark.django_db(transaction=True)
def test_the_flush_between_tests_empties_these_tables_and_guards_them_again():
    from evidence.models import Entry

    specimen(Entry)
    with lifted(connection):
        call_command("flush", interactive=False, verbosity=0)
    assert not Entry.objects.exists()
    specimen(Entry)
    refused("DELETE FROM evidence_entry")


def test_every_append_only_model_is_found_by_its_parent_class():
    assert set(AppendOnly.__subclasses__()) <= set(WRITTEN_ONCE)
