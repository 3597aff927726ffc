"""Who may sign U-visa certifications for an agency (§8.G), by whose word, from when to when."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from people.models import Agency, Employee, Employment


class DesignationQuerySet(models.QuerySet):
    def in_force(self, day: date) -> "DesignationQuerySet":
        """Those by which somebody may sign that day: within their dates, and the official still works there."""
        return self._within_their_dates(day).filter(_works_there(day))

    def left(self, day: date) -> "DesignationQuerySet":
        """Those within their dates whose official no longer works for the agency."""
        return self._within_their_dates(day).exclude(_works_there(day))

    def _within_their_dates(self, day: date) -> "DesignationQuerySet":
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=day), starts_on__lte=day)


def _works_there(day: date) -> Exists:
    return Exists(Employment.objects.on(day).filter(agency=OuterRef("agency"), employee=OuterRef("official")))


class Designation(models.Model):
    """The head of a certifying agency designates an official, in writing (8 CFR 214.14(a)(3))."""

    agency = models.ForeignKey(Agency, verbose_name=_("agency"), on_delete=models.PROTECT, related_name="designations")
    official = models.ForeignKey(
        Employee, verbose_name=_("official"), on_delete=models.PROTECT, related_name="designations"
    )
    designated_by = models.CharField(_("designated by"), max_length=160, help_text=_("Name and title."))
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to, the last day"), null=True, blank=True)
    letter = models.ForeignKey(
        "evidence.KeptFile", verbose_name=_("letter (PDF)"), on_delete=models.PROTECT, related_name="+"
    )
    entered_at = models.DateTimeField(_("entered"))
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = DesignationQuerySet.as_manager()

    class Meta:
        verbose_name = _("designation")
        verbose_name_plural = _("designations")
        ordering = ["agency", "official", "-starts_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="designation_ends_after_it_starts"
            ),
            models.UniqueConstraint(
                fields=["agency", "official"], condition=Q(ends_on=None), name="one_open_designation_per_agency"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.official}, {self.agency}"
