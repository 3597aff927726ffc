"""The people of a sending as a file, filtered as the page is."""

from collections.abc import Iterator
from tempfile import TemporaryFile

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from deadlines import clock
from directives.models import Dissemination
from directives.reports.people import lines
from directives.said import WORD
from home.choosing import Filter
from home.permissions import agency_or_404, sending_or_404
from rows.spreadsheet import csv_lines, xlsx_file

A_CHUNK = 2000
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@login_required
@never_cache
@require_safe
def people(request: HttpRequest, slug: str, pk: int, form: str) -> HttpResponseBase:
    """`people.csv`, line by line as it is read, or `people.xlsx`. One query for all of the people."""
    agency = agency_or_404(request.user, slug)
    sending = sending_or_404(agency, pk)
    if form not in ("csv", "xlsx"):
        raise Http404
    name = f"{agency.slug}-{sending.pk}.{form}"
    rows = _rows(sending, Filter.asked(request.GET))
    if form == "csv":
        disposition = f'attachment; filename="{name}"'
        return StreamingHttpResponse(
            csv_lines(_headers(), rows),
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": disposition},
        )
    out = TemporaryFile()  # noqa: SIM115 the response closes it
    xlsx_file(out, _headers(), rows, title=sending.edition.title)
    out.seek(0)
    return FileResponse(out, as_attachment=True, filename=name, content_type=XLSX)


def _headers() -> list[str]:
    return [
        _("Employee number"),
        _("Name"),
        _("Job role"),
        _("Standing"),
        _("Days over"),
        _("Reached on"),
        _("How"),
        _("Due"),
        _("Signed on"),
        _("Reminded on"),
    ]


def _rows(sending: Dissemination, chosen: Filter) -> Iterator[list]:
    today = clock.today()
    said = {standing: str(word) for standing, word in WORD.items()}
    found = chosen.of(sending, today=today).iterator(chunk_size=A_CHUNK)
    for line in lines(found, today=today):
        yield [
            line.number,
            line.name,
            line.job,
            said[line.standing],
            line.days_over or None,
            line.served_on,
            line.served_how,
            line.due_on,
            line.signed_on,
            line.reminded_on,
        ]
