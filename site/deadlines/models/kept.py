"""A due date as it was told to somebody, with its reasons, kept."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from rows.append_only import AppendOnly


class KeptDeadline(AppendOnly):
    """One answer of the counting function, frozen. Many rows may share it; a closed item never moves,
    for what it points at cannot change."""

    rule = models.CharField(_("rule"), max_length=40)
    rule_version = models.PositiveIntegerField(_("version of the rule"))
    calendar_version = models.CharField(_("version of the calendar"), max_length=20)
    trigger_on = models.DateField(_("counted from"))
    raw_on = models.DateField(_("before any roll"))
    due_on = models.DateField(_("due"))
    roll = models.CharField(_("roll"), max_length=10)
    steps = models.JSONField(_("reasons"), default=list)

    class Meta:
        verbose_name = _("kept deadline")
        verbose_name_plural = _("kept deadlines")
        constraints = [
            models.UniqueConstraint(
                fields=["rule", "trigger_on", "rule_version", "calendar_version"], name="one_answer_per_question"
            )
        ]

    def __str__(self) -> str:
        return f"{self.rule}: {self.due_on}"
