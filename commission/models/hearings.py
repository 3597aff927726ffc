"""Contracts the order prohibits unless a law requires them, and what the public said of them (§2.A–B)."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ContractProposal(models.Model):
    """A contract of §2.A or §2.B that somebody means the city to make, from the Law Department's note to the act."""

    class Kind(models.TextChoices):
        POWERS = "powers", _("Immigration powers for city employees (§2.A)")
        DETENTION = "detention", _("Detaining immigrants (§2.B)")

    class Act(models.TextChoices):
        RESPOND = "respond", _("Responding to a request for proposals")
        APPLY = "apply", _("Applying for it")
        RENEW = "renew", _("Renewing it")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    act = models.CharField(_("what the city would do"), max_length=10, choices=Act)
    other_party = models.CharField(_("other party"), max_length=160)
    why = models.TextField(_("why it is being considered"))
    act_on = models.DateField(_("planned for"))
    proposed_at = models.DateTimeField(_("entered"))
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    law_note = models.TextField(_("the Law Department's note"), blank=True)
    law_at = models.DateTimeField(_("noted"), null=True)
    law_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    hearing = models.OneToOneField(
        "commission.Meeting", null=True, blank=True, on_delete=models.PROTECT, related_name="proposal"
    )
    comments_until = models.DateField(_("comments until"), null=True, blank=True)
    memo = models.TextField(_("how the comments were considered"), blank=True)
    memo_at = models.DateTimeField(_("memo written"), null=True)
    memo_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("proposed contract")
        verbose_name_plural = _("proposed contracts")
        ordering = ["-proposed_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(law_at=None, law_by=None) | Q(law_at__isnull=False, law_by__isnull=False) & ~Q(law_note=""),
                name="proposal_law_at_and_by",
            ),
            models.CheckConstraint(
                condition=Q(memo_at=None, memo_by=None) | Q(memo_at__isnull=False, memo_by__isnull=False) & ~Q(memo=""),
                name="proposal_memo_at_and_by",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.other_party}"

    @property
    def is_called(self) -> bool:
        """Whether its public meeting is called and stands: one that was cancelled does not."""
        return self.hearing is not None and self.hearing.state != self.hearing.State.CANCELLED


class CommentQuerySet(models.QuerySet):
    def unread(self) -> "CommentQuerySet":
        """Neither shown nor hidden: somebody at the city must read them first."""
        return self.filter(shown_at=None, hidden_at=None)

    def shown(self) -> "CommentQuerySet":
        return self.filter(shown_at__isnull=False)

    def hidden(self) -> "CommentQuerySet":
        return self.filter(hidden_at__isnull=False)


class Comment(models.Model):
    """What somebody said of a proposed contract, in any language and by any way. Hidden perhaps, never deleted."""

    class Way(models.TextChoices):
        WEB = "web", _("On the web")
        MAIL = "mail", _("By mail")
        IN_PERSON = "in_person", _("In person")

    proposal = models.ForeignKey(ContractProposal, on_delete=models.PROTECT, related_name="comments")
    way = models.CharField(_("way"), max_length=10, choices=Way, default=Way.WEB)
    name = models.CharField(_("name"), max_length=120, blank=True)
    language = models.CharField(_("language"), max_length=10, blank=True)
    text = models.TextField(_("comment"), max_length=8000)
    received_at = models.DateTimeField(_("received"))
    # Entered by hand by whoever opened the letter or heard it.
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    shown_at = models.DateTimeField(_("shown"), null=True)
    shown_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    hidden_at = models.DateTimeField(_("hidden"), null=True)
    hidden_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    hidden_because = models.CharField(_("why it is hidden"), max_length=250, blank=True)

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["received_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(shown_at=None, shown_by=None) | Q(shown_at__isnull=False, shown_by__isnull=False),
                name="comment_shown_at_and_by",
            ),
            models.CheckConstraint(
                condition=Q(hidden_at=None, hidden_by=None)
                | Q(hidden_at__isnull=False, hidden_by__isnull=False) & ~Q(hidden_because=""),
                name="comment_hidden_at_and_by",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:60]

    @property
    def received_on(self) -> date:
        """The day it came: of a letter and a spoken word only the day is kept."""
        return timezone.localdate(self.received_at)
