"""“Item analysis” in the Wagtail admin: how well the questions teach, on the page and as a file."""

from collections.abc import Iterator

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views import View
from django.views.generic import TemplateView

from deadlines.views import AdminView
from rows.spreadsheet import csv_lines, xlsx_bytes
from training import permissions
from training.reports.analysis import Figures, ModuleFigures, of_module
from training.views.pool import chosen_module, modules_written

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class AnalysisView(AdminView, TemplateView):
    """The questions and clauses of one module (`?module=m1`), from first attempts (`&attempts=all`: from all)."""

    page_title = _("Item analysis")
    header_icon = "view"
    template_name = "training/admin/analysis.html"
    may_enter = staticmethod(permissions.may_read_the_analysis)

    def get_context_data(self, **kwargs):
        modules = modules_written()
        module = chosen_module(modules, self.request.GET.get("module", "")) or next(iter(modules), None)
        only_first = self.request.GET.get("attempts") != "all"
        found = of_module(module, only_first=only_first) if module else None
        return super().get_context_data(modules=modules, module=module, found=found, only_first=only_first, **kwargs)


class AnalysisFile(AdminView, View):
    """The same figures as CSV or XLSX."""

    may_enter = staticmethod(permissions.may_read_the_analysis)

    def get(self, request, form):
        modules = modules_written()
        asked = request.GET.get("module", "")
        module = chosen_module(modules, asked) if asked else next(iter(modules), None)
        if module is None or form not in ("csv", "xlsx"):
            raise Http404
        found = of_module(module, only_first=request.GET.get("attempts") != "all")
        response: HttpResponse | StreamingHttpResponse
        if form == "csv":
            lines = csv_lines(headers(), lines_of(found))
            response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
        else:
            response = HttpResponse(xlsx_bytes(headers(), lines_of(found), title=module.code), content_type=XLSX)
        response["Content-Disposition"] = f'attachment; filename="analysis-{module.slug}.{form}"'
        return response


def headers() -> list[str]:
    names = [gettext("Module"), gettext("Number or clause"), gettext("Question"), gettext("Clauses")]
    names += [gettext("Answered"), gettext("Right, percent"), gettext("Tells apart (−1 to 1)"), gettext("What to do")]
    return names


def lines_of(found: ModuleFigures) -> Iterator[list]:
    """The questions, then the clauses."""
    code = found.module.code
    for each in found.questions:
        clauses = ", ".join(f"§{place}" for place in each.places)
        yield [code, each.question.key, each.ask, clauses, *_shown(each.figures)]
    for clause in found.places:
        yield [code, f"§{clause.place}", gettext("All questions that test it"), "", *_shown(clause.figures)]


def _shown(figures: Figures) -> list:
    if figures.is_hidden:
        return ["", "", "", str(figures.word)]
    apart = None if figures.discrimination is None else round(figures.discrimination, 2)
    return [figures.answers, figures.percent, apart, str(figures.advice)]
