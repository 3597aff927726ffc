"""A list of people as a file, filtered as its page is."""

from collections.abc import Iterable, Sequence
from tempfile import TemporaryFile

from django.http import FileResponse, Http404, HttpResponseBase, StreamingHttpResponse

from rows.spreadsheet import csv_lines, xlsx_file

A_CHUNK = 2000
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def as_file(
    form: str, *, name: str, title: str, headers: Sequence[object], rows: Iterable[Sequence[object]]
) -> HttpResponseBase:
    """`csv`, line by line as it is read, or `xlsx`; any other form is a 404."""
    if form not in ("csv", "xlsx"):
        raise Http404
    filename = f"{name}.{form}"
    if form == "csv":
        return StreamingHttpResponse(
            csv_lines(headers, rows),
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{filename}"'},
        )
    out = TemporaryFile()  # noqa: SIM115 the response closes it
    xlsx_file(out, headers, rows, title=title)
    out.seek(0)
    return FileResponse(out, as_attachment=True, filename=filename, content_type=XLSX)
