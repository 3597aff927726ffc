"""What was done, by whom and when: one row for each act, never changed."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from rows.append_only import AppendOnly


class Entry(AppendOnly):
    """One act. What it was about is kept as words as well as by its key, so that the row stands alone."""

    at = models.DateTimeField(_("when"))
    action = models.CharField(_("what was done"), max_length=60)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("by"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    subject_type = models.CharField(_("kind of what it was about"), max_length=60)
    subject_id = models.CharField(_("its key"), max_length=40)
    subject_label = models.CharField(_("about"), max_length=250)
    details = models.JSONField(_("details"), default=dict)

    class Meta:
        verbose_name = _("entry in the record")
        verbose_name_plural = _("entries in the record")
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(fields=["subject_type", "subject_id"]),
            models.Index(fields=["-at"]),
            models.Index(fields=["action", "-at"]),
        ]

    def __str__(self) -> str:
        return f"{self.action}: {self.subject_label}"


class KeptFile(AppendOnly):
    """A paper that proves something: a sign-in sheet, a letter, a photograph. Kept as it came, with its digest."""

    name = models.CharField(_("name"), max_length=160)
    media_type = models.CharField(_("kind"), max_length=40)
    content = models.BinaryField(_("content"))
    sha256 = models.CharField("SHA-256", max_length=64)
    kept_at = models.DateTimeField(_("kept"))
    kept_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("kept file")
        verbose_name_plural = _("kept files")

    def __str__(self) -> str:
        return self.name
