"""Who may sign certifications of U visas for an agency (§8.G): the register its officers keep, with the letters."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from deadlines import clock
from directives.refusal import Refusal
from evidence.files import handed_out
from home.permissions import agency_or_404
from people.models import Agency, Employee, Employment, User
from training.acts.designations import designate, end_designation
from training.models import Designation
from training.permissions import may_designate
from training.reports.officials import register, required_modules


def _day(label) -> forms.DateField:
    return forms.DateField(
        label=label,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": gettext_lazy("Give the day."),
            "invalid": gettext_lazy("Write a day, as in 2026-11-02."),
        },
    )


class Person(forms.ModelChoiceField):
    def label_from_instance(self, person: Employee) -> str:
        return f"{person.name} ({person.number})"


class DesignateForm(forms.Form):
    official = Person(
        label=gettext_lazy("Who may sign"),
        queryset=Employee.objects.none(),
        empty_label=gettext_lazy("Choose a person"),
        help_text=gettext_lazy("The head of the agency, a supervisor whom the head names, or a judge."),
        error_messages={"required": gettext_lazy("Choose who may sign.")},
    )
    designated_by = forms.CharField(
        label=gettext_lazy("Designated by"),
        max_length=Designation._meta.get_field("designated_by").max_length,
        help_text=gettext_lazy("Name and title, as under the letter."),
        error_messages={"required": gettext_lazy("Say who designated the official: name and title.")},
    )
    starts_on = _day(gettext_lazy("From"))
    letter = forms.FileField(
        label=gettext_lazy("The signed letter (PDF)"),
        help_text=gettext_lazy("At most 10 MB."),
        widget=forms.FileInput(attrs={"accept": "application/pdf"}),
        error_messages={
            "required": gettext_lazy("Choose the letter, as a PDF."),
            "empty": gettext_lazy("The file is empty. Scan the letter again."),
        },
    )

    def __init__(self, *args, agency: Agency, **kwargs):
        super().__init__(*args, **kwargs)
        here = Employment.objects.on(clock.today()).filter(agency=agency)
        self.fields["official"].queryset = Employee.objects.filter(pk__in=here.values("employee"))
        self.initial = {"starts_on": clock.today(), "designated_by": agency.head.name if agency.head else ""}


class EndForm(forms.Form):
    ends_on = _day(gettext_lazy("The last day they may sign"))


@login_required
@never_cache
@require_safe
def officials(request: HttpRequest, slug: str) -> HttpResponse:
    """Who may sign today and whether they are trained; below, who will and who could."""
    today = clock.today()
    agency = _agency(request.user, slug)
    kept = register(agency.designations.order_by("-starts_on", "pk"), today=today, language=get_language() or "")
    current = set(agency.designations.in_force(today).values_list("pk", flat=True))
    context = {
        **_context(agency, here=True),
        "current": [each for each in kept if each.designation.pk in current],
        "others": [each for each in kept if each.designation.pk not in current],
        "modules": required_modules(get_language() or ""),
        "may_act": may_designate(request.user, agency, today=today),
        "today": today,
    }
    return render(request, "home/officials.html", context)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def official_new(request: HttpRequest, slug: str) -> HttpResponse:
    """Enter a designation, with the letter that makes it."""
    agency = _agency(request.user, slug, to_act=True)
    form = DesignateForm(*_sent(request), agency=agency)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        letter = given.pop("letter")
        try:
            made = designate(agency=agency, letter=letter.read(), letter_name=letter.name, by=request.user, **given)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("%(person)s is in the register.") % {"person": made.official.name})
            return redirect("agency_officials", agency.slug)
    status = 422 if form.errors else 200
    return render(request, "home/official_new.html", {**_context(agency), "form": form}, status=status)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def official_end(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Give a designation its last day."""
    agency = _agency(request.user, slug, to_act=True)
    designation = _designation(agency, pk)
    form = EndForm(*_sent(request)[:1], initial={"ends_on": clock.today()})
    if request.method == "POST" and form.is_valid():
        try:
            end_designation(designation=designation, ends_on=form.cleaned_data["ends_on"], by=request.user)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(
                request, _("The designation of %(person)s has its last day.") % {"person": designation.official.name}
            )
            return redirect("agency_officials", agency.slug)
    context = {**_context(agency), "form": form, "designation": designation}
    return render(request, "home/official_end.html", context, status=422 if form.errors else 200)


@login_required
@never_cache
@require_safe
def official_letter(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The letter that designates an official, as it was handed in."""
    return handed_out(_designation(_agency(request.user, slug), pk).letter)


def _sent(request: HttpRequest) -> tuple:
    """What a form was sent with, an empty one too; nothing when it was only asked for."""
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


def _agency(user: User, slug: str, *, to_act: bool = False) -> Agency:
    """The agency, while it certifies (§8.F) or once did."""
    agency = agency_or_404(user, slug)
    if not (agency.is_certifying or agency.designations.exists()):
        raise Http404
    if to_act and not may_designate(user, agency, today=clock.today()):
        raise PermissionDenied
    return agency


def _designation(agency: Agency, pk: int) -> Designation:
    return get_object_or_404(agency.designations.select_related("agency", "official", "letter"), pk=pk)


def _context(agency: Agency, *, here: bool = False) -> dict:
    crumbs = [(reverse("my_agencies"), _("Agencies")), (reverse("agency", args=[agency.slug]), agency.name)]
    if not here:
        crumbs.append((reverse("agency_officials", args=[agency.slug]), _("Certifying officials")))
    return {"agency": agency, "crumbs": crumbs}
