"""Scans of signed sheets on an agency's desk: taken in, read, looked at line by line, confirmed."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from deadlines import clock
from deadlines.dates import long_day
from directives.permissions import may_note
from directives.refusal import Refusal
from directives.sheets.acts.lines import add_line, answer_lines, confirm_lines, place_line
from directives.sheets.acts.scans import add_scan, read_next
from directives.sheets.models import Scan, ScannedLine, ScannedPage
from directives.sheets.reports import scans as reports
from evidence.files import LARGEST, handed_out
from home.permissions import agency_or_404
from home.scan_forms import AddScanForm, CodeForm, DayForm, LineForm
from people.models import Agency

A_PAGE = 20


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def scans(request: HttpRequest, slug: str) -> HttpResponse:
    """The agency's scans, the newest first; POST adds one."""
    agency = agency_or_404(request.user, slug)
    may = may_note(request.user, agency, today=clock.today())
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = AddScanForm(*sent) if may else None
    if request.method == "POST":
        if form is None:
            raise PermissionDenied
        if form.is_valid() and (scan := _added(request, agency, form)):
            return redirect("agency_scan", agency.slug, scan.pk)
    page = Paginator(reports.scans(agency), A_PAGE).get_page(request.GET.get("page"))
    context = {"agency": agency, "form": form, "page": page, "rows": page.object_list, "crumbs": _crumbs(agency)}
    return render(request, "home/scans.html", context, status=422 if form and form.errors else 200)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def scan(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One scan, each line beside its name; POST keeps what a person says of them, and goes on to confirm it."""
    agency, scan, may = _scan(request, slug, pk)
    found = reports.review(scan)
    sent = request.POST if request.method == "POST" else None
    day = DayForm(sent)
    is_day = sent is None or day.is_valid()
    on = day.cleaned_data["day"] if sent is not None and is_day else None
    forms = {line.pk: LineForm(sent, line=line, day=on) for line in found.open}
    if sent is not None:
        _must(may)
        if is_day and not [form for form in forms.values() if not form.is_valid()]:
            answer_lines(scan=scan, said={pk: form.said for pk, form in forms.items()}, by=request.user)
            return redirect("agency_scan_confirm", agency.slug, scan.pk)
    wrong = [form for form in forms.values() if form.errors]
    context = {
        **_about(agency, scan, found, may),
        "day": day,
        "pages": [(page, [(line, forms.get(line.pk)) for line in page.lines]) for page in found.pages],
        "wrong": wrong,
        "code": CodeForm(),
    }
    return render(request, "home/scan.html", context, status=422 if wrong or not is_day else 200)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Say what would be noted, of whom; POST notes it, and a second person then confirms each."""
    agency, scan, may = _scan(request, slug, pk)
    _must(may)
    if request.method == "POST":
        done = confirm_lines(scan=scan, by=request.user)
        for line, why in done.passed_over:
            messages.warning(request, f"{line.delivery.employee.name}: {why}")
        if done.noted:
            said = ngettext(
                "%(n)s signature is noted, and waits for a second person.",
                "%(n)s signatures are noted, and wait for a second person.",
                done.noted,
            )
            messages.success(request, said % {"n": done.noted})
        return redirect("agency_scan", agency.slug, scan.pk)
    found = reports.review(scan)
    crumbs = [*_crumbs(agency), (reverse("agency_scans", args=[agency.slug]), _("Scans"))]
    crumbs.append((reverse("agency_scan", args=[agency.slug, scan.pk]), scan.file.name))
    return render(request, "home/scan_confirm.html", {**_about(agency, scan, found, may), "crumbs": crumbs})


@login_required
@require_POST
def read(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Read the next page here and now: for a house where no worker answers."""
    agency, scan, may = _scan(request, slug, pk)
    _must(may)
    if not read_next(scan=scan) and scan.read_at is None:
        messages.info(request, _("A page is being read at this moment. Look again in a little while."))
    return redirect("agency_scan", agency.slug, scan.pk)


@login_required
@require_POST
def code(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Place a line that was not read, or add one nobody found, by the code that is printed on it."""
    agency, scan, may = _scan(request, slug, pk)
    _must(may)
    form = CodeForm(request.POST)
    try:
        if not form.is_valid():
            raise Refusal(form.errors["code"][0])
        line = _coded(request, scan, form.cleaned_data["code"])
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("This is the line of %(person)s.") % {"person": line.delivery.employee.name})
    return redirect("agency_scan", agency.slug, scan.pk)


def _coded(request: HttpRequest, scan: Scan, typed: str) -> ScannedLine:
    if "line" in request.POST:
        line = get_object_or_404(ScannedLine, pk=_number(request, "line"), page__scan=scan)
        return place_line(line=line, typed=typed, by=request.user)
    page = get_object_or_404(ScannedPage, pk=_number(request, "page"), scan=scan)
    return add_line(page=page, typed=typed, by=request.user)


def _number(request: HttpRequest, name: str) -> int:
    sent = request.POST.get(name, "")
    return int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 19 else 0


@login_required
@never_cache
@require_safe
def page_picture(request: HttpRequest, slug: str, pk: int, number: int) -> HttpResponse:
    """A whole page, as it was scanned."""
    _agency, scan, _may = _scan(request, slug, pk)
    return _jpeg(get_object_or_404(ScannedPage, scan=scan, number=number).picture)


@login_required
@never_cache
@require_safe
def line_picture(request: HttpRequest, slug: str, pk: int, line: int) -> HttpResponse:
    """One line, cut out of its page."""
    _agency, scan, _may = _scan(request, slug, pk)
    return _jpeg(get_object_or_404(ScannedLine, page__scan=scan, pk=line).cut)


@login_required
@never_cache
@require_safe
def file(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The file itself, as it came."""
    _agency, scan, _may = _scan(request, slug, pk)
    return handed_out(scan.file)


@login_required
@never_cache
@require_safe
def of_file(request: HttpRequest, slug: str, sha256: str, number: int) -> HttpResponse:
    """From the digest that stands with a record to the page it names."""
    agency = agency_or_404(request.user, slug)
    scan = get_object_or_404(Scan.objects.only("pk"), agency=agency, sha256=sha256)
    return redirect(reverse("agency_scan", args=[agency.slug, scan.pk]) + f"#page-{number}")


addresses = [
    path("agency/<slug:slug>/scans/", scans, name="agency_scans"),
    path("agency/<slug:slug>/scans/<int:pk>/", scan, name="agency_scan"),
    path("agency/<slug:slug>/scans/<int:pk>/read/", read, name="agency_scan_read"),
    path("agency/<slug:slug>/scans/<int:pk>/code/", code, name="agency_scan_code"),
    path("agency/<slug:slug>/scans/<int:pk>/confirm/", confirm, name="agency_scan_confirm"),
    path("agency/<slug:slug>/scans/<int:pk>/file/", file, name="agency_scan_file"),
    path("agency/<slug:slug>/scans/of/<slug:sha256>/<int:number>/", of_file, name="agency_scan_of"),
    path("agency/<slug:slug>/scans/<int:pk>/pages/<int:number>.jpg", page_picture, name="agency_scan_page"),
    path("agency/<slug:slug>/scans/<int:pk>/lines/<int:line>.jpg", line_picture, name="agency_scan_line"),
]


def _scan(request: HttpRequest, slug: str, pk: int) -> tuple[Agency, Scan, bool]:
    """One of the agency's own scans, and whether this user may answer for it. The file's content is left unread."""
    agency = agency_or_404(request.user, slug)
    found = Scan.objects.select_related("file", "agency", "added_by__employee").defer("file__content")
    scan = get_object_or_404(found, agency=agency, pk=pk)
    return agency, scan, may_note(request.user, agency, today=clock.today())


def _must(may: bool) -> None:
    if not may:
        raise PermissionDenied


def _added(request: HttpRequest, agency: Agency, form: AddScanForm) -> Scan | None:
    sent = form.cleaned_data["file"]
    try:
        # One byte more than may be kept is enough to refuse the rest unread.
        scan, is_new = add_scan(agency=agency, content=sent.read(LARGEST + 1), name=sent.name, by=request.user)
    except Refusal as refusal:
        form.add_error("file", str(refusal))
        return None
    if not is_new:
        said = _("This very file was added on %(day)s. It is not read a second time.")
        messages.info(request, said % {"day": long_day(timezone.localdate(scan.added_at))})
    return scan


def _about(agency: Agency, scan: Scan, found: reports.Review, may: bool) -> dict:
    crumbs = [*_crumbs(agency), (reverse("agency_scans", args=[agency.slug]), _("Scans"))]
    return {"agency": agency, "scan": scan, "review": found, "may_act": may, "crumbs": crumbs}


def _crumbs(agency: Agency) -> list[tuple[str, str]]:
    return [(reverse("agency", args=[agency.slug]), agency.name)]


def _jpeg(picture: bytes) -> HttpResponse:
    if not picture:
        raise Http404
    return HttpResponse(bytes(picture), content_type="image/jpeg")
