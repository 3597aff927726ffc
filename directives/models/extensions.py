"""More time to sign: from which day to which, why, and by whom."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from directives.models.records import Delivery
from rows.append_only import AppendOnly


class Extension(AppendOnly):
    """A delivery's due day was moved to a later one. Written once; the next one moves it further."""

    class Basis(models.TextChoices):
        GIVEN = "given", _("Extended")
        LEAVE = "leave", _("Extended after a leave")
        ASKED_AGAIN = "asked_again", _("Asked again")

    delivery = models.ForeignKey(Delivery, on_delete=models.PROTECT, related_name="extensions")
    basis = models.CharField(_("how"), max_length=12, choices=Basis)
    from_on = models.DateField(_("was due"))
    to_on = models.DateField(_("due"))
    reason = models.CharField(_("why"), max_length=250, blank=True)
    granted_at = models.DateTimeField(_("when"))
    # Nobody, when a leave moved it by the city's rule.
    granted_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("extension")
        verbose_name_plural = _("extensions")
        ordering = ["granted_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(to_on__gt=F("from_on")), name="extension_moves_later"),
            models.CheckConstraint(
                condition=Q(basis="leave", granted_by=None) | (Q(granted_by__isnull=False) & ~Q(reason="")),
                name="extension_says_who_and_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.from_on} → {self.to_on}"
