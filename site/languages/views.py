"""In the Wagtail admin: the city's languages, where each translation stands, and approving one."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.models import Page

from deadlines.views import AdminView
from languages import permissions
from languages.acts import WordsMoved, approve_translation, set_language
from languages.forms import LanguageForm
from languages.gate import State, Words
from languages.kinds import KINDS, kind_of
from languages.models import CityLanguage
from languages.reports import table
from languages.sidebyside import side_by_side
from languages.translations import drafted, every_subject


class LanguagesView(AdminView, TemplateView):
    """The city's table: how many speak what, and what that asks of the city."""

    page_title = _("Languages of the city")
    header_icon = "globe"
    template_name = "languages/admin/languages.html"
    may_enter = staticmethod(permissions.may_read_languages)

    def get_context_data(self, **kwargs):
        may_change = permissions.may_set_languages(self.request.user)
        return super().get_context_data(table=table(), may_change=may_change, **kwargs)


class SetLanguageView(AdminView, FormView):
    """Enter a language, or correct its numbers."""

    header_icon = "globe"
    template_name = "languages/admin/set_language.html"
    form_class = LanguageForm
    success_url = reverse_lazy("city_languages:index")
    may_enter = staticmethod(permissions.may_set_languages)

    def dispatch(self, request, *args, tag=None, **kwargs):
        self.language = get_object_or_404(CityLanguage, tag=tag) if tag and self.test_func() else None
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self):
        return str(self.language) if self.language else gettext("Add a language")

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "instance": self.language}

    def form_valid(self, form):
        tag = self.language.tag if self.language else form.cleaned_data.pop("tag")
        row = set_language(tag=tag, by=self.request.user, **form.cleaned_data)
        messages.success(self.request, gettext("%(language)s is kept.") % {"language": row})
        return redirect(self.success_url)


class TranslationsView(AdminView, TemplateView):
    """What is stale, pending or missing, and who must act; `?all=1` shows what is approved too."""

    page_title = _("Translations")
    header_icon = "wagtail-localize-language"
    template_name = "languages/admin/translations.html"
    may_enter = staticmethod(permissions.may_read_translations)

    def get_context_data(self, **kwargs):
        subjects = every_subject()
        waiting = [subject for subject in subjects if subject.waiting]
        counted = [each for subject in subjects for each in subject.waiting if each.is_required]
        return super().get_context_data(
            waiting=waiting,
            done=len(subjects) - len(waiting),
            stale=sum(each.state == State.STALE for each in counted),
            lacking=sum(each.state != State.STALE for each in counted),
            **kwargs,
        )


class ApproveView(AdminView, TemplateView):
    """Source and translation side by side, and the button that approves exactly these words."""

    page_title = _("Approve a translation")
    header_icon = "check"
    template_name = "languages/admin/approve.html"

    def setup(self, request, *args, page_id, **kwargs):
        super().setup(request, *args, **kwargs)
        self.page = _translated_page(page_id)

    def test_func(self):
        return kind_of(self.page).may_approve(self.request.user, self.page)

    def get_context_data(self, **kwargs):
        subject = drafted(self.page)
        here = subject.into(self.page.locale.language_code)
        if here is None:
            raise Http404
        pairs = side_by_side(subject.kind.passages(subject.source), subject.kind.passages(here.page))
        return super().get_context_data(subject=subject, here=here, pairs=pairs, page=self.page, **kwargs)

    def post(self, request, page_id):
        read = Words(request.POST.get("source", ""), request.POST.get("text", ""))
        try:
            approve_translation(page=self.page, read=read, by=request.user)
        except WordsMoved:
            words = gettext("These words have changed since you opened them, or are not translated. Read them again.")
            messages.error(request, words)
            return redirect("translations:approve", page_id=self.page.pk)
        messages.success(request, gettext("The translation is approved against the words you read."))
        desk = kind_of(self.page).desk(self.page)
        return redirect(desk) if desk else redirect("wagtailadmin_pages:edit", self.page.pk)


def _translated_page(pk: int) -> Page:
    page = get_object_or_404(Page.objects.select_related("locale"), pk=pk).specific
    if type(page) not in KINDS or page.alias_of_id:
        raise Http404
    return page
