"""What happened away from a screen, as an officer wrote it down and a second person confirmed it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from directives.models.records import Acknowledgment, Delivery
from rows.append_only import AppendOnly


class NotingQuerySet(models.QuerySet):
    def live(self) -> "NotingQuerySet":
        """Neither confirmed nor ended: whoever it is about hears nothing more until a second person has spoken."""
        return self.filter(LIVE)

    def disputed(self) -> "NotingQuerySet":
        """The person says it is not right, and the clerk has not settled it."""
        return self.filter(disputed_at__isnull=False, settled_at=None)

    def to_confirm(self) -> "NotingQuerySet":
        """What waits for its second person: not disputed, and of a text that is asked still. Whoever refused may sign
        after all; whatever else ended the delivery ends what was noted of it."""
        asked = Q(delivery__closed_as="")
        signed_after_all = Q(delivery__closed_as=Delivery.End.REFUSED) & ~Q(way=Noting.Way.REFUSED)
        return self.live().filter(asked | signed_after_all).exclude(disputed_at__isnull=False, settled_at=None)


class Noting(models.Model):
    """An officer notes that somebody signed on paper, signed at a roll call, or refused to, on a day. It counts once a
    second person has confirmed it; the one it is about sees it, and can say that it is not right."""

    class Way(models.TextChoices):
        PAPER = "paper", _("Signed on paper")
        ROLL_CALL = "roll_call", _("Read and acknowledged at roll call")
        REFUSED = "refused", _("Refused to sign, witnessed")

    class Settlement(models.TextChoices):
        STANDS = "stands", _("It stands")
        TAKEN_BACK = "taken_back", _("Taken back")

    delivery = models.ForeignKey(Delivery, on_delete=models.PROTECT, related_name="notings")
    way = models.CharField(_("what happened"), max_length=10, choices=Way)
    happened_on = models.DateField(_("on"))
    language = models.CharField(_("language of the text"), max_length=10)
    witness = models.CharField(_("witness"), max_length=120, blank=True, default="", db_default="")
    # The document that shows it, in words: "scan <sha256> page 2 line 5".
    proof = models.CharField(_("proof"), max_length=250, blank=True, default="", db_default="")
    noted_at = models.DateTimeField(_("noted"))
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(_("confirmed"), null=True)
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    # It started the person's clock, so that taking it back stops it again.
    has_served = models.BooleanField(_("started the clock"), default=False, db_default=False)
    acknowledgment = models.OneToOneField(
        Acknowledgment, null=True, on_delete=models.PROTECT, related_name="noting", editable=False
    )
    set_aside_at = models.DateTimeField(_("set aside"), null=True)
    set_aside_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    set_aside_why = models.CharField(_("why set aside"), max_length=250, blank=True, default="", db_default="")
    # Nobody disputes but the person themselves.
    disputed_at = models.DateTimeField(_("disputed"), null=True)
    disputed_words = models.TextField(_("in their own words"), max_length=1000, blank=True, default="", db_default="")
    settled_at = models.DateTimeField(_("settled"), null=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    settled_as = models.CharField(
        _("settled as"), max_length=10, choices=Settlement, blank=True, default="", db_default=""
    )
    settled_why = models.CharField(_("why so"), max_length=250, blank=True, default="", db_default="")

    objects = NotingQuerySet.as_manager()

    class Meta:
        verbose_name = _("noting")
        verbose_name_plural = _("notings")
        constraints = [
            models.UniqueConstraint(
                fields=["delivery"],
                condition=Q(confirmed_at=None, set_aside_at=None) & ~Q(settled_as="taken_back"),
                name="one_live_noting_per_delivery",
            ),
            models.CheckConstraint(condition=Q(way="paper") | ~Q(witness=""), name="noting_has_its_witness"),
            models.CheckConstraint(
                condition=Q(confirmed_at=None, confirmed_by=None)
                | Q(confirmed_at__isnull=False, confirmed_by__isnull=False),
                name="noting_confirmed_at_and_by",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by=None) | ~Q(confirmed_by=models.F("noted_by")), name="noting_has_two_people"
            ),
            models.CheckConstraint(
                condition=Q(set_aside_at=None, set_aside_by=None, set_aside_why="")
                | (Q(set_aside_at__isnull=False, set_aside_by__isnull=False, confirmed_at=None) & ~Q(set_aside_why="")),
                name="noting_set_aside_at_by_and_why",
            ),
            models.CheckConstraint(
                condition=Q(disputed_at=None, disputed_words="")
                | (Q(disputed_at__isnull=False) & ~Q(disputed_words="")),
                name="noting_disputed_at_and_words",
            ),
            models.CheckConstraint(
                condition=Q(settled_at=None, settled_by=None, settled_as="", settled_why="")
                | (
                    Q(settled_at__isnull=False, settled_by__isnull=False, disputed_at__isnull=False)
                    & ~Q(settled_as="")
                    & ~Q(settled_why="")
                ),
                name="noting_settled_at_by_as_and_why",
            ),
        ]
        # What waits for a second person.
        indexes = [models.Index(fields=["confirmed_at", "set_aside_at"])]

    def __str__(self) -> str:
        return f"{self.delivery}: {self.get_way_display()}"

    @property
    def is_disputed(self) -> bool:
        return self.disputed_at is not None and self.settled_at is None


LIVE = Q(confirmed_at=None, set_aside_at=None) & ~Q(settled_as=Noting.Settlement.TAKEN_BACK)


class AcknowledgmentCorrection(AppendOnly):
    """A signature that was taken back after a dispute. It stays as it was written; this says that it does not count."""

    acknowledgment = models.OneToOneField(Acknowledgment, on_delete=models.PROTECT, related_name="correction")
    why = models.CharField(_("why"), max_length=250)
    corrected_at = models.DateTimeField(_("corrected"))
    corrected_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("correction of an acknowledgment")
        verbose_name_plural = _("corrections of acknowledgments")

    def __str__(self) -> str:
        return str(self.acknowledgment)
