"""What was said of a proposed contract, in the admin: read, shown or hidden, and entered by hand. Never deleted."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _
from django.views.generic import ListView

from commission import contract_forms as forms
from commission import permissions
from commission.acts.hearings import comment, hide, show
from commission.models import Comment
from commission.reports.contracts import comments_of
from commission.views.contracts import LIST, ContractsPage, OneContract
from commission.views.guarded import ActView, DoView


class CommentsView(OneContract, ListView):
    page_title = _("Comments")
    template_name = "commission/admin/comments.html"
    context_object_name = "comments"
    paginate_by = 50
    page_kwarg = "p"

    def get_queryset(self):
        return comments_of(self.proposal)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        page = context["page_obj"]
        return {**context, "elided_page_range": page.paginator.get_elided_page_range(page.number)}


class TakeInView(OneContract, ActView):
    """A letter, or what somebody said at the counter or the meeting."""

    page_title = _("Enter a comment")
    may_enter = staticmethod(permissions.may_keep_the_commission)
    form_class = forms.TakeInForm
    button = _("Enter the comment")
    explanation = _("By mail or in person, in any language. It counts as every other, and is shown once it is read.")

    def get_success_url(self):
        return reverse("commission_contracts:comments", args=[self.proposal.pk])

    def act(self, form) -> str:
        comment(proposal=self.proposal, by=self.request.user, **form.cleaned_data)
        return said("The comment is entered.")


class OneComment:
    """An act on one comment, which leads back to all of them."""

    @cached_property
    def comment(self) -> Comment:
        return get_object_or_404(Comment.objects.select_related("proposal"), pk=self.kwargs["pk"])

    @cached_property
    def back(self) -> str:
        return reverse("commission_contracts:comments", args=[self.comment.proposal_id])

    def get_success_url(self) -> str:
        return self.back


class ShowView(OneComment, DoView):
    def act(self) -> tuple[str, str]:
        show(comment=self.comment, by=self.request.user)
        return said("The comment stands on the public page."), self.back


class HideView(OneComment, ContractsPage, ActView):
    page_title = _("Hide a comment")
    above = (LIST, _("Contracts"))
    template_name = "commission/admin/hide.html"
    may_enter = staticmethod(permissions.may_keep_the_commission)
    form_class = forms.HideForm
    button = _("Hide it")
    explanation = _("It is kept, it counts as received, and the reason stays with it. A view is never a reason.")

    def act(self, form) -> str:
        hide(comment=self.comment, reason=form.cleaned_data["reason"], by=self.request.user)
        return said("The comment is hidden. It still counts as received.")

    def get_context_data(self, **kwargs):
        return super().get_context_data(comment=self.comment, **kwargs)
