"""A rule as the city sets it, and as it set it before."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rows.append_only import AppendOnly, AppendOnlyQuerySet


class RuleSettingQuerySet(AppendOnlyQuerySet["RuleSetting"]):
    def in_force(self, code: str, on: date) -> "RuleSetting | None":
        """The newest decision about that rule for events of that day; None where the default stands."""
        return self.filter(code=code, starts_on__lte=on).order_by("-number").first()


class RuleSetting(AppendOnly):
    """One decision about one rule: for events from `starts_on` on, this length and this roll.

    `number` is the rule's version. A decision is never changed; the next one says why.
    """

    class Roll(models.TextChoices):
        NONE = "none", _("stays where it falls")
        FORWARD = "forward", _("moves forward to the next open day")
        BACKWARD = "backward", _("moves back to the last open day")

    code = models.CharField(_("rule"), max_length=40)
    number = models.PositiveIntegerField(_("version"))
    amount = models.PositiveSmallIntegerField(_("length"))
    roll = models.CharField(_("on a closed day"), max_length=10, choices=Roll)
    starts_on = models.DateField(_("for events from"))
    reason = models.CharField(_("why"), max_length=500)
    set_at = models.DateTimeField(_("set"))
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    # As words too: the history reads without asking who people are, and outlives a change of name.
    set_by_name = models.CharField(_("set by"), max_length=200)

    objects = RuleSettingQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = _("rule setting")
        verbose_name_plural = _("rule settings")
        ordering = ["code", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["code", "number"], name="one_rule_setting_per_number"),
            models.CheckConstraint(condition=Q(number__gte=1, amount__gte=1), name="rule_setting_counts_something"),
            models.CheckConstraint(condition=~Q(reason=""), name="rule_setting_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.code}, version {self.number}"
