"""A due date as it was told to somebody, with its reasons, kept."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from deadlines import sentences
from deadlines.counting import Deadline
from rows.append_only import AppendOnly


class KeptDeadline(AppendOnly):
    """One answer of the counting function, frozen. Many rows may share it; a closed item never moves,
    for what it points at cannot change.

    A clock of hours keeps its instants beside its dates; every other leaves them empty.
    """

    rule = models.CharField(_("rule"), max_length=40)
    rule_version = models.PositiveIntegerField(_("version of the rule"))
    calendar_version = models.CharField(_("version of the calendar"), max_length=20)
    trigger_on = models.DateField(_("counted from"))
    raw_on = models.DateField(_("before any roll"))
    due_on = models.DateField(_("due"))
    roll = models.CharField(_("roll"), max_length=10)
    steps = models.JSONField(_("reasons"), default=list)
    trigger_at = models.DateTimeField(_("counted from, to the minute"), null=True)
    due_at = models.DateTimeField(_("due, to the minute"), null=True)
    # For a day that somebody gave: what tells it from the same day given by another, or for another reason.
    given = models.CharField(max_length=64, blank=True, default="", db_default="", editable=False)

    class Meta:
        verbose_name = _("kept deadline")
        verbose_name_plural = _("kept deadlines")
        constraints = [
            models.UniqueConstraint(
                fields=["rule", "trigger_on", "rule_version", "calendar_version", "given"],
                condition=Q(trigger_at=None),
                name="one_answer_per_question",
            ),
            models.UniqueConstraint(
                fields=["rule", "trigger_at", "rule_version", "calendar_version"],
                condition=Q(trigger_at__isnull=False),
                name="one_answer_per_moment",
            ),
            models.CheckConstraint(
                condition=Q(trigger_at=None, due_at=None) | Q(trigger_at__isnull=False, due_at__isnull=False),
                name="kept_deadline_trigger_at_and_due_at",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule}: {self.due_on}"

    @property
    def reasons(self) -> list[str]:
        """Why it is due then, one sentence a step, in the active language."""
        return sentences.reasons(self.steps)

    def as_deadline(self) -> Deadline:
        """The answer as it was given."""
        local = sentences.local
        return Deadline(
            rule=self.rule,
            rule_version=self.rule_version,
            trigger=local(self.trigger_at) if self.trigger_at else self.trigger_on,
            raw=local(self.due_at) if self.due_at else self.raw_on,
            due=local(self.due_at) if self.due_at else self.due_on,
            roll=self.roll,
            calendar_version=self.calendar_version,
            steps=tuple(self.steps),
        )
