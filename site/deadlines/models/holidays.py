"""The days the city is closed, as the clerk keeps them."""

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class HolidayQuerySet(models.QuerySet):
    def within(self, years: range) -> "HolidayQuerySet":
        return self.filter(closed_on__year__gte=years.start, closed_on__year__lt=years.stop)

    def of_the_state(self) -> "HolidayQuerySet":
        return self.filter(kind__in=[Holiday.Kind.STATUTORY, Holiday.Kind.OBSERVED])


class Holiday(models.Model):
    """A day other than Saturday and Sunday's own that the city's offices are closed."""

    class Kind(models.TextChoices):
        STATUTORY = "statutory", _("State holiday")
        OBSERVED = "observed", _("State holiday, kept on another day")
        LOCAL = "local", _("City holiday")
        EMERGENCY = "emergency", _("Closed by emergency")

    closed_on = models.DateField(_("date"), unique=True)
    name = models.CharField(
        _("name"), max_length=120, help_text=_("As people know it: “Good Friday”, “Snow emergency”.")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.LOCAL)

    objects = HolidayQuerySet.as_manager()

    class Meta:
        verbose_name = _("holiday")
        verbose_name_plural = _("holidays")
        ordering = ["closed_on"]

    def __str__(self) -> str:
        return f"{gettext(self.name)}, {self.closed_on}"
