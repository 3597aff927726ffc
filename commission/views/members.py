"""Who sits on the commission, who is invited, and what residents ask it."""

from django.db.models import F
from django.shortcuts import get_object_or_404
from django.urls import reverse, reverse_lazy
from django.utils.functional import cached_property
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from commission import forms
from commission.acts.members import Guest, end_term, invite, keep_reply, take_seat
from commission.acts.questions import answer_question
from commission.models import Invitation, Question, Seat
from commission.views.guarded import ActView, CommissionPage
from deadlines import clock

MEMBERS = ("commission_members:index", _("Members"))
QUESTIONS = ("commission_questions:index", _("Questions"))


class MembersView(CommissionPage, TemplateView):
    page_title = MEMBERS[1]
    template_name = "commission/admin/members.html"

    def get_context_data(self, **kwargs):
        seats = Seat.objects.order_by("body", "starts_on")
        return super().get_context_data(
            seats=seats, invitations=Invitation.objects.all(), today=clock.today(), **kwargs
        )


class MemberAct(ActView):
    above = MEMBERS
    success_url = reverse_lazy(MEMBERS[0])


class SeatView(MemberAct):
    page_title = _("Seat a member")
    form_class = forms.SeatForm
    button = _("Seat the member")

    def act(self, form) -> str:
        return said("%(seat)s has a seat.") % {"seat": take_seat(by=self.request.user, **form.cleaned_data)}


class TermView(MemberAct):
    page_title = _("End a term")
    form_class = forms.TermForm
    button = _("End the term")

    def act(self, form) -> str:
        seat = get_object_or_404(Seat, pk=self.kwargs["pk"])
        end_term(seat=seat, ends_on=form.cleaned_data["ends_on"], by=self.request.user)
        return said("The last day of the term is kept.")

    def get_page_subtitle(self):
        return str(get_object_or_404(Seat, pk=self.kwargs["pk"]))


class InviteView(MemberAct):
    page_title = _("Invite to the commission")
    form_class = forms.InviteForm
    button = _("Invite them")
    explanation = _(
        "The order asks the city to invite the Board of Education and groups of the community (section 11)."
    )

    def act(self, form) -> str:
        new = invite(guests=[Guest(**form.cleaned_data)], by=self.request.user)
        return said("They are invited.") if new else said("They were invited this year already: nothing was sent.")


class ReplyView(MemberAct):
    page_title = _("A reply to an invitation")
    form_class = forms.ReplyForm
    button = _("Keep the reply")

    @cached_property
    def invitation(self) -> Invitation:
        return get_object_or_404(Invitation, pk=self.kwargs["pk"])

    def get_initial(self):
        return {"reply": self.invitation.reply}

    def get_page_subtitle(self):
        return self.invitation.body

    def act(self, form) -> str:
        keep_reply(invitation=self.invitation, reply=form.cleaned_data["reply"], by=self.request.user)
        return said("The reply is kept.")


class QuestionsView(CommissionPage, TemplateView):
    page_title = QUESTIONS[1]
    header_icon = "help"
    template_name = "commission/admin/questions.html"

    def get_context_data(self, **kwargs):
        waiting_first = Question.objects.order_by(F("answered_at").desc(nulls_first=True), "asked_at")
        return super().get_context_data(questions=waiting_first, **kwargs)


class AnswerView(ActView):
    page_title = _("Answer a question")
    header_icon = "help"
    above = QUESTIONS
    form_class = forms.AnswerForm
    template_name = "commission/admin/answer.html"
    button = _("Answer")

    @cached_property
    def question(self) -> Question:
        return get_object_or_404(Question, pk=self.kwargs["pk"])

    def act(self, form) -> str:
        answer_question(question=self.question, answer=form.cleaned_data["answer"], by=self.request.user)
        return said("The answer goes out as a letter.") if self.question.email else said("The question is answered.")

    def get_success_url(self):
        return reverse(QUESTIONS[0])

    def get_context_data(self, **kwargs):
        return super().get_context_data(question=self.question, **kwargs)
