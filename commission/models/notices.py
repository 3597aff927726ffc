"""Lawful notices: what was published, in which languages, where it was put and when (10:4-8(d), 35:3-1, §2)."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from commission.noticing import Outlet, Place
from rows.append_only import AppendOnly


class PostingPlace(models.Model):
    """A place the city puts its notices: the website, the board in the hall, each newspaper, the clerk's file."""

    class Kind(models.TextChoices):
        WEBSITE = Place.WEBSITE.value, _("Legal-notices page")
        PUBLIC_PLACE = Place.PUBLIC_PLACE.value, _("Public place")
        NEWSPAPER = Place.NEWSPAPER.value, _("Newspaper")
        CLERK = Place.CLERK.value, _("Filed with the clerk")
        SUBSCRIBERS = Place.SUBSCRIBERS.value, _("Subscribers")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    name = models.CharField(_("name"), max_length=120, help_text=_("As in “Bulletin board, City Hall lobby”."))
    is_official = models.BooleanField(_("the official newspaper"), default=False)
    is_used = models.BooleanField(_("in use"), default=True)

    class Meta:
        verbose_name = _("place for notices")
        verbose_name_plural = _("places for notices")
        ordering = ["kind", "name"]
        constraints = [models.UniqueConstraint(fields=["kind", "name"], name="one_place_per_name")]

    def __str__(self) -> str:
        return self.name

    @property
    def outlet(self) -> Outlet:
        return Outlet(Place(self.kind), self.name)


class Notice(models.Model):
    """One notice. A change of what it is about is a new notice, with its own last lawful minute."""

    class Kind(models.TextChoices):
        MEETING = "meeting", _("Notice of a meeting")
        MOVED = "moved", _("Notice of a moved meeting")
        CANCELLED = "cancelled", _("Notice of a cancelled meeting")
        SCHEDULE = "schedule", _("Schedule of meetings")
        REVISION = "revision", _("Changed schedule of meetings")
        HEARING = "hearing", _("Notice of a public meeting about a proposed contract")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    meeting = models.ForeignKey(
        "commission.Meeting", null=True, blank=True, on_delete=models.PROTECT, related_name="notices"
    )
    schedule = models.ForeignKey(
        "commission.Schedule", null=True, blank=True, on_delete=models.PROTECT, related_name="notices"
    )
    page = models.ForeignKey("commission.NoticePage", on_delete=models.PROTECT, related_name="notices")
    # The last lawful minute or day, with its reasons.
    due = models.ForeignKey("deadlines.KeptDeadline", on_delete=models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField(_("drafted"))
    drafted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField(_("published"), null=True)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    late_reason = models.CharField(_("why it was late"), max_length=250, blank=True)
    # Where it must be put, as the city's places were when it was published; until then, those in use.
    places = models.ManyToManyField(PostingPlace, related_name="+")
    replaced_by = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaces")

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["-drafted_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(published_at=None, published_by=None)
                | Q(published_at__isnull=False, published_by__isnull=False),
                name="notice_published_at_and_by",
            ),
            models.CheckConstraint(
                condition=Q(meeting__isnull=False, schedule=None) | Q(meeting=None, schedule__isnull=False),
                name="a_notice_is_of_a_meeting_or_a_schedule",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.pk})"

    @property
    def tells_of(self) -> datetime | None:
        """When the meeting is, as this notice says: a newer one may say another time. None of a schedule."""
        if self.meeting_id is None:
            return None
        said = self.page.facts.get("starts_at")
        return datetime.fromisoformat(said) if said else self.meeting.starts_at

    @property
    def is_of_a_hearing(self) -> bool:
        """Of a meeting about a proposed contract, called, moved or cancelled: §2 asks more languages of it."""
        return self.kind == self.Kind.HEARING or bool(self.meeting and self.meeting.kind == self.meeting.Kind.HEARING)


class NoticeText(AppendOnly):
    """The words of a notice in one language, as they went out."""

    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="texts")
    language = models.CharField(_("language"), max_length=10)
    is_source = models.BooleanField(_("the text that governs"), default=False)
    title = models.CharField(_("title"), max_length=250)
    body = models.JSONField(_("text"))
    sha256 = models.CharField("SHA-256", max_length=64)

    class Meta:
        verbose_name = _("text of a notice")
        verbose_name_plural = _("texts of notices")
        ordering = ["notice", "-is_source", "language"]
        constraints = [models.UniqueConstraint(fields=["notice", "language"], name="one_notice_text_per_language")]

    def __str__(self) -> str:
        return f"{self.notice} ({self.language})"


class Posting(AppendOnly):
    """A notice was put in one place: when, by whom, with what proof. A second posting there is a new row."""

    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="postings")
    place = models.ForeignKey(PostingPlace, on_delete=models.PROTECT, related_name="postings")
    posted_at = models.DateTimeField(_("posted"))
    posted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(_("recorded"))
    proof = models.ForeignKey(
        "evidence.KeptFile", verbose_name=_("proof"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    note = models.CharField(_("note"), max_length=250, blank=True)

    class Meta:
        verbose_name = _("posting")
        verbose_name_plural = _("postings")
        ordering = ["posted_at", "pk"]

    def __str__(self) -> str:
        return f"{self.notice}: {self.place}"


class Advertisement(AppendOnly):
    """The city advertised that its full notices are on its website: twice a month until the end of 2026 (35:3-5)."""

    advertised_on = models.DateField(_("advertised on"))
    outlet = models.CharField(_("news publication"), max_length=160)
    proof = models.ForeignKey(
        "evidence.KeptFile", verbose_name=_("proof"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField(_("recorded"))
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("advertisement of the legal-notices page")
        verbose_name_plural = _("advertisements of the legal-notices page")
        ordering = ["-advertised_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["advertised_on", "outlet"], name="one_advertisement_a_day_in_each_outlet")
        ]

    def __str__(self) -> str:
        return f"{self.outlet}, {self.advertised_on}"
