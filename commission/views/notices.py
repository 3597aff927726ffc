"""Notices in the admin: their words, their last lawful minute, publishing, and each posting with its proof."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _
from django.views.generic import ListView, TemplateView, View

from commission import forms, permissions
from commission.acts.notices import post, publish
from commission.models import Notice, Posting, PostingPlace
from commission.reports.notices import Standing, notice_standing, notices
from commission.reports.subscribers import ledger, letters_of
from commission.reports.wordings import gate, wordings
from commission.views.guarded import ActView, CommissionPage
from deadlines import clock
from evidence.files import handed_out
from languages.names import language

LIST = "commission_notices:index"


class NoticesView(CommissionPage, TemplateView):
    page_title = _("Notices")
    header_icon = "doc-full"
    template_name = "commission/admin/notices.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(notices=notices(now=clock.now()), **kwargs)


class OneNotice:
    """A page about one notice."""

    above = (LIST, _("Notices"))
    header_icon = "doc-full"

    @cached_property
    def standing(self) -> Standing:
        return notice_standing(self.notice, now=clock.now())

    @cached_property
    def notice(self) -> Notice:
        return get_object_or_404(
            Notice.objects.select_related("page", "meeting", "schedule", "due"), pk=self.kwargs["pk"]
        )

    def get_success_url(self) -> str:
        return reverse("commission_notices:notice", args=[self.notice.pk])


class NoticeView(OneNotice, CommissionPage, TemplateView):
    template_name = "commission/admin/notice.html"

    def get_page_title(self):
        return self.notice.get_kind_display()

    def get_context_data(self, **kwargs):
        texts, found = self._texts()
        user = self.request.user
        return super().get_context_data(
            notice=self.notice,
            standing=self.standing,
            texts=texts,
            gate=found,
            ledger=ledger(self.notice) if self.notice.published_at else None,
            may_write=self.notice.page.permissions_for_user(user).can_edit(),
            may_publish=permissions.may_publish_notices(user),
            may_post=permissions.may_post_notices(user),
            **kwargs,
        )

    def _texts(self):
        """The frozen texts once it went out; before that, the words as they stand."""
        if self.notice.published_at:
            rows = self.notice.texts.all()
            return [(language(row.language), row.title, row.body) for row in rows], None
        found = gate(self.notice)
        return [(language(tag), title, body) for tag, (title, body) in found.wordings.items()], found


class SubscribersView(OneNotice, CommissionPage, ListView):
    """The ledger: each letter of a notice to somebody who subscribed."""

    page_title = _("Letters to subscribers")
    template_name = "commission/admin/subscribers.html"
    context_object_name = "letters"
    paginate_by = 100
    page_kwarg = "p"

    def get_queryset(self):
        return letters_of(self.notice)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        for letter in context["letters"]:
            letter.tongue = language(letter.language)
        page = context["page_obj"]
        return {**context, "elided_page_range": page.paginator.get_elided_page_range(page.number)}


class PublishView(OneNotice, ActView):
    page_title = _("Publish a notice")
    form_class = forms.PublishForm
    template_name = "commission/admin/publish.html"
    may_enter = staticmethod(permissions.may_publish_notices)
    button = _("Publish the notice")

    def act(self, form) -> str:
        words, states = wordings(self.notice)
        reason = form.cleaned_data.get("reason", "")
        publish(notice=self.notice, wordings=words, states=states, by=self.request.user, reason=reason)
        return said("The notice is published on the legal-notices page. Next: the other places.")

    def get_form(self, form_class=None):
        form = super().get_form(form_class)
        if not self.standing.is_past:
            del form.fields["reason"]
        return form

    def get_context_data(self, **kwargs):
        return super().get_context_data(standing=self.standing, **kwargs)


class PostView(OneNotice, ActView):
    form_class = forms.PostForm
    template_name = "commission/admin/publish.html"
    may_enter = staticmethod(permissions.may_post_notices)
    button = _("Keep the posting")

    @cached_property
    def place(self) -> PostingPlace:
        return get_object_or_404(PostingPlace, pk=self.kwargs["place"])

    def get_page_title(self):
        return said("Posted: %(place)s") % {"place": self.place}

    def act(self, form) -> str:
        given = form.cleaned_data
        proof = given["proof"]
        post(
            notice=self.notice,
            place=self.place,
            posted_at=form.moment,
            proof=proof.read() if proof else b"",
            proof_name=proof.name if proof else "",
            note=given["note"],
            reason=given["reason"],
            by=self.request.user,
        )
        return said("The posting is kept.")

    def get_context_data(self, **kwargs):
        return super().get_context_data(standing=self.standing, **kwargs)


class ProofView(CommissionPage, View):
    """The proof of a posting, as it came."""

    def get(self, request, posting: int) -> HttpResponse:
        found = get_object_or_404(Posting.objects.exclude(proof=None).select_related("proof"), pk=posting)
        return handed_out(found.proof)
