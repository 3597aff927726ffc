"""Who sits on the commission, who was invited, and who asked it something (§11)."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class SeatQuerySet(models.QuerySet):
    def on(self, day: date) -> "SeatQuerySet":
        """The seats held that day."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=day), starts_on__lte=day)


class Seat(models.Model):
    """One member's term. The order names three bodies; the coordinator chooses others."""

    class Kind(models.TextChoices):
        MANDATORY = "mandatory", _("Named by the order")
        CHOSEN = "chosen", _("Chosen by the coordinator")
        INVITED = "invited", _("Invited")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    body = models.CharField(_("for which body or group"), max_length=120)
    member = models.CharField(_("member"), max_length=160)
    votes = models.BooleanField(_("has a vote"), default=True)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to, the last day"), null=True, blank=True)

    objects = SeatQuerySet.as_manager()

    class Meta:
        verbose_name = _("seat")
        verbose_name_plural = _("seats")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="seat_ends_after_it_starts"
            )
        ]

    def __str__(self) -> str:
        return f"{self.member}, {self.body}"


class Invitation(models.Model):
    """The city invites the Board of Education and groups of the community to the commission (§11)."""

    class Reply(models.TextChoices):
        NONE = "none", _("No reply yet")
        ACCEPTED = "accepted", _("Accepted")
        DECLINED = "declined", _("Declined")

    body = models.CharField(_("who was invited"), max_length=160)
    email = models.EmailField(_("e-mail"), blank=True)
    sent_at = models.DateTimeField(_("sent"))
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reply = models.CharField(_("reply"), max_length=10, choices=Reply, default=Reply.NONE)
    replied_at = models.DateTimeField(_("replied"), null=True, blank=True)

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["-sent_at", "-pk"]

    def __str__(self) -> str:
        return self.body


class Question(models.Model):
    """A resident asks the commission; its coordinator answers."""

    name = models.CharField(_("name"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    language = models.CharField(_("language"), max_length=10)
    text = models.TextField(_("question"), max_length=4000)
    asked_at = models.DateTimeField(_("asked"))
    # What was answered; by letter when there is an e-mail.
    answer = models.TextField(_("answer"), max_length=4000, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("question to the commission")
        verbose_name_plural = _("questions to the commission")
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at=None, answered_by=None)
                | Q(answered_at__isnull=False, answered_by__isnull=False),
                name="question_answered_at_and_by",
            )
        ]

    def __str__(self) -> str:
        return self.text[:60]
