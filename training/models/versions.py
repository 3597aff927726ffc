"""What was taught and asked, frozen: each published state of a module, each state of a question."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from rows.append_only import AppendOnly


class ModuleVersion(AppendOnly):
    """A module's words as they were published: its lessons and its pool, in every language they are ready in.
    `sha256` is the digest of `body` as canonical JSON."""

    module = models.ForeignKey("training.ModulePage", on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(_("version"))
    body = models.JSONField(_("words"))
    sha256 = models.CharField("SHA-256", max_length=64)
    published_at = models.DateTimeField(_("published"))

    class Meta:
        verbose_name = _("version of a module")
        verbose_name_plural = _("versions of modules")
        ordering = ["module", "-number"]
        constraints = [models.UniqueConstraint(fields=["module", "number"], name="one_module_version_per_number")]

    def __str__(self) -> str:
        return f"{self.module.code}, {self.number}"


class QuestionQuerySet(models.QuerySet):
    def with_withdrawal(self) -> "QuestionQuerySet":
        """Each question with `.is_withdrawn`."""
        waiting = Withdrawal.objects.filter(question=OuterRef("pk"), reviewed_at=None)
        return self.annotate(is_withdrawn=Exists(waiting))

    def asked(self) -> "QuestionQuerySet":
        """Those an attempt may draw: on the module's page, and not withdrawn."""
        return self.with_withdrawal().filter(is_retired=False, current__isnull=False, is_withdrawn=False)


class Question(models.Model):
    """One question of a module's pool, by the number that stays with it. Its words are its current version's."""

    module = models.ForeignKey("training.ModulePage", on_delete=models.PROTECT, related_name="pool")
    key = models.CharField(_("number"), max_length=20)
    current = models.ForeignKey("training.QuestionVersion", null=True, on_delete=models.PROTECT, related_name="+")
    is_retired = models.BooleanField(_("taken off the page"), default=False)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["module", "pk"]
        constraints = [models.UniqueConstraint(fields=["module", "key"], name="one_question_per_number")]

    def __str__(self) -> str:
        return self.key


class QuestionVersion(AppendOnly):
    """A question's words and right answer, as attempts drew them. `body` is `training.questions.to_json`."""

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="versions")
    body = models.JSONField(_("question"))
    sha256 = models.CharField("SHA-256", max_length=64)
    frozen_at = models.DateTimeField(_("frozen"))

    class Meta:
        verbose_name = _("version of a question")
        verbose_name_plural = _("versions of questions")
        constraints = [models.UniqueConstraint(fields=["question", "sha256"], name="one_question_version_per_digest")]

    def __str__(self) -> str:
        return f"{self.question} ({self.sha256[:12]})"


class Withdrawal(models.Model):
    """An amendment changed a clause that a question tests: it is not asked until somebody has looked at it."""

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="withdrawals")
    edition = models.ForeignKey("directives.Edition", on_delete=models.PROTECT, related_name="+")
    places = models.JSONField(_("changed clauses"))
    withdrawn_at = models.DateTimeField(_("withdrawn"))
    reviewed_at = models.DateTimeField(_("reviewed"), null=True)
    reviewed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("withdrawn question")
        verbose_name_plural = _("withdrawn questions")
        ordering = ["-withdrawn_at", "question"]
        constraints = [
            models.UniqueConstraint(fields=["question", "edition"], name="one_withdrawal_per_edition"),
            models.CheckConstraint(
                condition=Q(reviewed_at=None, reviewed_by=None)
                | Q(reviewed_at__isnull=False, reviewed_by__isnull=False),
                name="withdrawal_reviewed_at_and_by",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.question}: {self.edition}"
