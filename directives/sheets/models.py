"""What came back: a scan, its pages, and each line on them, as the machine read it and as a person answered."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from directives.models import Delivery, Noting


class Scan(models.Model):
    """A file somebody sent: a scan or a photograph of signed sheets. The file itself is kept and never changed."""

    agency = models.ForeignKey("people.Agency", on_delete=models.PROTECT, related_name="scans")
    file = models.ForeignKey("evidence.KeptFile", on_delete=models.PROTECT, related_name="+")
    sha256 = models.CharField("SHA-256", max_length=64)
    pages = models.PositiveSmallIntegerField(_("pages"))
    added_at = models.DateTimeField(_("added"))
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    # Every page was looked at; until then one reader at a time holds it, for a while.
    read_at = models.DateTimeField(_("read"), null=True)
    held_until = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("scan")
        verbose_name_plural = _("scans")
        ordering = ["-added_at", "-id"]
        constraints = [models.UniqueConstraint(fields=["agency", "sha256"], name="one_scan_per_file")]
        # What is not read yet, for the sweep.
        indexes = [models.Index(fields=["read_at", "held_until"])]

    def __str__(self) -> str:
        return f"{self.agency}: {self.sha256[:12]}"


class ScannedPage(models.Model):
    """A page that was looked at. `trouble` says why it could not be read: one of `sheets.reader.WHY_NOT`."""

    scan = models.ForeignKey(Scan, on_delete=models.PROTECT, related_name="looked_at")
    number = models.PositiveSmallIntegerField(_("page"))
    picture = models.BinaryField(_("picture"))
    trouble = models.CharField(_("trouble"), max_length=12, blank=True, default="", db_default="")

    class Meta:
        verbose_name = _("page of a scan")
        verbose_name_plural = _("pages of scans")
        ordering = ["scan", "number"]
        constraints = [models.UniqueConstraint(fields=["scan", "number"], name="one_row_per_scanned_page")]

    def __str__(self) -> str:
        return f"{self.scan}, page {self.number}"


class ScannedLine(models.Model):
    """One line of a sheet that came back. Whose it is, is known by its sealed mark or by the code a person typed;
    `expected` is whom the mark of the page puts there, which is a hint and no answer. What it says, a person says."""

    class Hint(models.TextChoices):
        SIGNED = "signed", _("Looks signed")
        EMPTY = "empty", _("Looks empty")

    class Answer(models.TextChoices):
        SIGNED = "signed", _("Signed")
        NOT_SIGNED = "not_signed", _("Not signed")
        REFUSED = "refused", _("Refused, witnessed")

    page = models.ForeignKey(ScannedPage, on_delete=models.PROTECT, related_name="lines")
    place = models.PositiveSmallIntegerField(_("line"))
    language = models.CharField(_("language"), max_length=10, blank=True, default="", db_default="")
    delivery = models.ForeignKey(Delivery, null=True, on_delete=models.PROTECT, related_name="scanned_lines")
    expected = models.ForeignKey(Delivery, null=True, on_delete=models.PROTECT, related_name="+")
    is_elsewhere = models.BooleanField(_("of another agency's list"), default=False, db_default=False)
    text = models.CharField(_("what its mark says"), max_length=40, blank=True, default="", db_default="")
    cut = models.BinaryField(_("what it looks like"))
    hint = models.CharField(_("hint"), max_length=10, choices=Hint, blank=True, default="", db_default="")
    typed_at = models.DateTimeField(_("code typed"), null=True)
    typed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(_("answer"), max_length=10, choices=Answer, blank=True, default="", db_default="")
    happened_on = models.DateField(_("on"), null=True)
    witness = models.CharField(_("witness"), max_length=120, blank=True, default="", db_default="")
    answered_at = models.DateTimeField(_("answered"), null=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    noting = models.OneToOneField(Noting, null=True, on_delete=models.PROTECT, related_name="scanned_line")

    class Meta:
        verbose_name = _("scanned line")
        verbose_name_plural = _("scanned lines")
        ordering = ["page", "place"]
        constraints = [
            models.UniqueConstraint(fields=["page", "place"], name="one_row_per_scanned_line"),
            models.CheckConstraint(
                condition=Q(typed_at=None, typed_by=None) | Q(typed_at__isnull=False, typed_by__isnull=False),
                name="scanned_line_typed_at_and_by",
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None, answered_by=None, answer="")
                | (Q(answered_at__isnull=False, answered_by__isnull=False, delivery__isnull=False) & ~Q(answer="")),
                name="scanned_line_answered_at_by_and_what",
            ),
            models.CheckConstraint(
                condition=Q(noting=None) | ~Q(answer__in=["", "not_signed"]), name="scanned_line_noted_as_answered"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.page}, line {self.place}"

    @property
    def proof(self) -> str:
        """Where it can be looked up: the file's digest, the page and the line."""
        return f"scan {self.page.scan.sha256} page {self.page.number} line {self.place}"
