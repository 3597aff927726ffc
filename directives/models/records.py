"""What happened to an edition: sent to agencies, disseminated to people, delivered, acknowledged."""

import secrets
from datetime import date, datetime

from django.conf import settings
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from directives.models.editions import Edition, EditionText
from directives.standing import DONE, Standing
from rows.append_only import AppendOnly


class Erratum(models.Model):
    """An error of the order, listed beside it and never mended in it."""

    class Status(models.TextChoices):
        OPEN = "open", _("Not mended yet")
        MENDED = "mended", _("Mended by an amendment")
        KEPT = "kept", _("Left as it is")

    code = models.CharField(_("code"), max_length=6, unique=True)
    section = models.CharField(
        _("section"), max_length=40, help_text=_("As in 2.C; empty for the whole order."), blank=True
    )
    quoted = models.TextField(_("what the order says"))
    proposed = models.TextField(_("what it should say"))
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.OPEN)

    class Meta:
        verbose_name = _("erratum")
        verbose_name_plural = _("errata")
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.code} (§{self.section})" if self.section else self.code


class Transmittal(models.Model):
    """The clerk's sending of one edition of the order to one agency (§12)."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="transmittals")
    agency = models.ForeignKey("people.Agency", on_delete=models.PROTECT, related_name="transmittals")
    due = models.ForeignKey("deadlines.KeptDeadline", on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(_("sent"))
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    received_at = models.DateTimeField(_("receipt confirmed"), null=True)
    received_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    # The agency's own clocks; none when the city reads an amendment as asking only for copies (A3), and the
    # directive's not before the event the city counts it from (A2).
    notice_due = models.ForeignKey("deadlines.KeptDeadline", null=True, on_delete=models.PROTECT, related_name="+")
    directive_due = models.ForeignKey("deadlines.KeptDeadline", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("transmittal")
        verbose_name_plural = _("transmittals")
        constraints = [
            models.UniqueConstraint(fields=["edition", "agency"], name="one_transmittal_per_agency"),
            models.CheckConstraint(
                condition=Q(received_at=None, received_by=None)
                | Q(received_at__isnull=False, received_by__isnull=False),
                name="transmittal_received_at_and_by",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edition}: {self.agency}"


class Dissemination(models.Model):
    """One sending of one edition to one frozen list of an agency's employees, for one reason."""

    class Reason(models.TextChoices):
        ORDER_NOTICE = "order_notice", _("Notice of the order")
        DIRECTIVE = "directive", _("New directive or policy")
        AMENDMENT = "amendment", _("Amendment")
        ANNUAL = "annual", _("Yearly sending")
        JOINER = "joiner", _("New employee")
        AGAIN = "again", _("Sent again after a dispute")

        @classmethod
        def to_some(cls) -> tuple[str, ...]:
            """The reasons for which a text goes to a few people, never to a whole agency."""
            return (cls.JOINER, cls.AGAIN)

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="disseminations")
    agency = models.ForeignKey("people.Agency", on_delete=models.PROTECT, related_name="disseminations")
    reason = models.CharField(_("reason"), max_length=12, choices=Reason)
    cycle = models.PositiveSmallIntegerField(_("cycle"), default=1)
    roster_on = models.DateField(_("roster as of"))
    sent_at = models.DateTimeField(_("sent"))
    # Nobody, when the timetable sent it.
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    # The order's own clock for this sending (directive_provided_due), when it has one.
    provided_due = models.ForeignKey("deadlines.KeptDeadline", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("dissemination")
        verbose_name_plural = _("disseminations")
        ordering = ["-sent_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "agency", "reason", "cycle"], name="one_dissemination_per_reason_and_cycle"
            )
        ]

    def __str__(self) -> str:
        return f"{self.edition}: {self.agency}"


def standing_on(today: date, *, of: str = "") -> Case:
    """`directives.standing` in SQL, over rows with `closed_as`, `closed_on` and `due_on`; a test holds the two
    together. `of` is the way to such a row from another: `deliveries__`."""
    closed_as, closed_on, due_on = (f"{of}{name}" for name in ("closed_as", "closed_on", "due_on"))
    is_done = Q((f"{closed_as}__in", DONE))
    return Case(
        When(is_done & Q((f"{closed_on}__gt", F(due_on))), then=Value(Standing.LATE.value)),
        When(is_done, then=Value(Standing.ON_TIME.value)),
        When(~Q((closed_as, "")), then=F(closed_as)),
        When(Q((due_on, None)), then=Value(Standing.UNSERVED.value)),
        When(Q((f"{due_on}__lt", today)), then=Value(Standing.OVERDUE.value)),
        default=Value(Standing.DUE.value),
        output_field=models.CharField(),
    )


class DeliveryQuerySet(models.QuerySet):
    def open(self) -> "DeliveryQuerySet":
        return self.filter(closed_at=None)

    def unserved(self) -> "DeliveryQuerySet":
        return self.filter(served_at=None)

    def of(self, user) -> "DeliveryQuerySet":
        return self.filter(employee__user=user)

    def with_standing(self, today: date) -> "DeliveryQuerySet":
        """Each delivery with `.standing`, so that a list can be filtered and counted by it."""
        return self.annotate(standing=standing_on(today))


