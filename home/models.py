"""The front page; and when the clerk holds the year still."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class HomePage(Page):
    """The root of the order's site: the order and the shelves of directives stand below it.

    What visitors see is drawn from what is in force (`views.front`), in every language of the screens, so there is
    nothing to write here.
    """

    max_count = 1

    def serve(self, request, *args, **kwargs):
        from home.views.front import front_page

        return front_page(request)


class PauseQuerySet(models.QuerySet):
    def on(self, day: date) -> "PauseQuerySet":
        """Those by which the morning of that day does nothing."""
        return self.standing(day).filter(starts_on__lte=day)

    def standing(self, day: date) -> "PauseQuerySet":
        """Those neither lifted nor over by that day: in force, or to come."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=day), lifted_at=None).order_by("starts_on", "pk")


class Pause(models.Model):
    """The mornings do nothing from a day to a day, or until it is lifted; and why.

    What they would have done is made up by the first morning after it. Letters that are owed already still go out.
    """

    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to, the last day"), null=True, blank=True)
    reason = models.CharField(_("why"), max_length=250)
    paused_at = models.DateTimeField(_("decided"))
    paused_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    lifted_at = models.DateTimeField(_("lifted"), null=True)
    lifted_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    objects = PauseQuerySet.as_manager()

    class Meta:
        verbose_name = _("pause of the year")
        verbose_name_plural = _("pauses of the year")
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="a_pause_says_why"),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="pause_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=Q(lifted_at=None, lifted_by=None) | Q(lifted_at__isnull=False, lifted_by__isnull=False),
                name="pause_lifted_at_and_by",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.starts_on}: {self.reason}"
