"""Editions: the words that bind, frozen the day they were adopted."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rows.append_only import AppendOnly, AppendOnlyQuerySet


class EditionQuerySet(AppendOnlyQuerySet):
    def of_the_order(self) -> "EditionQuerySet":
        return self.filter(kind=Edition.Kind.ORDER)

    def in_force(self, day: date) -> "EditionQuerySet":
        """Those that took effect by that day, the newest first."""
        return self.filter(effective_on__lte=day).order_by("-number")


class Edition(AppendOnly):
    """One numbered text of an order, notice, directive or policy, as adopted."""

    class Kind(models.TextChoices):
        ORDER = "order", _("Executive order")
        NOTICE = "notice", _("Officer's notice")
        DIRECTIVE = "directive", _("Directive")
        POLICY = "policy", _("U-visa policy")

    class Change(models.TextChoices):
        FIRST = "first", _("First edition")
        MATERIAL = "material", _("Material change")
        MINOR = "minor", _("Minor change")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    agency = models.ForeignKey(
        "people.Agency", verbose_name=_("agency"), null=True, on_delete=models.PROTECT, related_name="editions"
    )
    number = models.PositiveIntegerField(_("edition"))
    reference = models.CharField(_("number of the text"), max_length=40)
    title = models.CharField(_("title"), max_length=250)
    signed_on = models.DateField(_("signed on"))
    effective_on = models.DateField(_("in force from"))
    change = models.CharField(_("change"), max_length=10, choices=Change, default=Change.FIRST)
    change_reason = models.CharField(_("why this edition"), max_length=500, blank=True)
    adopted_at = models.DateTimeField(_("adopted at"))
    adopted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    contact = models.CharField(_("whom to ask"), max_length=160, blank=True)
    # The edition of the order that a notice, directive or policy carries out.
    order = models.ForeignKey(
        "self", verbose_name=_("carries out"), null=True, on_delete=models.PROTECT, related_name="carried_out_by"
    )

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ["kind", "agency", "number"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "agency", "number"], name="one_edition_per_number"),
            models.UniqueConstraint(
                fields=["kind", "number"], condition=Q(agency=None), name="one_order_edition_per_number"
            ),
            models.CheckConstraint(
                condition=Q(kind="order", agency=None, order=None)
                | (~Q(kind="order") & Q(agency__isnull=False, order__isnull=False)),
                name="all_but_the_order_have_an_agency_and_an_order",
            ),
            models.CheckConstraint(
                condition=Q(change="first") | ~Q(change_reason=""), name="a_change_says_why_it_was_made"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.reference}), edition {self.number}"


class EditionText(AppendOnly):
    """The words of an edition in one language. `body` is what `directives.texts` makes of a page; `sha256`
    is the digest of its canonical JSON, so that anyone can compute it again."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="texts")
    language = models.CharField(_("language"), max_length=10)
    is_source = models.BooleanField(_("the text that governs"), default=False)
    title = models.CharField(_("title"), max_length=250)
    body = models.JSONField(_("text"))
    sha256 = models.CharField("SHA-256", max_length=64)

    class Meta:
        verbose_name = _("text of an edition")
        verbose_name_plural = _("texts of editions")
        ordering = ["edition", "-is_source", "language"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "language"], name="one_text_per_language"),
            models.UniqueConstraint(fields=["edition"], condition=Q(is_source=True), name="one_source_per_edition"),
        ]

    def __str__(self) -> str:
        return f"{self.edition} ({self.language})"
