"""Roster files: the one being looked at, and the ones that were taken in."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from rows.append_only import AppendOnly


class RosterUploadQuerySet(models.QuerySet):
    def waiting(self, now: datetime) -> "RosterUploadQuerySet":
        return self.filter(expires_at__gt=now)

    def expired(self, now: datetime) -> "RosterUploadQuerySet":
        return self.filter(expires_at__lte=now)


class RosterUpload(models.Model):
    """A roster file between its preview and its confirmation. Deleted when it is taken in, set aside or expires."""

    name = models.CharField(_("file"), max_length=200)
    content = models.BinaryField()
    as_of = models.DateField(_("as of"))
    uploaded_at = models.DateTimeField(_("uploaded"))
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    expires_at = models.DateTimeField(_("kept until"), db_index=True)

    objects = RosterUploadQuerySet.as_manager()

    class Meta:
        verbose_name = _("roster file")
        verbose_name_plural = _("roster files")
        default_permissions = ()
        permissions = [("import_roster", _("Can import a roster"))]

    def __str__(self) -> str:
        return self.name


class RosterImport(AppendOnly):
    """One roster taken in: which file, for which day, and how many people it moved."""

    name = models.CharField(_("file"), max_length=200)
    sha256 = models.CharField("SHA-256", max_length=64)
    as_of = models.DateField(_("as of"))
    imported_at = models.DateTimeField(_("taken in"))
    # None when a command did it, outside any account.
    imported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("by"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    agencies = models.ManyToManyField("people.Agency", related_name="roster_imports")
    rows = models.PositiveIntegerField(_("rows"))
    joined = models.PositiveIntegerField(_("joined"))
    left = models.PositiveIntegerField(_("left"))
    moved = models.PositiveIntegerField(_("moved"))
    changed = models.PositiveIntegerField(_("changed"))

    class Meta:
        verbose_name = _("roster import")
        verbose_name_plural = _("roster imports")
        ordering = ["-imported_at", "-id"]
        default_permissions = ("view",)

    def __str__(self) -> str:
        return f"{self.name}, {self.as_of}"
