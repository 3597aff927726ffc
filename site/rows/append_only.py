"""Rows that are written once. Python refuses to change them, and so does the database."""

from django.db import models


class ChangeForbidden(TypeError):
    """Somebody tried to change or delete what was written once and for all."""


class AppendOnlyQuerySet(models.QuerySet):
    def update(self, **kwargs):
        raise ChangeForbidden(f"{self.model._meta.verbose_name_plural} are never changed: add a new one that says why.")

    def bulk_update(self, *args, **kwargs):
        self.update()

    def delete(self):
        raise ChangeForbidden(f"{self.model._meta.verbose_name_plural} are never deleted.")


class AppendOnly(models.Model):
    """A model whose rows are inserted and then only read. `rows.triggers` holds the database to it as well."""

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise ChangeForbidden(f"This {self._meta.verbose_name} is never changed: add a new one that says why.")
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args, **kwargs):
        raise ChangeForbidden(f"This {self._meta.verbose_name} is never deleted.")
