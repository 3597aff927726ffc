"""Agencies, and who answers for them."""

from datetime import date

from django.db import models
from django.db.models import Exists, F, Q
from django.utils.translation import gettext_lazy as _

from people.models.employees import Employee


class AgencyQuerySet(models.QuerySet):
    def answered_for_by(self, employee: Employee, *, on: date) -> "AgencyQuerySet":
        """The agencies this employee answers for on that day: as their head, or by a delegation in force.
        None once their last employment has ended."""
        here = Exists(Employee.objects.here(on).filter(pk=employee.pk))
        delegated = Delegation.objects.in_force(on).filter(officer=employee).values("agency")
        return self.filter(here, Q(head=employee) | Q(pk__in=delegated))


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
        Employee, verbose_name=_("head"), null=True, blank=True, on_delete=models.PROTECT, related_name="heads"
    )

    objects = AgencyQuerySet.as_manager()

    class Meta:
        verbose_name = _("agency")
        verbose_name_plural = _("agencies")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


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
