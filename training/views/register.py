"""The clerk's registers in the admin: every certificate, and who may sign certifications of U visas (§8.G)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from django_filters import BooleanFilter, ChoiceFilter, ModelChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic import IndexView

from deadlines import clock
from directives.refusal import Refusal
from people.models import Agency
from rows.viewing import ViewOnlyInspect, ViewOnlyViewSet
from training import permissions
from training.acts.completions import revoke
from training.certificates import number_from
from training.currency import Currency
from training.models import Completion, Designation
from training.reports.certificates import being_worth, with_module, worth
from training.reports.officials import Training, register
from training.said import WORTH


class CertificateFilters(WagtailFilterSet):
    worth = ChoiceFilter(label=_("Standing today"), choices=list(WORTH.items()), method="being_worth")

    class Meta:
        model = Completion
        fields = ["worth", "how"]

    def being_worth(self, completions, name, value):
        return being_worth(completions, Currency(value), today=clock.today())


class CertificateIndex(IndexView):
    def get_base_queryset(self):
        return with_module(super().get_base_queryset().with_state(), get_language() or "")

    def search_queryset(self, queryset):
        """A number may be typed as somebody reads it out."""
        if number := number_from(self.search_query or ""):
            return queryset.filter(number=number)
        return super().search_queryset(queryset)


class CertificateInspect(ViewOnlyInspect):
    def get_object(self, queryset=None):
        found = Completion.objects.with_state().select_related(
            "module_version__module", "order", "revocation__revoked_by"
        )
        return get_object_or_404(found, pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs):
        found = worth(self.object, today=clock.today())
        may_revoke = permissions.may_revoke(self.request.user) and found != Currency.REVOKED
        return super().get_context_data(word=WORTH[found], may_revoke=may_revoke, **kwargs)


class CertificateViewSet(ViewOnlyViewSet):
    model = Completion
    name = "certificates"
    icon = "doc-full"
    menu_label = _("Certificates")
    menu_order = 311
    index_view_class = CertificateIndex
    inspect_view_class = CertificateInspect
    filterset_class = CertificateFilters
    search_fields = ["number", "name", "module__code", "module__title"]
    list_display = [
        "number",
        "name",
        Column("module", label=_("Module"), accessor=lambda each: f"{each.module_code}: {_title(each)}"),
        DateColumn("completed_on", label=_("Completed"), sort_key="completed_on"),
        DateColumn("expires_on", label=_("Counts until"), sort_key="expires_on"),
        Column("standing", label=_("Standing today"), accessor=lambda each: WORTH[worth(each, today=clock.today())]),
    ]
    inspect_template_name = "training/admin/certificate.html"
    inspect_view_fields = ["number", "name", "how", "completed_on", "expires_on", "module_version", "order"]

    def get_urlpatterns(self):
        return [*super().get_urlpatterns(), path("revoke/<int:pk>/", revoke_certificate, name="revoke")]


class OfficialFilters(WagtailFilterSet):
    agency = ModelChoiceFilter(label=_("Agency"), queryset=Agency.objects.filter(is_certifying=True))
    may_sign = BooleanFilter(label=_("May sign today"), method="may_sign_today")

    class Meta:
        model = Designation
        fields = ["agency", "may_sign"]

    def may_sign_today(self, designations, name, value):
        in_force = Designation.objects.in_force(clock.today()).values("pk")
        return designations.filter(pk__in=in_force) if value else designations.exclude(pk__in=in_force)


class OfficialIndex(IndexView):
    def get_base_queryset(self):
        return super().get_base_queryset().select_related("agency", "official")

    def get_table(self, object_list):
        """The training beside each line of the page, read at once."""
        shown = Designation.objects.filter(pk__in=[each.pk for each in object_list])
        found = {each.designation.pk: each for each in register(shown, today=clock.today())}
        for each in object_list:
            each.trainings = found[each.pk].trainings
        return super().get_table(object_list)


class OfficialViewSet(ViewOnlyViewSet):
    model = Designation
    name = "certifying_officials"
    icon = "user"
    menu_label = _("Certifying officials")
    menu_order = 312
    index_view_class = OfficialIndex
    filterset_class = OfficialFilters
    search_fields = ["official__given_name", "official__family_name", "official__number", "designated_by"]
    list_display = [
        "official",
        Column("agency", label=_("Agency"), sort_key="agency__name"),
        Column(
            "training", label=_("Training"), accessor=lambda each: "; ".join(_said(t) for t in each.trainings) or "–"
        ),
        DateColumn("starts_on", label=_("From"), sort_key="starts_on"),
        DateColumn("ends_on", label=_("To"), sort_key="ends_on"),
        "designated_by",
    ]
    inspect_template_name = "training/admin/official.html"
    inspect_view_fields = ["official", "agency", "designated_by", "starts_on", "ends_on", "entered_at", "entered_by"]


def _said(training: Training) -> str:
    return f"{training.module.code}: {training.words}"


@require_POST
def revoke_certificate(request: HttpRequest, pk: int) -> HttpResponse:
    """The clerk says that a certificate no longer counts, and why."""
    completion = get_object_or_404(Completion, pk=pk)
    try:
        revoke(completion=completion, reason=request.POST.get("reason", ""), by=request.user)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, gettext("Certificate %(number)s is revoked.") % {"number": completion.number})
    return redirect(reverse("certificates:inspect", args=[pk]))


def _title(completion: Completion) -> str:
    return completion.module_title or completion.governing_title
