"""Choosing one employee out of thousands in a form of the admin."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.views.generic import chooser
from wagtail.admin.viewsets.chooser import ChooserViewSet

from people import permissions
from people.models import Employee


class EmployeeSearch(BaseFilterForm):
    q = forms.CharField(label=_("Name or employee number"), required=False)

    def filter(self, objects):
        for word in self.cleaned_data["q"].split():
            named = Q(given_name__icontains=word) | Q(family_name__icontains=word)
            objects = objects.filter(named | Q(number__istartswith=word))
            self.is_searching, self.search_query = True, self.cleaned_data["q"]
        return objects


class OnlyWhoSeesRosters:
    """The names of the whole city are not for everyone who can open the admin."""

    def dispatch(self, request, *args, **kwargs):
        if not permissions.may_see_rosters(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class ChooseEmployee(OnlyWhoSeesRosters, chooser.ChooseView):
    filter_form_class = EmployeeSearch


class ChooseEmployeeResults(OnlyWhoSeesRosters, chooser.ChooseResultsView):
    filter_form_class = EmployeeSearch


class ChosenEmployee(OnlyWhoSeesRosters, chooser.ChosenView):
    pass


class ChosenEmployees(OnlyWhoSeesRosters, chooser.ChosenMultipleView):
    pass


class NoNewEmployee(chooser.CreateView):
    """Employees come from the roster. Wagtail offers no form here then, and its own view fails when one is sent."""

    def dispatch(self, request, *args, **kwargs):
        raise Http404


employee_chooser = ChooserViewSet(
    "employee_chooser",
    model=Employee,
    icon="user",
    choose_one_text=_("Choose an employee"),
    choose_another_text=_("Choose another employee"),
    choose_view_class=ChooseEmployee,
    choose_results_view_class=ChooseEmployeeResults,
    chosen_view_class=ChosenEmployee,
    chosen_multiple_view_class=ChosenEmployees,
    create_view_class=NoNewEmployee,
)
