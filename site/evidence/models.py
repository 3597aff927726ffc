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
