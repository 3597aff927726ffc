"""The pages of the commission in the admin: reading them, and doing one act with a form or a button."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView, View

from commission import permissions
from deadlines.views import AdminView
from directives.refusal import Refusal

WELCOME = "commission_today:index"


class CommissionPage(AdminView):
    """A page for whoever may read the commission. `above` is the page it hangs under: an address's name and a label."""

    header_icon = "group"
    may_enter = staticmethod(permissions.may_read_the_commission)
    above: tuple[str, str] | None = None

    def get_breadcrumbs_items(self):
        items = [*self.breadcrumbs_items, {"url": reverse(WELCOME), "label": _("Commission")}]
        if self.above:
            items.append({"url": reverse(self.above[0]), "label": self.above[1]})
        return [*items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs):
        may_keep = permissions.may_keep_the_commission(self.request.user)
        return super().get_context_data(may_keep=may_keep, **kwargs)


class ActView(CommissionPage, FormView):
    """One act behind a form. A refusal is said above the form, and what was typed stays."""

    template_name = "commission/admin/act.html"
    may_enter = staticmethod(permissions.may_keep_the_commission)
    button: str
    explanation = ""

    def act(self, form) -> str:
        """Do it; return what to tell whoever did it. May raise Refusal."""
        raise NotImplementedError

    def form_valid(self, form) -> HttpResponse:
        try:
            said = self.act(form)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        messages.success(self.request, said)
        return redirect(self.get_success_url())

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        back = self.get_success_url()
        said = {"button": self.button, "explanation": self.explanation, "back": back}
        return {**context, **said, "media": context["form"].media, "is_multipart": context["form"].is_multipart()}


class DoView(CommissionPage, View):
    """One act behind a button."""

    may_enter = staticmethod(permissions.may_keep_the_commission)
    http_method_names = ["post", "options"]

    def act(self) -> tuple[str, str]:
        """Do it; return what to tell, and where to go. May raise Refusal."""
        raise NotImplementedError

    @cached_property
    def back(self) -> str:
        return reverse(WELCOME)

    def post(self, request, *args, **kwargs) -> HttpResponse:
        try:
            said, where = self.act()
        except Refusal as refusal:
            messages.error(request, str(refusal))
            return redirect(self.back)
        messages.success(request, said)
        return redirect(where)
