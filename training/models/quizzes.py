"""Attempts at a module's quiz, and their marks. Both are written once; only the answers on the way may change."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from rows.append_only import AppendOnly
from training import papers
from training.models.enrollments import Enrollment


class Attempt(AppendOnly):
    """One try. It freezes the questions it drew, by their digests, and what it takes to pass."""

    enrollment = models.ForeignKey(Enrollment, on_delete=models.PROTECT, related_name="attempts")
    number = models.PositiveSmallIntegerField(_("attempt"))
    # Which questions, in which order their choices were shown, and what is right (`training.papers`).
    drawn = models.JSONField(_("paper"))
    pass_mark = models.PositiveSmallIntegerField(_("pass mark, in percent"))
    module_version = models.ForeignKey("training.ModuleVersion", on_delete=models.PROTECT, related_name="+")
    order = models.ForeignKey("directives.Edition", null=True, on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField(_("started"))

    class Meta:
        verbose_name = _("attempt")
        verbose_name_plural = _("attempts")
        ordering = ["enrollment", "number"]
        constraints = [models.UniqueConstraint(fields=["enrollment", "number"], name="one_attempt_per_number")]

    def __str__(self) -> str:
        return f"{self.enrollment}, {self.number}"

    @property
    def paper(self) -> papers.Paper:
        return papers.from_json(self.drawn)


class AnswerSheet(models.Model):
    """What a learner has answered so far, by step (`training.marking`). Changes until the attempt is handed in."""

    attempt = models.OneToOneField(Attempt, on_delete=models.PROTECT, related_name="sheet", primary_key=True)
    answers = models.JSONField(_("answers"), default=dict)
    saved_at = models.DateTimeField(_("saved"))

    class Meta:
        verbose_name = _("answer sheet")
        verbose_name_plural = _("answer sheets")

    def __str__(self) -> str:
        return str(self.attempt)


class Mark(AppendOnly):
    """An attempt handed in: what was answered, what was right, and whether that passes."""

    attempt = models.OneToOneField(Attempt, on_delete=models.PROTECT, related_name="mark")
    answers = models.JSONField(_("answers"))
    rights = models.JSONField(_("right, question by question"))
    right = models.PositiveSmallIntegerField(_("right"))
    asked = models.PositiveSmallIntegerField(_("asked"))
    percent = models.PositiveSmallIntegerField(_("percent"))
    is_passed = models.BooleanField(_("passed"))
    submitted_at = models.DateTimeField(_("handed in"))

    class Meta:
        verbose_name = _("mark")
        verbose_name_plural = _("marks")

    def __str__(self) -> str:
        return f"{self.attempt}: {self.right}/{self.asked}"
