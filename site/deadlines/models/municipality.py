"""The municipality's profile: what fills the order's placeholders, and how the city reads its silences."""

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

DAYS = [RegexValidator(r"^([1-9]|[1-5]\d|60)(, *([1-9]|[1-5]\d|60))*$", _("Write days from 1 to 60, as in 14, 7, 1."))]


class Municipality(models.Model):
    """The one profile. Until the clerk writes it, `current()` gives a neutral one that is not saved."""

    class Kind(models.TextChoices):
        CITY = "City", _("City")
        BOROUGH = "Borough", _("Borough")
        TOWN = "Town", _("Town")
        TOWNSHIP = "Township", _("Township")
        VILLAGE = "Village", _("Village")

    class ClerkStart(models.TextChoices):
        EFFECTIVE = "effective", _("the day the order takes effect")
        SIGNED = "signed", _("the day the order is signed")

    class DirectiveStart(models.TextChoices):
        CLERK_TRANSMITTAL_SENT = "clerk_transmittal_sent", _("the clerk sends the copy")
        AGENCY_RECEIPT = "agency_receipt", _("the agency confirms receipt")
        OFFICER_NOTICE_SENT = "officer_notice_sent", _("the appointing officer's notice goes out")

    class Cascade(models.TextChoices):
        FULL = "full", _("copies, officers' notices and directives")
        MATERIAL_ONLY = "material_only", _("copies always; notices and directives when the change is material")
        CLERK_ONLY = "clerk_only", _("the clerk's copies only")

    class Untranslated(models.TextChoices):
        HOLD = "hold", _("waits until it is translated")
        PENDING = "pending", _("is published, and says that a translation is pending")

    class OpenMeetings(models.TextChoices):
        BOUND = "bound", _("are held under the Open Public Meetings Act")
        VOLUNTARY = "voluntary", _("are held in keeping with the act, of the city's own will")

    name = models.CharField(_("name"), max_length=120, help_text=_("Without “City of”: Kestrel Falls."))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.CITY)
    county = models.CharField(_("county"), max_length=80, blank=True)
    state = models.CharField(pgettext_lazy("of the United States", "state"), max_length=40, default="New Jersey")
    population = models.PositiveIntegerField(_("population"), null=True, blank=True)
    mayor = models.CharField(_("mayor"), max_length=120, blank=True)
    clerk = models.CharField(_("clerk"), max_length=120, blank=True)
    chief_of_police = models.CharField(
        _("head of police or public safety"),
        max_length=120,
        blank=True,
        help_text=_("Fills [CHIEF OF POLICE/HEAD OF PUBLIC SAFETY]: “Chief of Police”."),
    )
    city_official = models.CharField(
        _("official who coordinates the commission"),
        max_length=120,
        blank=True,
        help_text=_("Fills [CITY OFFICIAL]: “Chief Equity Officer”."),
    )
    website = models.URLField(_("website"), blank=True)
    address = models.TextField(_("address"), max_length=400, blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    clerk_email = models.EmailField(_("the clerk's e-mail"), blank=True)
    law_contact = models.CharField(
        _("law department"), max_length=200, blank=True, help_text=_("Whom to ask before acting: name, telephone.")
    )
    # How the city reads what the order leaves open (A1–A3). Lengths are rules, and have their own history.
    clerk_clock_start = models.CharField(
        _("the clerk's 30 days start"), max_length=10, choices=ClerkStart, default=ClerkStart.EFFECTIVE
    )
    directive_clock_start = models.CharField(
        _("an agency's 30 days start when"),
        max_length=30,
        choices=DirectiveStart,
        default=DirectiveStart.CLERK_TRANSMITTAL_SENT,
    )
    amendment_cascade = models.CharField(
        _("an amendment starts again"), max_length=15, choices=Cascade, default=Cascade.FULL
    )

    # The year, and who is reminded when (A9; A5).
    yearly_on = models.CharField(
        _("directives, policies and notices go out again on"),
        max_length=5,
        blank=True,
        validators=[RegexValidator(r"^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$", _("Write a month and a day: 10-01."))],
        help_text=_(
            "Month and day, as in 10-01, and never later than twelve months after the last time. "
            "Left empty, twelve months after it."
        ),
    )
    reminders_before = models.CharField(
        _("days before the due day on which people are reminded"),
        max_length=40,
        default="14, 7, 1",
        blank=True,
        validators=DAYS,
    )
    reminders_after = models.CharField(
        _("days after the due day on which people are reminded"),
        max_length=40,
        default="1",
        blank=True,
        validators=DAYS,
    )
    escalated_after = models.PositiveSmallIntegerField(
        _("days after the due day on which the agency's head and the clerk hear of it"), default=14
    )
    longest_extension = models.PositiveSmallIntegerField(
        _("the most days from today to which an officer may extend somebody's time to sign"),
        default=60,
        validators=[MinValueValidator(1), MaxValueValidator(365)],
    )

    # Languages (§9, A19, A20) and the open-meetings act, as the city reads them.
    language_share = models.PositiveSmallIntegerField(
        _("percent of residents that make a language required"), default=5
    )
    language_speakers = models.PositiveIntegerField(_("speakers that make a language required"), default=10_000)
    most_spoken = models.PositiveSmallIntegerField(_("most spoken languages a contract notice needs"), default=5)
    counts_english = models.BooleanField(_("English is one of them"), default=False)
    untranslated = models.CharField(
        _("a text that lacks a required translation"), max_length=10, choices=Untranslated, default=Untranslated.PENDING
    )
    opma_mode = models.CharField(
        _("the commission's meetings"), max_length=10, choices=OpenMeetings, default=OpenMeetings.VOLUNTARY
    )
    # N.J.S.A. 35:3-1: the Secretary of State lists every public body's page of legal notices.
    notices_hub = models.URLField(
        _("the Secretary of State's page of legal notices"),
        blank=True,
        help_text=_("The public's legal-notices page leads there. Tell the Secretary of State the address of yours."),
    )

    class Meta:
        verbose_name = _("municipality")
        verbose_name_plural = _("municipalities")
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="one_municipality")]

    def __str__(self) -> str:
        return self.full_name

    def save(self, *args, **kwargs):
        self.pk = 1
        super().save(*args, **kwargs)

    @classmethod
    def current(cls, request=None) -> "Municipality":
        """The city this house serves. One query; with a request, one for the whole request. Never writes."""
        if request is None:
            return cls.objects.filter(pk=1).first() or cls(name="")
        if not hasattr(request, "_municipality"):
            request._municipality = cls.current()
        return request._municipality

    @property
    def full_name(self) -> str:
        """“City of Kestrel Falls”; “Our city” until it has a name."""
        if not self.name:
            return gettext("Our city")
        return gettext("%(kind)s of %(name)s") % {"kind": self.get_kind_display(), "name": self.name}
