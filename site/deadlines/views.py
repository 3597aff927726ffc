"""The clerk's pages under “City's rules” in the Wagtail admin."""

from django.contrib.auth.mixins import UserPassesTestMixin
from django.db import IntegrityError
from django.http import Http404
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.log_actions import log

from deadlines import clock, permissions
from deadlines.acts import set_rule
from deadlines.due import rule_in_force
from deadlines.forms import CountForm, MunicipalityForm, RuleSettingForm
from deadlines.models import Municipality
from deadlines.reports import rules_on
from deadlines.rules import RULES


class AdminView(UserPassesTestMixin, WagtailAdminTemplateMixin):
    """A page of the admin behind one sentence of `permissions`; whoever may not is told so (403)."""

    raise_exception = True
    may_enter = staticmethod(permissions.may_read_rules)

    def test_func(self):
        return self.may_enter(self.request.user)

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]


class RulesView(AdminView, TemplateView):
    page_title = _("Rules")
    header_icon = "calendar-check"
    template_name = "deadlines/admin/rules.html"

    def get_context_data(self, **kwargs):
        user = self.request.user
        return super().get_context_data(
            rules=rules_on(clock.today()), may_change=permissions.may_set_rules(user), **kwargs
        )


class SetRuleView(AdminView, FormView):
    """Another length or roll for one rule: a new row, with its reason."""

    header_icon = "calendar-check"
    template_name = "deadlines/admin/set_rule.html"
    form_class = RuleSettingForm
    success_url = reverse_lazy("city_rules:index")
    may_enter = staticmethod(permissions.may_set_rules)

    def dispatch(self, request, *args, code, **kwargs):
        if code not in RULES:
            raise Http404
        self.code = code
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self):
        return gettext(RULES[self.code].title)

    def get_form_kwargs(self):
        today = clock.today()
        self.in_force = rule_in_force(self.code, on=today)
        return {**super().get_form_kwargs(), "in_force": self.in_force, "initial": {"starts_on": today}}

    def form_valid(self, form):
        try:
            setting = set_rule(code=self.code, by=self.request.user, **form.cleaned_data)
        except IntegrityError:
            words = gettext("Somebody else has just set this rule. Look at what they decided, then set it.")
            messages.error(self.request, words)
            return self.form_invalid(form)
        messages.success(self.request, gettext("Version %(number)s of the rule is kept.") % {"number": setting.number})
        return super().form_valid(form)

    def get_context_data(self, **kwargs):
        kwargs = super().get_context_data(**kwargs)
        return {**kwargs, "rule": self.in_force, "default": RULES[self.code], "media": kwargs["form"].media}


class ProfileView(AdminView, FormView):
    """The municipality's one profile."""

    page_title = _("The municipality")
    header_icon = "site"
    template_name = "deadlines/admin/profile.html"
    form_class = MunicipalityForm
    success_url = reverse_lazy("city_profile:index")
    may_enter = staticmethod(permissions.may_edit_the_profile)

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "instance": Municipality.current()}

    def form_valid(self, form):
        before = Municipality.current()
        changes = {name: [str(getattr(before, name)), str(form.cleaned_data[name])] for name in form.changed_data}
        profile = form.save()
        log(profile, "wagtail.edit", data={"changes": changes}, content_changed=bool(changes))
        messages.success(self.request, gettext("The profile is saved."))
        return super().form_valid(form)


class CountView(AdminView, FormView):
    """A rule and a date in, the due date and its reasons out. It asks by GET and changes nothing."""

    page_title = _("Count a date")
    header_icon = "date"
    template_name = "deadlines/admin/count.html"
    form_class = CountForm
    http_method_names = ["get", "head", "options"]
    may_enter = staticmethod(permissions.may_count_dates)

    def get_form_kwargs(self):
        asked = self.request.GET if "trigger" in self.request.GET else None
        return {**super().get_form_kwargs(), "data": asked}

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        context["form"].is_valid()
        return {**context, "deadline": context["form"].deadline, "action_url": reverse("city_count:index")}
