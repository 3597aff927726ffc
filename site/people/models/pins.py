"""What somebody without an account of their own signs with on a shared screen."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from people.models.employees import Employee


class Pin(models.Model):
    """Six digits, kept as a hash only. It opens nothing but the shared screen of one's own agency."""

    employee = models.OneToOneField(Employee, on_delete=models.CASCADE, related_name="pin")
    digest = models.CharField(max_length=160)
    given_at = models.DateTimeField(_("given"))
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("PIN")
        verbose_name_plural = _("PINs")

    def __str__(self) -> str:
        return str(self.employee)
