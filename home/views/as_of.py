"""As of a day, in the Wagtail admin: the day is in the address, so that an answer can be kept and shown again."""

from datetime import date

from django import forms
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin.widgets import AdminDateInput

from deadlines import clock
from deadlines.dates import long_day
from deadlines.views import AdminView
from directives.models import Edition
from directives.reports.as_of import KINDS, as_of, people
from directives.reports.as_of_file import HEADERS, cells
from home.permissions import may_ask_as_of
from home.views.exports import as_file


class DayForm(forms.Form):
    day = forms.DateField(
        label=gettext_lazy("By the end of which day?"),
        help_text=gettext_lazy("Today, or any day before."),
        widget=AdminDateInput,
        error_messages={
            "required": gettext_lazy("Write a day as in 2027-03-15."),
            "invalid": gettext_lazy("Write a day as in 2027-03-15."),
        },
    )

    def clean_day(self):
        day = self.cleaned_data["day"]
        if day > clock.today():
            words = _("That day is still to come: choose %(today)s or a day before.")
            raise forms.ValidationError(words % {"today": long_day(clock.today())})
        return day


class AskView(AdminView, TemplateView):
    """Asks which day, by GET; leads to its page."""

    page_title = gettext_lazy("As of a day")
    header_icon = "history"
    template_name = "home/as_of/ask.html"
    may_enter = staticmethod(may_ask_as_of)

    def get(self, request):
        form = DayForm(request.GET if "day" in request.GET else None, initial={"day": clock.today()})
        if form.is_valid():
            return redirect("as_of:day", day=form.cleaned_data["day"].isoformat())
        return self.render_to_response(self.get_context_data(form=form, media=form.media))


class AsOfView(AdminView, TemplateView):
    """Every agency by the end of one day."""

    header_icon = "history"
    template_name = "home/as_of/as_of.html"
    may_enter = staticmethod(may_ask_as_of)

    def get_page_title(self):
        return _("As of %(day)s") % {"day": long_day(_day_or_404(self.kwargs["day"]))}

    def get_context_data(self, day, **kwargs):
        day, form = _day_or_404(day), DayForm(initial={"day": day})
        kinds = [Edition.Kind(kind).label for kind in KINDS]
        return super().get_context_data(found=as_of(day), kinds=kinds, form=form, media=form.media, **kwargs)


class PeopleView(AdminView, View):
    """The same as a file, a line for each person and text, written as it is read."""

    may_enter = staticmethod(may_ask_as_of)

    def get(self, request, day):
        on = _day_or_404(day)
        lines = (cells(on, each) for each in people(on))
        return as_file("csv", name=f"as-of-{on}", title=str(on), headers=HEADERS, rows=lines)


def _day_or_404(typed: str) -> date:
    """A day that is over, or today."""
    try:
        day = date.fromisoformat(typed)
    except ValueError as error:
        raise Http404 from error
    if day > clock.today() or day.isoformat() != typed:
        raise Http404
    return day
