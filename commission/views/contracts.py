"""Proposed contracts in the admin: the sixty-day chain, the Law Department's note, the public meeting, the memo."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView, TemplateView

from commission import contract_forms as forms
from commission import permissions
from commission.acts.hearings import call_hearing, note_for_law, propose, write_memo
from commission.models import ContractProposal
from commission.reports.contracts import Standing, days_of_a_hearing, standing, standings
from commission.views.guarded import ActView, CommissionPage
from deadlines import clock
from deadlines.dates import long_day

LIST = "commission_contracts:index"


class ContractsPage(CommissionPage):
    """A page about contracts. What its reader may do is told to the template."""

    header_icon = "doc-full-inverse"
    above = (LIST, _("Contracts"))

    def get_context_data(self, **kwargs):
        user = self.request.user
        return super().get_context_data(
            may_propose=permissions.may_propose_contracts(user), may_note=permissions.may_note_for_law(user), **kwargs
        )


class ContractsView(ContractsPage, TemplateView):
    page_title = _("Contracts")
    above = None
    template_name = "commission/admin/contracts.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(contracts=standings(now=clock.now()), **kwargs)


class ChainView(ContractsPage, FormView):
    """A planned day in, the whole chain out. It asks by GET and changes nothing."""

    page_title = _("The sixty-day chain")
    template_name = "commission/admin/chain.html"
    form_class = forms.ChainForm
    http_method_names = ["get", "head", "options"]

    def get_form_kwargs(self):
        asked = self.request.GET if "act_on" in self.request.GET else None
        return {**super().get_form_kwargs(), "data": asked}

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        form = context["form"]
        form.is_valid()
        return {**context, "plan": form.plan, "media": form.media, "action_url": reverse("commission_contracts:chain")}


class ProposeView(ContractsPage, ActView):
    page_title = _("Enter a proposed contract")
    template_name = "commission/admin/propose.html"
    may_enter = staticmethod(permissions.may_propose_contracts)
    form_class = forms.ProposeForm
    button = _("Enter it, and ask the Law Department")
    proposal: ContractProposal | None = None

    def act(self, form) -> str:
        self.proposal = propose(by=self.request.user, **form.cleaned_data)
        return said("The proposal is entered. Next: the Law Department's note.")

    def get_success_url(self):
        return reverse("commission_contracts:contract", args=[self.proposal.pk]) if self.proposal else reverse(LIST)


class OneContract(ContractsPage):
    """A page about one proposal."""

    @cached_property
    def proposal(self) -> ContractProposal:
        return get_object_or_404(ContractProposal.objects.select_related("hearing"), pk=self.kwargs["pk"])

    @cached_property
    def standing(self) -> Standing:
        return standing(self.proposal, now=clock.now())

    def get_page_subtitle(self) -> str:
        return self.proposal.other_party

    def get_success_url(self) -> str:
        return reverse("commission_contracts:contract", args=[self.proposal.pk])

    def get_context_data(self, **kwargs):
        return super().get_context_data(proposal=self.proposal, **kwargs)


class ContractView(OneContract, TemplateView):
    page_title = _("A proposed contract")
    template_name = "commission/admin/contract.html"

    def get_context_data(self, **kwargs):
        return {**super().get_context_data(**kwargs), "standing": self.standing, "proposal": self.standing.proposal}


class LawView(OneContract, ActView):
    page_title = _("The Law Department's note")
    template_name = "commission/admin/contract_act.html"
    may_enter = staticmethod(permissions.may_note_for_law)
    form_class = forms.LawForm
    button = _("Keep the note")

    def get_initial(self):
        return {"note": self.proposal.law_note}

    def act(self, form) -> str:
        note_for_law(proposal=self.proposal, note=form.cleaned_data["note"], by=self.request.user)
        return said("The note is kept. Next: the public meeting.")


class HearingView(OneContract, ActView):
    page_title = _("Call the public meeting")
    template_name = "commission/admin/contract_act.html"
    may_enter = staticmethod(permissions.may_call_meetings)
    form_class = forms.HearingForm
    button = _("Call the public meeting")

    @property
    def explanation(self) -> str:
        first, last = days_of_a_hearing(self.proposal, today=clock.today())
        if first > last:
            return said("No lawful day is left before the planned one. Enter the contract for a later day.")
        words = said(
            "From %(first)s, if notice is given today, to %(last)s: thirty days of notice, then thirty before the act."
        )
        return words % {"first": long_day(first), "last": long_day(last)}

    def act(self, form) -> str:
        until = form.cleaned_data["comments_until"]
        facts = {"starts_at": form.moment, "where": form.where, "comments_until": until}
        call_hearing(proposal=self.proposal, by=self.request.user, **facts)
        return said("The public meeting is called. Next: the documents on its agenda, then its notice.")


class MemoView(OneContract, ActView):
    page_title = _("How the comments were considered")
    template_name = "commission/admin/contract_act.html"
    may_enter = staticmethod(permissions.may_propose_contracts)
    form_class = forms.MemoForm
    button = _("Publish the memo")
    explanation = _("It stands on the public page, below the comments, before the city acts.")

    def get_initial(self):
        return {"memo": self.proposal.memo}

    def act(self, form) -> str:
        write_memo(proposal=self.proposal, memo=form.cleaned_data["memo"], by=self.request.user)
        return said("The memo is public.")
