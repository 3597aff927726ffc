"""The people who work for the city, what they do and since when."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

# Languages a city's employees read; the screens themselves are in settings.SCREEN_LANGUAGES.
READING_LANGUAGES = settings.LANGUAGES


class JobRole(models.Model):
    name = models.CharField(_("name"), max_length=120, unique=True)

    class Meta:
        verbose_name = _("job role")
        verbose_name_plural = _("job roles")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class EmployeeQuerySet(models.QuerySet):
    def gone(self, day: date) -> "EmployeeQuerySet":
        """Those whose every employment had ended before that day. Someone never on a roster is not gone."""
        return self.filter(_ever_employed(), ~_employed_from(day))

    def here(self, day: date) -> "EmployeeQuerySet":
        """All who are not gone, asked person by person: excluding `gone` would look at everybody each time."""
        return self.filter(~_ever_employed() | _employed_from(day))

    def answering_for(self, agency, *, on: date) -> "EmployeeQuerySet":
        """Those who answer for the agency that day: `Agency.objects.answered_for_by` from the other side, a test holds
        the two together. For one person; in a list, somebody with two employments would stand twice.

        Joins and no subquery, for every page and act of an officer asks it. Whoever was never on a roster has the
        empty last day of an outer join, as has whoever is employed without end.
        """
        is_here = Q(employments__ends_on=None) | Q(employments__ends_on__gte=on)
        runs = Q(delegations__ends_on=None) | Q(delegations__ends_on__gte=on)
        is_delegate = Q(runs, delegations__agency=agency, delegations__starts_on__lte=on)
        return self.filter(is_here, Q(heads=agency) | is_delegate)


def _ever_employed() -> Exists:
    return Exists(Employment.objects.filter(employee=OuterRef("pk")))


def _employed_from(day: date) -> Exists:
    return Exists(Employment.objects.filter(Q(ends_on=None) | Q(ends_on__gte=day), employee=OuterRef("pk")))


class Employee(models.Model):
    """A person the city employs. The account and the e-mail address are optional."""

    number = models.CharField(_("employee number"), max_length=20, unique=True)
    given_name = models.CharField(_("given name"), max_length=80)
    family_name = models.CharField(_("family name"), max_length=80)
    email = models.EmailField(_("e-mail"), null=True, blank=True, unique=True)
    language = models.CharField(_("preferred language"), max_length=10, choices=READING_LANGUAGES, default="en")
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, verbose_name=_("account"), null=True, blank=True, on_delete=models.SET_NULL
    )

    objects = EmployeeQuerySet.as_manager()

    class Meta:
        verbose_name = _("employee")
        verbose_name_plural = _("employees")
        ordering = ["family_name", "given_name", "number"]

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}"

    def __str__(self) -> str:
        return self.name


class LeaveQuerySet(models.QuerySet):
    def on(self, day: date) -> "LeaveQuerySet":
        """Who is away that day."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=day), starts_on__lte=day)


class Leave(models.Model):
    """A time somebody is away: nobody reminds them, and nothing they owe counts as late. Never says what they have."""

    class Reason(models.TextChoices):
        LEAVE = "leave", _("On leave")
        MILITARY = "military", _("Military service")
        SECONDED = "seconded", _("Working elsewhere for a time")
        OTHER = "other", _("Away, for a reason the agency keeps")

    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="leaves")
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to, the last day"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=10, choices=Reason, default=Reason.LEAVE)
    noted_at = models.DateTimeField(_("noted"))
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = LeaveQuerySet.as_manager()

    class Meta:
        verbose_name = _("leave")
        verbose_name_plural = _("leaves")
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="leave_ends_after_it_starts"
            ),
            models.UniqueConstraint(fields=["employee"], condition=Q(ends_on=None), name="one_open_leave_a_person"),
        ]
        indexes = [models.Index(fields=["employee", "starts_on", "ends_on"])]

    def __str__(self) -> str:
        return f"{self.employee}, {self.get_reason_display()}"


class EmploymentQuerySet(models.QuerySet):
    def on(self, day: date) -> "EmploymentQuerySet":
        """Who was employed that day."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=day), starts_on__lte=day)


class Employment(models.Model):
    """One person's time in one agency. A person in two agencies has two."""

    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="employments")
    agency = models.ForeignKey("people.Agency", on_delete=models.PROTECT, related_name="employments")
    job_role = models.ForeignKey(JobRole, verbose_name=_("job role"), null=True, blank=True, on_delete=models.PROTECT)
    starts_on = models.DateField(_("starts on"))
    ends_on = models.DateField(_("last day"), null=True, blank=True)

    objects = EmploymentQuerySet.as_manager()

    class Meta:
        verbose_name = _("employment")
        verbose_name_plural = _("employments")
        constraints = [
            models.UniqueConstraint(
                fields=["employee", "agency"], condition=Q(ends_on=None), name="one_open_employment_per_agency"
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="employment_ends_after_it_starts"
            ),
        ]
        # The roster of an agency on a day.
        indexes = [models.Index(fields=["agency", "starts_on", "ends_on"])]

    def __str__(self) -> str:
        return f"{self.employee}, {self.agency}"
