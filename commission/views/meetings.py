"""Meetings in the admin: the year's schedule, calling one, changing it, holding it."""

from django.db.models import Prefetch
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from commission import forms
from commission.acts.agendas import set_agenda, set_details, tell_notice_since
from commission.acts.drafts import draft_notice, draft_schedule_notice
from commission.acts.meetings import call_meeting, cancel, hold, make_schedule, move
from commission.models import Meeting, Motion, Notice, Schedule
from commission.reports.notices import notices_of
from commission.reports.statements import opening
from commission.views.guarded import ActView, CommissionPage, DoView
from deadlines import clock
from deadlines.due import due

LIST, NOTICE = "commission_meetings:index", "commission_notices:notice"


class MeetingsView(CommissionPage, TemplateView):
    page_title = _("Meetings")
    header_icon = "calendar"
    template_name = "commission/admin/meetings.html"

    def get_context_data(self, **kwargs):
        rows = Meeting.objects.select_related("schedule", "minutes").order_by("-starts_at")
        schedules = Schedule.objects.select_related("due").prefetch_related("notices")
        return super().get_context_data(meetings=rows, schedules=schedules, **kwargs)


class OneMeeting:
    """A page about one meeting."""

    above = (LIST, _("Meetings"))
    header_icon = "calendar"

    @cached_property
    def meeting(self) -> Meeting:
        return get_object_or_404(Meeting.objects.select_related("schedule"), pk=self.kwargs["pk"])

    def get_success_url(self) -> str:
        return reverse("commission_meetings:meeting", args=[self.meeting.pk])

    def get_page_subtitle(self) -> str:
        return str(self.meeting)


class MeetingView(OneMeeting, CommissionPage, TemplateView):
    template_name = "commission/admin/meeting.html"

    def get_page_title(self):
        return self.meeting.get_kind_display()

    def get_context_data(self, **kwargs):
        meeting, now = self.meeting, clock.now()
        motions = Motion.objects.select_related("moved_by", "seconded_by").prefetch_related("votes__seat")
        rows = Meeting.objects.filter(pk=meeting.pk).select_related("minutes__due", "schedule")
        found = rows.prefetch_related(
            "agenda__document", "attendance__seat", "reschedulings", Prefetch("motions", motions)
        ).get()
        return super().get_context_data(
            meeting=found,
            is_over=found.starts_at <= now,
            notices=notices_of(found, now=now),
            statement=opening(found, now=now),
            minutes=getattr(found, "minutes", None),
            minutes_due=due("minutes_draft", found.day),
            **kwargs,
        )


class ScheduleView(ActView):
    page_title = _("The year's meetings")
    header_icon = "calendar"
    above = (LIST, _("Meetings"))
    form_class = forms.ScheduleForm
    button = _("Set the year's meetings")
    explanation = _(
        "At least one meeting in each quarter. The schedule is posted within seven days of reorganization, or by "
        "January 10 (N.J.S.A. 10:4-18)."
    )

    def act(self, form) -> str:
        given = form.cleaned_data
        schedule = make_schedule(
            year=given["year"],
            starts=form.starts,
            where=form.where,
            reorganized_on=given["reorganized_on"],
            by=self.request.user,
        )
        return said("The meetings of %(year)s are set. Next: draft their notice.") % {"year": schedule.year}

    def get_success_url(self):
        return reverse(LIST)


class CallView(ActView):
    page_title = _("Call a meeting")
    header_icon = "calendar"
    above = (LIST, _("Meetings"))
    form_class = forms.CallForm
    button = _("Call the meeting")
    meeting: Meeting | None = None

    def act(self, form) -> str:
        given = form.cleaned_data
        self.meeting = call_meeting(
            kind=given["kind"],
            starts_at=form.moment,
            where=form.where,
            takes_action=given["takes_action"],
            findings=form.findings,
            by=self.request.user,
        )
        return said("The meeting is called. Next: its agenda, then its notice.")

    def get_success_url(self):
        return reverse("commission_meetings:meeting", args=[self.meeting.pk]) if self.meeting else reverse(LIST)


