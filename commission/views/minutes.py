"""After a meeting: motions and votes, minutes; and what is printed for it."""

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _
from django.views.generic import View

from commission import forms
from commission.acts.minutes import approve_minutes, draft_minutes, keep_motion
from commission.models import Minutes
from commission.reports.statements import opening
from commission.views.guarded import ActView, CommissionPage, DoView
from commission.views.meetings import OneMeeting
from deadlines import clock
from deadlines.models import Municipality
from printing.pdf import page_html, render_pdf


class MotionView(OneMeeting, ActView):
    page_title = _("A motion and its votes")
    form_class = forms.MotionForm
    button = _("Keep the motion")
    explanation = _("The law asks for the vote of each member (N.J.S.A. 10:4-14).")

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "meeting": self.meeting}

    def act(self, form) -> str:
        names = ("text", "moved_by", "seconded_by")
        facts = {name: form.cleaned_data[name] for name in names}
        keep_motion(meeting=self.meeting, votes=form.votes(), by=self.request.user, **facts)
        return said("The motion and its votes are kept.")


class MinutesView(OneMeeting, ActView):
    page_title = _("Minutes")
    form_class = forms.MinutesForm
    button = _("Keep the draft")
    explanation = _(
        "Subjects and what was said, in words anybody understands. Who was there, motions and votes are added."
    )

    def get_initial(self):
        minutes = Minutes.objects.filter(meeting=self.meeting).first()
        return {"text": minutes.text if minutes else ""}

    def act(self, form) -> str:
        draft_minutes(meeting=self.meeting, text=form.cleaned_data["text"], by=self.request.user)
        return said("The draft is kept. Once the commission approved it, say so: then it is public.")


class ApproveView(OneMeeting, DoView):
    @property
    def back(self):
        return self.get_success_url()

    def act(self) -> tuple[str, str]:
        minutes = Minutes.objects.filter(meeting=self.meeting).first()
        if minutes is None:
            raise Http404
        approve_minutes(minutes=minutes, by=self.request.user)
        return said("The minutes are approved and public."), reverse(
            "commission_meetings:meeting", args=[self.meeting.pk]
        )


class StatementView(OneMeeting, CommissionPage, View):
    """The opening statement and the certificate of posting, on paper."""

    def get(self, request, pk: int) -> HttpResponse:
        now, city = clock.now(), Municipality.current(request)
        statement = opening(self.meeting, now=now)
        context = {"meeting": self.meeting, "statement": statement, "city": city, "now": now}
        html = page_html("commission/statement_pdf.html", context, get_language() or "en")
        response = HttpResponse(render_pdf(html, created_at=now), content_type="application/pdf")
        response["Content-Disposition"] = f'inline; filename="opening-statement-{self.meeting.day}.pdf"'
        return response
