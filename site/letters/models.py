"""The outbox: a letter is a row, written in the act's own transaction, before it is a message."""

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class LetterQuerySet(models.QuerySet):
    def due(self, instant: datetime) -> "LetterQuerySet":
        """Those to send now: owed and not put off, or left behind by a sender that never came back."""
        owed = Q(state=Letter.State.OWED) & (Q(next_try_at=None) | Q(next_try_at__lte=instant))
        return self.filter(owed | Q(state=Letter.State.SENDING, leased_until__lt=instant))

    def not_told(self) -> "LetterQuerySet":
        """Those that ended without the room that owed them hearing of it."""
        return self.filter(state__in=[Letter.State.ACCEPTED, Letter.State.BOUNCED], is_told=False)

    def of(self, reader: str) -> "LetterQuerySet":
        """An employee's letters that were written, however they went out."""
        shown = [Letter.State.ACCEPTED, Letter.State.BOUNCED, Letter.State.IN_APP]
        return self.filter(reader=reader, state__in=shown).exclude(reader="").exclude(subject="")


class Letter(models.Model):
    """One message owed to one reader.

    What it says is drawn when it is sent, by its kind (`letters.kinds`), in the reader's language, and kept
    here as it was sent. `key` makes a second sending impossible; `subject_id` is the row it is about.
    """

    class State(models.TextChoices):
        OWED = "owed", _("Waiting to be sent")
        SENDING = "sending", _("Being sent")
        ACCEPTED = "accepted", _("Accepted by the mail server")
        BOUNCED = "bounced", _("Refused by the mail server")
        SET_ASIDE = "set_aside", _("Set aside: it could not be sent")
        DROPPED = "dropped", _("No longer wanted")
        # Its reader has no address: it is read in the house (`LetterQuerySet.of`), and that serves nobody.
        IN_APP = "in_app", _("Shown in the app")

    key = models.CharField(_("key"), max_length=120, unique=True)
    kind = models.CharField(_("kind"), max_length=40)
    subject_id = models.BigIntegerField(_("about"), null=True)
    # Nothing when the reader has no address: the letter is shown in the house alone.
    to = models.EmailField(_("to"), blank=True)
    # The employee number of a reader who is an employee: whose letters these are, whatever becomes of addresses.
    reader = models.CharField(_("employee number"), max_length=20, blank=True, default="", db_default="")
    name = models.CharField(_("reader"), max_length=170, blank=True)
    language = models.CharField(_("language"), max_length=10, default="en")
    owed_at = models.DateTimeField(_("owed since"))
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OWED, db_default=State.OWED)
    tries = models.PositiveSmallIntegerField(_("tries"), default=0, db_default=0)
    next_try_at = models.DateTimeField(_("next try"), null=True, blank=True)
    leased_until = models.DateTimeField(_("being sent until"), null=True, blank=True)
    # Whose turn it is: only the sender that wrote it here may say how the letter ended.
    lease = models.UUIDField(null=True, editable=False)
    faults = models.PositiveSmallIntegerField(_("times it could not be written"), default=0, db_default=0)
    # Whether the room that owed it has heard that it was accepted or refused.
    is_told = models.BooleanField(default=False, db_default=False, editable=False)
    accepted_at = models.DateTimeField(_("accepted"), null=True, blank=True)
    last_answer = models.CharField(_("the server's last answer"), max_length=250, blank=True, default="", db_default="")
    subject = models.CharField(_("subject"), max_length=250, blank=True, default="", db_default="")
    text = models.TextField(_("text"), blank=True, default="", db_default="")
    html = models.TextField(_("page"), blank=True, default="", db_default="")

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        ordering = ["-owed_at", "-id"]
        # What the sweep looks for each minute.
        indexes = [
            models.Index(fields=["state", "next_try_at"]),
            models.Index(fields=["kind", "subject_id"]),
            models.Index(fields=["lease"], condition=Q(lease__isnull=False), name="letters_being_sent"),
            models.Index(
                fields=["id"], condition=Q(state__in=["accepted", "bounced"], is_told=False), name="letters_not_told"
            ),
            # A reader's own letters.
            models.Index(fields=["reader", "id"], condition=~Q(reader=""), name="letters_of_a_reader"),
        ]

    def __str__(self) -> str:
        return self.subject or self.key

    @property
    def written_at(self) -> datetime:
        return self.accepted_at or self.owed_at
