"""Accounts for everyone at work, and a password on paper for somebody without e-mail."""

from django.db.models import Count, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.functional import cached_property
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin import messages

from deadlines import clock
from people import permissions
from people.acts.accounts import AccountTaken, give_accounts, hand_over_password
from people.models import Employee, Employment
from people.views.guarded import GuardedPage


class GiveAccountsView(GuardedPage, TemplateView):
    """Says how many people at work have no account, then gives them one."""

    page_title = _("Give accounts")
    header_icon = "key"
    template_name = "people/admin/give_accounts.html"
    may_enter = staticmethod(permissions.may_give_accounts)

    def waiting(self) -> QuerySet[Employee]:
        today = Employment.objects.on(clock.today()).values("employee")
        return Employee.objects.filter(user=None, pk__in=today)

    def get_context_data(self, **kwargs):
        counts = self.waiting().aggregate(people=Count("pk"), without_email=Count("pk", filter=Q(email=None)))
        return super().get_context_data(**counts, **kwargs)

    def post(self, request):
        given = give_accounts(employees=self.waiting(), by=request.user)
        said = ngettext("%(made)s account was given.", "%(made)s accounts were given.", given.made)
        messages.success(request, said % {"made": given.made})
        if given.taken:
            taken = {"numbers": ", ".join(given.taken)}
            messages.warning(request, gettext("Accounts named %(numbers)s belong to somebody else.") % taken)
        return redirect("employees:index")


class PasswordLetterView(GuardedPage, TemplateView):
    """Asks first; then makes the password and shows its letter once, in the employee's language."""

    page_title = _("Password letter")
    header_icon = "key"
    template_name = "people/admin/password_letter_ask.html"
    may_enter = staticmethod(permissions.may_give_accounts)

    @cached_property
    def employee(self) -> Employee:
        return get_object_or_404(Employee.objects.select_related("user"), pk=self.kwargs["pk"])

    def test_func(self):
        return super().test_func() and permissions.may_hand_over_password(self.request.user, self.employee)

    def get_context_data(self, **kwargs):
        return super().get_context_data(employee=self.employee, **kwargs)

    def post(self, request, pk):
        try:
            password = hand_over_password(employee=self.employee, by=request.user)
        except AccountTaken:
            messages.error(
                request, _("An account named %(number)s belongs to somebody else.") % {"number": self.employee.number}
            )
            return self.render_to_response(self.get_context_data(), status=409)
        return self._letter(password)

    def _letter(self, password: str) -> HttpResponse:
        with translation.override(self.employee.language):
            context = {"employee": self.employee, "password": password}
            page = render_to_string("people/password_letter.html", context, request=self.request)
        response = HttpResponse(page)
        response["Cache-Control"] = "no-store"
        return response
