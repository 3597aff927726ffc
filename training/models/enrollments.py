"""Who must pass which module, by when, and how far they are."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from directives.models.records import standing_on
from people.models import Agency, Employee, JobRole


class Assignment(models.Model):
    """A rule: these people must pass this module, whoever joins them later included.

    Everyone; or who works in one of the agencies, in one of the job roles where any are given; or the people named.
    """

    module = models.ForeignKey("training.ModulePage", on_delete=models.PROTECT, related_name="assignments")
    is_for_everyone = models.BooleanField(_("everyone the city employs"), default=False)
    agencies = models.ManyToManyField(Agency, verbose_name=_("agencies"), blank=True, related_name="+")
    job_roles = models.ManyToManyField(JobRole, verbose_name=_("job roles"), blank=True, related_name="+")
    people = models.ManyToManyField(Employee, verbose_name=_("people by name"), blank=True, related_name="+")
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to, the last day"), null=True, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("assignment of training")
        verbose_name_plural = _("assignments of training")
        ordering = ["module", "-starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=models.F("starts_on")),
                name="assignment_ends_after_it_starts",
            )
        ]

    def __str__(self) -> str:
        return str(self.module)

    def is_in_force(self, day: date) -> bool:
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)


class EnrollmentQuerySet(models.QuerySet):
    def open(self) -> "EnrollmentQuerySet":
        return self.filter(closed_at=None)

    def of(self, user) -> "EnrollmentQuerySet":
        return self.filter(employee__user=user)

    def with_standing(self, today: date) -> "EnrollmentQuerySet":
        """Each with `.standing`, in the words of `directives.standing`."""
        return self.annotate(standing=standing_on(today))

    def newest(self) -> "EnrollmentQuerySet":
        """Each person's last cycle of each module."""
        later = Enrollment.objects.filter(
            module=OuterRef("module"), employee=OuterRef("employee"), cycle__gt=OuterRef("cycle")
        )
        return self.filter(~Exists(later))


class Enrollment(models.Model):
    """One employee's duty to pass one module by a date, in one cycle. The next cycle is a new row."""

    class Reason(models.TextChoices):
        ASSIGNED = "assigned", _("Assigned")
        JOINER = "joiner", _("New employee")
        RENEWAL = "renewal", _("Yearly renewal")
        AMENDMENT = "amendment", _("Amendment")

    class End(models.TextChoices):
        COMPLETED = "completed", _("Completed")
        EXEMPT = "exempt", _("Exempt")
        SEPARATED = "separated", _("Separated")
        SUPERSEDED = "superseded", _("Superseded by a newer cycle")

    module = models.ForeignKey("training.ModulePage", on_delete=models.PROTECT, related_name="enrollments")
    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="enrollments")
    cycle = models.PositiveSmallIntegerField(_("cycle"), default=1)
    reason = models.CharField(_("reason"), max_length=10, choices=Reason)
    # The amendment that asks for the module again.
    edition = models.ForeignKey("directives.Edition", null=True, on_delete=models.PROTECT, related_name="+")
    enrolled_at = models.DateTimeField(_("enrolled"))
    enrolled_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    due = models.ForeignKey("deadlines.KeptDeadline", on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField(_("due"))
    closed_at = models.DateTimeField(_("ended"), null=True)
    closed_on = models.DateField(_("ended on"), null=True)
    closed_as = models.CharField(_("as"), max_length=12, choices=End, blank=True, default="", db_default="")
    closed_reason = models.CharField(_("why"), max_length=250, blank=True, default="", db_default="")
    reminded_at = models.DateTimeField(_("last reminder"), null=True)
    reminders = models.PositiveSmallIntegerField(_("reminders"), default=0, db_default=0)

    objects = EnrollmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("enrollment")
        verbose_name_plural = _("enrollments")
        constraints = [
            models.UniqueConstraint(fields=["module", "employee", "cycle"], name="one_enrollment_per_cycle"),
            models.UniqueConstraint(
                fields=["module", "employee"], condition=Q(closed_at=None), name="one_open_enrollment_per_module"
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None, closed_on=None, closed_as="")
                | (Q(closed_at__isnull=False, closed_on__isnull=False) & ~Q(closed_as="")),
                name="enrollment_closed_at_on_and_as",
            ),
        ]
        # A person's desk; an officer's late list.
        indexes = [
            models.Index(fields=["employee", "closed_at"]),
            models.Index(fields=["module", "closed_as", "due_on"]),
        ]

    def __str__(self) -> str:
        return f"{self.employee}: {self.module}"


class LessonRead(models.Model):
    """A learner has read a lesson to its end and gone on. By its address, which is the same in every language."""

    enrollment = models.ForeignKey(Enrollment, on_delete=models.CASCADE, related_name="lessons_read")
    lesson = models.SlugField(_("lesson"), max_length=255)
    read_at = models.DateTimeField(_("read"))

    class Meta:
        verbose_name = _("lesson read")
        verbose_name_plural = _("lessons read")
        constraints = [models.UniqueConstraint(fields=["enrollment", "lesson"], name="a_lesson_is_read_once")]

    def __str__(self) -> str:
        return f"{self.enrollment}: {self.lesson}"
