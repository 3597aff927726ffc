"""One row of any model, made from its fields alone, with the rows it points at."""

from datetime import UTC, date, datetime

from django.db import models

DAY = date(2027, 3, 1)
INSTANT = datetime(2027, 3, 1, 14, 0, tzinfo=UTC)
VALUES = {
    "BooleanField": False,
    "CharField": "x",
    "DateField": DAY,
    "DateTimeField": INSTANT,
    "EmailField": "x@example.com",
    "JSONField": {},
    "SlugField": "x",
    "TextField": "x",
}


def specimen(model: type[models.Model]) -> models.Model:
    """A saved row with only what the model cannot do without; the same row when it stands already."""
    standing = model._base_manager.first()
    return standing or model._base_manager.create(**{f.name: _value(f) for f in model._meta.local_fields if _needed(f)})


def _needed(field: models.Field) -> bool:
    return not (field.null or field.has_default() or field.primary_key)


def _value(field: models.Field) -> object:
    if field.is_relation:
        return specimen(field.related_model)
    if field.choices:
        return field.choices[0][0]
    return VALUES.get(field.get_internal_type(), 1)