class MoveView(OneMeeting, ActView):
    page_title = _("Move a meeting")
    form_class = forms.MoveForm
    button = _("Move it")
    explanation = _(
        "Who was told of it is told anew: a notice of the change is drafted, with its own last lawful minute."
    )

    def get_initial(self):
        start = timezone.localtime(self.meeting.starts_at)
        return {"on": start.date(), "time": start.time(), "place": self.meeting.place, "room": self.meeting.room}

    def act(self, form) -> str:
        facts = {name: form.cleaned_data[name] for name in ("place", "room", "reason")}
        moved = move(meeting=self.meeting, starts_at=form.moment, by=self.request.user, **facts)
        if moved.notices.exists():
            return said("The meeting is moved. Next: publish the new notice; the one before it no longer serves.")
        return said("The meeting is moved.")


class DetailsView(OneMeeting, ActView):
    page_title = _("Change how to take part")
    form_class = forms.ChangeForm
    button = _("Keep it")
    explanation = _(
        "Time and place stay. Who was told of the meeting is told anew: its notice is drafted again, with its own last "
        "lawful minute."
    )

    def get_initial(self):
        return {name: getattr(self.meeting, name) for name in forms.ChangeForm.base_fields}

    def act(self, form) -> str:
        set_details(meeting=self.meeting, details=form.details, by=self.request.user)
        return said("It is kept.")


class CancelView(OneMeeting, ActView):
    page_title = _("Cancel a meeting")
    form_class = forms.ReasonForm
    button = _("Cancel the meeting")
    explanation = _(
        "Its quarter is then not met by it. If anybody was told of it, the notice that it is cancelled is drafted."
    )

    def act(self, form) -> str:
        cancel(meeting=self.meeting, reason=form.cleaned_data["reason"], by=self.request.user)
        return said("The meeting is cancelled.")


class HoldView(OneMeeting, ActView):
    page_title = _("The meeting was held")
    form_class = forms.HoldForm
    button = _("Keep that it was held")

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "meeting": self.meeting}

    def act(self, form) -> str:
        hold(meeting=self.meeting, present=form.cleaned_data["present"], by=self.request.user)
        return said("The meeting was held: its quarter is met. Next: its minutes.")


class AgendaView(OneMeeting, ActView):
    page_title = _("Agenda")
    form_class = forms.AgendaForm
    button = _("Keep the agenda")
    explanation = _("To the extent it is known when notice is given. An item without a title is taken away.")

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "meeting": self.meeting}

    def act(self, form) -> str:
        set_agenda(meeting=self.meeting, items=form.items(), by=self.request.user)
        return said("The agenda is kept.")


class SinceView(OneMeeting, ActView):
    page_title = _("Notice given since")
    form_class = forms.SinceForm
    button = _("Keep it")
    explanation = _("The fourth finding of an emergency: the notice that was given as soon as it was called.")

    def act(self, form) -> str:
        since = form.cleaned_data["notice_since"]
        tell_notice_since(meeting=self.meeting, notice_since=since, by=self.request.user)
        return said("It is kept, and stands in the opening statement.")


class DraftNoticeView(OneMeeting, DoView):
    """Draft the notice the meeting owes as it stands."""

    @property
    def back(self):
        return self.get_success_url()

    def act(self) -> tuple[str, str]:
        notice = draft_notice(meeting=self.meeting, by=self.request.user)
        return drafted(notice)


class DraftScheduleView(DoView):
    def act(self) -> tuple[str, str]:
        schedule = get_object_or_404(Schedule, year=self.kwargs["year"])
        return drafted(draft_schedule_notice(schedule=schedule, by=self.request.user))


def drafted(notice: Notice) -> tuple[str, str]:
    """What whoever drafted a notice is told, and where it is."""
    return said("The notice is drafted. Next: read it, then publish it."), reverse(NOTICE, args=[notice.pk])
