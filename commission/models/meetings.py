"""Meetings, from the year's schedule to the approved minutes (§11; N.J.S.A. 10:4-6 and following)."""

import uuid
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Max, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from commission.models.members import Seat
from rows.append_only import AppendOnly


class Schedule(models.Model):
    """The year's meetings, posted within seven days of reorganization, or by January 10 (N.J.S.A. 10:4-18)."""

    year = models.PositiveSmallIntegerField(_("year"), unique=True)
    reorganized_on = models.DateField(_("reorganization meeting"), null=True, blank=True)
    due = models.ForeignKey("deadlines.KeptDeadline", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("made"))
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("schedule of meetings")
        verbose_name_plural = _("schedules of meetings")
        ordering = ["-year"]

    def __str__(self) -> str:
        return str(self.year)


class MeetingQuerySet(models.QuerySet):
    def held(self) -> "MeetingQuerySet":
        return self.filter(state=Meeting.State.HELD)

    def ahead(self, now) -> "MeetingQuerySet":
        """Scheduled and still to come, the next first."""
        return self.filter(state=Meeting.State.SCHEDULED, starts_at__gte=now).order_by("starts_at")

    def with_changes(self) -> "MeetingQuerySet":
        """Each with `.changed_at`: when it was last moved, or None."""
        return self.annotate(changed_at=Max("reschedulings__changed_at"))


class Meeting(models.Model):
    """One meeting: when, where, how to take part. What it was before a change is kept in `Rescheduling`."""

    class Kind(models.TextChoices):
        REGULAR = "regular", _("Regular meeting")
        SPECIAL = "special", _("Special meeting")
        EMERGENCY = "emergency", _("Emergency meeting")
        HEARING = "hearing", _("Public meeting about a proposed contract")

    class State(models.TextChoices):
        SCHEDULED = "scheduled", _("Scheduled")
        HELD = "held", _("Held")
        CANCELLED = "cancelled", _("Cancelled")

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    # How often it was changed: what a calendar program tells a newer entry by (RFC 5545, SEQUENCE).
    sequence = models.PositiveSmallIntegerField(default=0, editable=False)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.REGULAR)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.SCHEDULED)
    starts_at = models.DateTimeField(_("starts"))
    minutes_long = models.PositiveSmallIntegerField(_("minutes it takes"), default=90)
    place = models.CharField(_("place"), max_length=160)
    room = models.CharField(_("room"), max_length=120, blank=True)
    access = models.CharField(_("access for wheelchairs and by bus"), max_length=250, blank=True)
    dial_in = models.CharField(_("how to join from afar"), max_length=250, blank=True)
    contact = models.CharField(_("whom to ask for an interpreter or other help"), max_length=200)
    ask_by = models.DateField(_("ask by"), null=True, blank=True)
    takes_action = models.BooleanField(_("formal action may be taken"), default=True)
    schedule = models.ForeignKey(Schedule, null=True, blank=True, on_delete=models.PROTECT, related_name="meetings")
    # The four findings of an emergency (N.J.S.A. 10:4-9(b)).
    matter = models.TextField(_("the urgent matter, and the only one discussed"), blank=True)
    harm = models.TextField(_("the harm that waiting would do"), blank=True)
    unforeseen = models.TextField(_("why it could not be foreseen, or why no notice was given"), blank=True)
    notice_since = models.TextField(_("the notice given as soon as it was called"), blank=True)
    called_at = models.DateTimeField(_("called"))
    called_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(_("held or cancelled"), null=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    cancelled_because = models.CharField(_("why it was cancelled"), max_length=250, blank=True)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = ["starts_at"]
        indexes = [models.Index(fields=["state", "starts_at"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="scheduled", closed_at=None, closed_by=None)
                | (~Q(state="scheduled") & Q(closed_at__isnull=False, closed_by__isnull=False)),
                name="meeting_closed_at_and_by",
            ),
            models.CheckConstraint(
                condition=~Q(kind="emergency") | ~Q(matter="") & ~Q(harm="") & ~Q(unforeseen=""),
                name="an_emergency_has_its_findings",
            ),
            models.CheckConstraint(
                condition=~Q(state="cancelled") | ~Q(cancelled_because=""), name="a_cancelled_meeting_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {timezone.localtime(self.starts_at):%Y-%m-%d %H:%M}"

    @property
    def day(self) -> date:
        """The civil date in the city's own time zone."""
        return timezone.localdate(self.starts_at)


class Rescheduling(AppendOnly):
    """A meeting was moved: what it was before, and why."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="reschedulings")
    started_at = models.DateTimeField(_("started, before"))
    place = models.CharField(_("place, before"), max_length=160)
    reason = models.CharField(_("why"), max_length=250)
    changed_at = models.DateTimeField(_("changed"))
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("moved meeting")
        verbose_name_plural = _("moved meetings")
        ordering = ["-changed_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.meeting}: {self.reason}"


class AgendaItem(models.Model):
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="agenda")
    number = models.PositiveSmallIntegerField(_("number"))
    title = models.CharField(_("item"), max_length=250)
    document = models.ForeignKey(
        "wagtaildocs.Document",
        verbose_name=_("document"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        verbose_name = _("item of an agenda")
        verbose_name_plural = _("items of agendas")
        ordering = ["meeting", "number"]
        constraints = [models.UniqueConstraint(fields=["meeting", "number"], name="one_agenda_item_per_number")]

    def __str__(self) -> str:
        return self.title


class Attendance(models.Model):
    """Whether a member was there."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="attendance")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="attendance")
    was_present = models.BooleanField(_("present"))

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendance")
        constraints = [models.UniqueConstraint(fields=["meeting", "seat"], name="one_attendance_per_seat")]

    def __str__(self) -> str:
        return f"{self.seat}: {self.meeting}"


class Motion(models.Model):
    """What was put to the vote."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="motions")
    text = models.TextField(_("motion"))
    moved_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    seconded_by = models.ForeignKey(Seat, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("motion")
        verbose_name_plural = _("motions")
        ordering = ["meeting", "pk"]

    def __str__(self) -> str:
        return self.text[:60]


class Vote(models.Model):
    """How one member voted: the law asks for the vote of each (N.J.S.A. 10:4-14)."""

    class Choice(models.TextChoices):
        YES = "yes", _("Yes")
        NO = "no", _("No")
        ABSTAIN = "abstain", _("Abstained")

    motion = models.ForeignKey(Motion, on_delete=models.PROTECT, related_name="votes")
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="votes_cast")
    choice = models.CharField(_("vote"), max_length=10, choices=Choice)

    class Meta:
        verbose_name = _("vote")
        verbose_name_plural = _("votes")
        constraints = [models.UniqueConstraint(fields=["motion", "seat"], name="one_vote_per_seat")]

    def __str__(self) -> str:
        return f"{self.seat}: {self.choice}"


class Minutes(models.Model):
    """The minutes of one meeting: a draft, then approved; published as they were approved."""

    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="minutes")
    text = models.TextField(_("what was discussed"))
    due = models.ForeignKey("deadlines.KeptDeadline", on_delete=models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField(_("drafted"))
    drafted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(_("approved"), null=True)
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("minutes")
        verbose_name_plural = _("minutes")
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_at=None, approved_by=None)
                | Q(approved_at__isnull=False, approved_by__isnull=False),
                name="minutes_approved_at_and_by",
            )
        ]

    def __str__(self) -> str:
        return str(self.meeting)
