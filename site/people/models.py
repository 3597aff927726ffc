"""Agencies, the people who work in them, and who answers for whom."""

from datetime import date

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

# Languages a city's employees read; the screens themselves are in settings.LANGUAGES.
READING_LANGUAGES = [
    ("en", _("English")),
    ("es", _("Spanish")),
    ("pt-br", _("Portuguese (Brazil)")),
    ("ht", _("Haitian Creole")),
    ("ar", _("Arabic")),
    ("gu", _("Gujarati")),
    ("zh-hans", _("Chinese (Simplified)")),
    ("ko", _("Korean")),
]


class User(AbstractUser):
    """Someone who can sign in. The user name is the employee number; an e-mail address is not needed."""

    first_name = None
    last_name = None

    def get_full_name(self) -> str:
        employee = getattr(self, "employee", None)
        return employee.name if employee else self.username

    def __str__(self) -> str:
        return self.get_full_name()


class AgencyQuerySet(models.QuerySet):
    def answered_for_by(self, employee: "Employee", *, on: date) -> "AgencyQuerySet":
        """The agencies this employee answers for on that day: as their head, or by a delegation in force."""
        delegated = Delegation.objects.in_force(on).filter(officer=employee).values("agency")
        return self.filter(Q(head=employee) | Q(pk__in=delegated))


class Agency(models.Model):
    """A department, board, commission or office of the municipality (§1.B)."""

    class Kind(models.TextChoices):
        POLICE = "police", _("Police")
        FIRE = "fire", _("Fire and emergency medical services")
        PUBLIC_WORKS = "public_works", _("Public works")
        HEALTH = "health", _("Health")
        COURT = "court", _("Municipal court")
        CLERK = "clerk", _("City clerk")
        LIBRARY = "library", _("Library")
        RECREATION = "recreation", _("Recreation and parks")
        FINANCE = "finance", _("Finance and tax")
        BUILDING = "building", _("Building, housing and code")
        HUMAN_RESOURCES = "human_resources", _("Human resources")
        TECHNOLOGY = "technology", _("Information technology")
        LAW = "law", _("Law")
        MAYOR = "mayor", _("Mayor's office and community services")
        BOARD = "board", _("Board or commission")

    class Binding(models.TextChoices):
        BOUND = "bound", _("Bound by the order")
        INVITED = "invited", _("By invitation")
        JUDICIARY = "judiciary", _("Judiciary rules govern")

    name = models.CharField(_("name"), max_length=120, unique=True)
    slug = models.SlugField(_("short name for addresses"), max_length=60, unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    binding = models.CharField(_("how the order binds it"), max_length=10, choices=Binding, default=Binding.BOUND)
    is_certifying = models.BooleanField(_("certifies U visas (§8.F)"), default=False)
    certifying_basis = models.CharField(_("why it certifies, or may"), max_length=200, blank=True)
    has_staff = models.BooleanField(_("has employees"), default=True)
    email = models.EmailField(_("e-mail for the clerk's copies"), blank=True)
    head = models.ForeignKey(
        "Employee", verbose_name=_("head"), null=True, blank=True, on_delete=models.PROTECT, related_name="heads"
    )

    objects = AgencyQuerySet.as_manager()

    class Meta:
        verbose_name = _("agency")
        verbose_name_plural = _("agencies")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class JobRole(models.Model):
    name = models.CharField(_("name"), max_length=120, unique=True)

    class Meta:
        verbose_name = _("job role")
        verbose_name_plural = _("job roles")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


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

    class Meta:
        verbose_name = _("employee")
        verbose_name_plural = _("employees")
        ordering = ["family_name", "given_name", "number"]

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}"

    def __str__(self) -> str:
        return self.name


class EmploymentQuerySet(models.QuerySet):
    def on(self, day: date) -> "EmploymentQuerySet":
        """Who was employed that day."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=day), starts_on__lte=day)


class Employment(models.Model):
    """One person's time in one agency. A person in two agencies has two."""

    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="employments")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="employments")
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


class DelegationQuerySet(models.QuerySet):
    def in_force(self, day: date) -> "DelegationQuerySet":
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=day), starts_on__lte=day)


class Delegation(models.Model):
    """An agency's appointing officer, from a day to a day, by a stated authority (§12)."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="delegations")
    officer = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="delegations")
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to, the last day"), null=True, blank=True)
    authority = models.CharField(_("by what authority"), max_length=200, blank=True)

    objects = DelegationQuerySet.as_manager()

    class Meta:
        verbose_name = _("delegation")
        verbose_name_plural = _("delegations")
        ordering = ["agency", "-starts_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="delegation_ends_after_it_starts"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.officer} for {self.agency}"
