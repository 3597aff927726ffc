"""“Questions” in the Wagtail admin: the whole pool, what needs review, and putting a question back."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.models import Locale

from deadlines.views import AdminView
from directives.refusal import Refusal
from training import permissions
from training.acts.questions import put_back
from training.models import ModulePage, Question
from training.reports import questions
from training.reports.questions import State

STATES = {
    State.WITHDRAWN: gettext_lazy("Needs review"),
    State.ASKED: gettext_lazy("Asked"),
    State.RETIRED: gettext_lazy("Taken off the page"),
}


def modules_written() -> list[ModulePage]:
    """The modules in the language they were written in, by code."""
    return list(ModulePage.objects.filter(locale=Locale.get_default()).order_by("code"))


def chosen_module(modules: list[ModulePage], asked: str) -> ModulePage | None:
    return next((each for each in modules if each.slug == asked), None)


class PoolView(AdminView, TemplateView):
    """Every question (`?module=m1&state=withdrawn`), those that need review first."""

    page_title = gettext_lazy("Questions")
    header_icon = "help"
    template_name = "training/admin/questions.html"
    may_enter = staticmethod(permissions.may_read_questions)

    def get_context_data(self, **kwargs):
        modules = modules_written()
        module = chosen_module(modules, self.request.GET.get("module", ""))
        asked = self.request.GET.get("state", "")
        state = State(asked) if asked in list(State) else None
        return super().get_context_data(
            modules=modules,
            module=module,
            states=STATES,
            state=state,
            waiting=questions.waiting(),
            short=questions.short(),
            rows=questions.pool(module=module, state=state),
            **kwargs,
        )


class QuestionView(AdminView, TemplateView):
    """One question as it is frozen, beside what was amended; POST puts it back."""

    header_icon = "help"
    template_name = "training/admin/question.html"
    may_enter = staticmethod(permissions.may_read_questions)

    def get_page_title(self):
        return self.page_title or _("Question")

    def get_context_data(self, pk, **kwargs):
        page = questions.page(pk)
        if page is None:
            raise Http404
        self.page_title = _("Question %(key)s") % {"key": page.row.question.key}
        may_review = permissions.may_review_questions(self.request.user)
        return super().get_context_data(
            page=page, row=page.row, state_said=STATES[page.row.state], may_review=may_review, **kwargs
        )

    def post(self, request, pk):
        question = get_object_or_404(Question.objects.select_related("current"), pk=pk)
        try:
            put_back(question=question, by=request.user)
        except Refusal as refusal:
            messages.error(request, str(refusal))
        else:
            said = _("Question %(key)s is asked again, as it now stands.")
            messages.success(request, said % {"key": question.key})
        return redirect("training_questions:question", pk=pk)
