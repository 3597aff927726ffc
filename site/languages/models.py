"""The city's languages, and which translation was approved against which words."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from languages.names import Language, language
from languages.thresholds import Spoken
from rows.append_only import AppendOnly


class CityLanguage(models.Model):
    """A language spoken in the city, with the count's source: what is required follows from these rows."""

    tag = models.CharField(
        _("language tag"), max_length=10, unique=True, help_text=_("As in es, pt-br, zh-hans (BCP 47, lower case).")
    )
    speakers = models.PositiveIntegerField(_("residents who speak it"))
    source = models.CharField(_("source of the number"), max_length=160)
    source_year = models.PositiveSmallIntegerField(_("year of the source"))

    class Meta:
        verbose_name = _("language of the city")
        verbose_name_plural = _("languages of the city")
        ordering = ["-speakers", "tag"]

    def __str__(self) -> str:
        return self.tongue.name

    @property
    def tongue(self) -> Language:
        return language(self.tag)

    @property
    def spoken(self) -> Spoken:
        return Spoken(self.tag, self.speakers)


class Approval(AppendOnly):
    """Somebody has read a translation beside its source and says that it is right. It holds for exactly these words:
    when either changes, the translation is stale."""

    # Whose translation: a page's translation key, for pages.
    subject = models.CharField(_("of what"), max_length=80)
    language = models.CharField(_("language"), max_length=10)
    source_sha256 = models.CharField(_("digest of the source"), max_length=64)
    text_sha256 = models.CharField(_("digest of the translation"), max_length=64)
    approved_at = models.DateTimeField(_("approved"))
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("approved translation")
        verbose_name_plural = _("approved translations")
        ordering = ["-approved_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "language", "source_sha256", "text_sha256"], name="one_approval_for_the_same_words"
            )
        ]

    def __str__(self) -> str:
        return f"{self.subject} ({self.language})"

    @property
    def pair(self) -> tuple[str, str]:
        return self.source_sha256, self.text_sha256
