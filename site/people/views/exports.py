"""The roster going out, for whoever may see the whole city's people."""

from django.http import HttpResponse, StreamingHttpResponse
from django.utils.translation import gettext as _
from django.views.generic import View

from deadlines import clock
from people import permissions
from people.readings import roster
from people.roster.columns import COLUMNS
from people.views.guarded import GuardedPage
from rows.spreadsheet import csv_lines, xlsx_file

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class ExportView(GuardedPage, View):
    """Today's roster, in columns that can be taken in again."""

    may_enter = staticmethod(permissions.may_see_rosters)
    kind = "csv"

    def get(self, request):
        today = clock.today()
        headers = [column.title for column in COLUMNS.values()]
        rows = ([getattr(line, name) for name in COLUMNS] for line in roster(on=today))
        if self.kind == "xlsx":
            response = HttpResponse(content_type=XLSX)
            xlsx_file(response, headers, rows, title=_("Roster"))
        else:
            response = StreamingHttpResponse(csv_lines(headers, rows), content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="roster-{today:%Y-%m-%d}.{self.kind}"'
        response["Cache-Control"] = "no-store"
        return response
