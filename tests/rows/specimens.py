"""One row of any model, made from its fields alone, with the rows it points at."""

from datetime import UTC, date, datetime

from django.db import models
from wagtail.models import Page

DAY = date(2027, 3, 1)
INSTANT = datetime(2027, 3, 1, 14, 0, tzinfo=UTC)
VALUES = {
    "BinaryField": b"x",
    "BooleanField": False,
    "CharField": "x",
    "DateField": DAY,
    "DateTimeField": INSTANT,
    "EmailField": "x@example.com",
    "JSONField": {},
    "SlugField": "x",
    "TextField": "x",
}
# What may be empty by itself, and not beside the rest of a specimen.
NEEDED = {"training.Completion.mark", "commission.Notice.meeting", "directives.Extension.granted_by"}
# What another field of the same specimen does not leave to chance.
OWN = {"directives.Extension.from_on": date(2027, 2, 1)}


def specimen(model: type[models.Model]) -> models.Model:
    """A saved row with only what the model cannot do without; the same row when it stands already."""
    if standing := model._base_manager.first():
        return standing
    if issubclass(model, Page):
        own = {f.name: _value(f) for f in model._meta.local_fields if _needed(f) and not (f.blank or f.is_relation)}
        return model.add_root(instance=model(title="x", slug=f"specimen-{model._meta.model_name}", **own))
    return model._base_manager.create(**{f.name: _value(f) for f in model._meta.local_fields if _needed(f)})


def _needed(field: models.Field) -> bool:
    if f"{field.model._meta.label}.{field.name}" in NEEDED:
        return True
    return not (field.null or field.has_default() or field.primary_key)


def _value(field: models.Field) -> object:
    if (own := OWN.get(f"{field.model._meta.label}.{field.name}")) is not None:
        return own
    if field.is_relation:
        return specimen(field.related_model)
    if field.choices:
        return field.choices[0][0]
    return VALUES.get(field.get_internal_type(), 1)