class Delivery(models.Model):
    """One employee's line in a dissemination: served when and how, due when, ended how.

    `due_on` is the day of `due` and `closed_on` the municipality's date at `closed_at`, kept beside them so that
    lists sort and filter on them.
    """

    class Service(models.TextChoices):
        SIGN_IN = "sign_in", _("Shown at sign-in")
        EMAIL = "email", _("Accepted by the mail server")
        PAPER = "paper", _("Handed over on paper")
        ROLL_CALL = "roll_call", _("Read at roll call")

    class End(models.TextChoices):
        ACKNOWLEDGED = "acknowledged", _("Acknowledged")
        EXEMPT = "exempt", _("Exempt")
        SEPARATED = "separated", _("Separated")
        REFUSED = "refused", _("Refused to sign, witnessed")
        SUPERSEDED = "superseded", _("Superseded by a newer sending")
        TAKEN_BACK = "taken_back", _("Taken back after a dispute")

    dissemination = models.ForeignKey(Dissemination, on_delete=models.PROTECT, related_name="deliveries")
    employee = models.ForeignKey("people.Employee", on_delete=models.PROTECT, related_name="deliveries")
    # The roster as it was that day.
    job_role = models.ForeignKey("people.JobRole", null=True, on_delete=models.PROTECT, related_name="+")
    served_at = models.DateTimeField(_("served"), null=True)
    served_how = models.CharField(_("how"), max_length=10, choices=Service, blank=True, default="", db_default="")
    served_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    due = models.ForeignKey("deadlines.KeptDeadline", null=True, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField(_("acknowledgment due"), null=True)
    closed_at = models.DateTimeField(_("ended"), null=True)
    closed_on = models.DateField(_("ended on"), null=True)
    closed_as = models.CharField(_("as"), max_length=12, choices=End, blank=True, default="", db_default="")
    closed_reason = models.CharField(_("why"), max_length=250, blank=True, default="", db_default="")
    reminded_at = models.DateTimeField(_("last reminder"), null=True)
    reminders = models.PositiveSmallIntegerField(_("reminders"), default=0, db_default=0)
    # The rung of the ladder reached last (`directives.ladder`), and when head and clerk heard that it is overdue.
    rung = models.SmallIntegerField(null=True, editable=False)
    escalated_at = models.DateTimeField(_("told to the head and the clerk"), null=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        constraints = [
            models.UniqueConstraint(fields=["dissemination", "employee"], name="one_delivery_per_person"),
            models.CheckConstraint(
                condition=Q(served_at=None, served_by=None, due=None, due_on=None, served_how="")
                | (Q(served_at__isnull=False, due__isnull=False, due_on__isnull=False) & ~Q(served_how="")),
                name="delivery_served_at_how_and_due",
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None, closed_on=None, closed_as="")
                | (Q(closed_at__isnull=False, closed_on__isnull=False) & ~Q(closed_as="")),
                name="delivery_closed_at_on_and_as",
            ),
        ]
        # An officer's late list; a person's own desk.
        indexes = [
            models.Index(fields=["dissemination", "closed_as", "due_on"]),
            models.Index(fields=["employee", "closed_at"]),
        ]

    def __str__(self) -> str:
        return f"{self.employee}: {self.dissemination}"


def receipt_code() -> str:
    """A code for a receipt: short enough to read out, too long to guess."""
    alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
    return "-".join("".join(secrets.choice(alphabet) for _ in range(4)) for _ in range(4))


class Acknowledgment(AppendOnly):
    """The employee's own act of signing for a delivery. Written once."""

    class Method(models.TextChoices):
        SCREEN = "screen", _("Signed on screen")
        PAPER = "paper", _("Signed on paper")
        ROLL_CALL = "roll_call", _("Read and acknowledged at roll call")
        SHARED = "shared", _("Signed on a shared screen")

    delivery = models.OneToOneField(Delivery, on_delete=models.PROTECT, related_name="acknowledgment")
    text = models.ForeignKey(EditionText, on_delete=models.PROTECT, related_name="acknowledgments")
    text_sha256 = models.CharField("SHA-256", max_length=64)
    language = models.CharField(_("language"), max_length=10)
    statement = models.TextField(_("statement"))
    typed_name = models.CharField(_("name as typed"), max_length=170)
    method = models.CharField(_("method"), max_length=10, choices=Method)
    shown_at = models.DateTimeField(_("shown"))
    acknowledged_at = models.DateTimeField(_("acknowledged"))
    due_on = models.DateField(_("due"))
    due = models.ForeignKey("deadlines.KeptDeadline", on_delete=models.PROTECT, related_name="+")
    # On a shared screen, whoever signs needs no account.
    acknowledged_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(_("receipt"), max_length=24, unique=True, default=receipt_code)

    class Meta:
        verbose_name = _("acknowledgment")
        verbose_name_plural = _("acknowledgments")

    def __str__(self) -> str:
        return self.code

    @property
    def shown_when(self) -> datetime | date:
        return self._as_exact_as_known(self.shown_at)

    @property
    def signed_when(self) -> datetime | date:
        return self._as_exact_as_known(self.acknowledged_at)

    def _as_exact_as_known(self, at: datetime) -> datetime | date:
        """The instant; or the day, when an officer noted the day and nobody the hour."""
        return timezone.localdate(at) if self.method in (self.Method.PAPER, self.Method.ROLL_CALL) else at


class CertifiedCopyRequest(models.Model):
    """Somebody asked the clerk for a certified copy of the order (the order's closing line)."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("name"), max_length=120)
    email = models.EmailField(_("e-mail"), blank=True)
    address = models.TextField(_("postal address"), blank=True)
    copies = models.PositiveSmallIntegerField(_("copies"), default=1)
    asked_at = models.DateTimeField(_("asked"))
    answered_at = models.DateTimeField(_("answered"), null=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("request for a certified copy")
        verbose_name_plural = _("requests for certified copies")
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at=None, answered_by=None)
                | Q(answered_at__isnull=False, answered_by__isnull=False),
                name="certified_copy_answered_at_and_by",
            )
        ]

    def __str__(self) -> str:
        return self.name
