"""A module passed, and the certificate that says so. Written once; what ends one early is a row of its own."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from rows.append_only import AppendOnly, AppendOnlyQuerySet
from training import luck
from training.certificates import ALPHABET, GROUP, GROUPS
from training.models.enrollments import Enrollment
from training.models.quizzes import Mark


def certificate_number() -> str:
    """A number for a certificate: short enough to read out, too long to guess."""
    chance = luck.source()
    return "-".join("".join(chance.choice(ALPHABET) for _ in range(GROUP)) for _ in range(GROUPS))


class GroupSession(AppendOnly):
    """A module taught to a group, in a classroom or at roll call, and who says so."""

    class How(models.TextChoices):
        CLASSROOM = "classroom", _("Classroom")
        ROLL_CALL = "roll_call", _("Roll call")

    module = models.ForeignKey("training.ModulePage", on_delete=models.PROTECT, related_name="sessions")
    agency = models.ForeignKey("people.Agency", on_delete=models.PROTECT, related_name="+")
    how = models.CharField(_("how"), max_length=10, choices=How)
    held_on = models.DateField(_("held on"))
    trainer = models.CharField(_("trainer"), max_length=120)
    sheet = models.ForeignKey(
        "evidence.KeptFile", verbose_name=_("sign-in sheet"), on_delete=models.PROTECT, related_name="+"
    )
    credited_at = models.DateTimeField(_("credited"))
    credited_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("training of a group")
        verbose_name_plural = _("trainings of groups")
        ordering = ["-held_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.module}, {self.held_on}"


class CompletionQuerySet(AppendOnlyQuerySet):
    def of(self, user) -> "CompletionQuerySet":
        return self.filter(employee__user=user)

    def with_state(self) -> "CompletionQuerySet":
        """Each with `.is_revoked` and `.is_superseded`: what `training.currency` needs to say what it is worth."""
        newer = Completion.objects.filter(
            module=OuterRef("module"), employee=OuterRef("employee"), cycle__gt=OuterRef("cycle")
        )
        return self.annotate(
            is_revoked=Exists(Revocation.objects.filter(completion=OuterRef("pk"))), is_superseded=Exists(newer)
        )

    def newest(self) -> "CompletionQuerySet":
        """Each person's last of each module."""
        newer = Completion.objects.filter(
            module=OuterRef("module"), employee=OuterRef("employee"), cycle__gt=OuterRef("cycle")
        )
        return self.filter(~Exists(newer))

    def counting(self) -> "CompletionQuerySet":
        """Those that were not revoked, the newest cycle first."""
        return self.filter(revocation=None).order_by("-cycle")


class Completion(AppendOnly):
    """One employee has passed one module in one cycle. `number` is its certificate's."""

    class How(models.TextChoices):
        QUIZ = "quiz", _("Passed the quiz")
        CLASSROOM = "classroom", _("Classroom")
        ROLL_CALL = "roll_call", _("Roll call")

    enrollment = models.OneToOneField(Enrollment, on_delete=models.PROTECT, related_name="completion")
    # As the enrollment has them: what asks for the newest of a person asks one table.
    module = models.ForeignKey("training.ModulePage", on_delete=models.PROTECT, related_name="completions")
    employee = models.ForeignKey("people.Employee", on_delete=models.PROTECT, related_name="completions")
    cycle = models.PositiveSmallIntegerField(_("cycle"))
    how = models.CharField(_("how"), max_length=10, choices=How)
    mark = models.OneToOneField(Mark, null=True, on_delete=models.PROTECT, related_name="completion")
    session = models.ForeignKey(GroupSession, null=True, on_delete=models.PROTECT, related_name="completions")
    module_version = models.ForeignKey("training.ModuleVersion", on_delete=models.PROTECT, related_name="+")
    order = models.ForeignKey("directives.Edition", null=True, on_delete=models.PROTECT, related_name="+")
    number = models.CharField(_("certificate"), max_length=20, unique=True, default=certificate_number)
    # The name as it was that day: what the certificate says for ever.
    name = models.CharField(_("name"), max_length=170)
    completed_at = models.DateTimeField(_("completed"))
    completed_on = models.DateField(_("completed on"))
    expires_on = models.DateField(_("counts until"))

    objects = CompletionQuerySet.as_manager()

    class Meta:
        verbose_name = _("completion")
        verbose_name_plural = _("completions")
        ordering = ["-completed_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(how="quiz", mark__isnull=False, session=None)
                | (~Q(how="quiz") & Q(mark=None, session__isnull=False)),
                name="a_completion_rests_on_a_mark_or_a_session",
            )
        ]
        indexes = [
            models.Index(fields=["module", "employee", "cycle"]),
            models.Index(fields=["employee", "completed_on"]),
            models.Index(fields=["expires_on"]),
        ]

    def __str__(self) -> str:
        return self.number


class Revocation(AppendOnly):
    """A certificate that no longer counts, and why. The completion itself stays as it was."""

    completion = models.OneToOneField(Completion, on_delete=models.PROTECT, related_name="revocation")
    reason = models.CharField(_("why"), max_length=500)
    revoked_at = models.DateTimeField(_("revoked"))
    revoked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("revoked certificate")
        verbose_name_plural = _("revoked certificates")

    def __str__(self) -> str:
        return str(self.completion)
