"""Places for notices, and the advertisements of the legal-notices page."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse_lazy
from django.utils.functional import cached_property
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView, View

from commission import forms, permissions
from commission.acts.outlets import advertise, keep_place
from commission.models import Advertisement, PostingPlace
from commission.reports.overview import months
from commission.reports.quarter import signed_on
from commission.views.guarded import ActView, CommissionPage
from deadlines import clock
from evidence.files import handed_out

PLACES = ("commission_places:index", _("Places for notices"))
ADVERTISEMENTS = ("commission_advertisements:index", _("Advertisements"))


class PlacesView(CommissionPage, TemplateView):
    page_title = PLACES[1]
    header_icon = "site"
    template_name = "commission/admin/places.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(places=PostingPlace.objects.all(), **kwargs)


class PlaceView(ActView):
    """A new place, or a change of one."""

    page_title = _("A place for notices")
    header_icon = "site"
    above = PLACES
    form_class = forms.PostingPlaceForm
    button = _("Keep the place")
    success_url = reverse_lazy(PLACES[0])

    @cached_property
    def place(self) -> PostingPlace | None:
        return get_object_or_404(PostingPlace, pk=self.kwargs["pk"]) if "pk" in self.kwargs else None

    def get_initial(self):
        names = forms.PostingPlaceForm.base_fields
        return {name: getattr(self.place, name) for name in names} if self.place else {}

    def act(self, form) -> str:
        keep_place(place=self.place, by=self.request.user, **form.cleaned_data)
        return said("The place is kept.")


class AdvertisementsView(CommissionPage, TemplateView):
    page_title = ADVERTISEMENTS[1]
    header_icon = "doc-full"
    template_name = "commission/admin/advertisements.html"

    def get_context_data(self, **kwargs):
        rows = Advertisement.objects.select_related("proof").defer("proof__content")
        return super().get_context_data(
            advertisements=rows, months=months(today=clock.today(), since=signed_on()), **kwargs
        )


class AdvertiseView(ActView):
    page_title = _("An advertisement")
    header_icon = "doc-full"
    above = ADVERTISEMENTS
    form_class = forms.AdvertisementForm
    button = _("Keep the advertisement")
    may_enter = staticmethod(permissions.may_post_notices)
    success_url = reverse_lazy(ADVERTISEMENTS[0])

    def act(self, form) -> str:
        given = form.cleaned_data
        proof = given["proof"]
        facts = {"proof": proof.read(), "proof_name": proof.name} if proof else {}
        advertise(advertised_on=given["advertised_on"], outlet=given["outlet"], by=self.request.user, **facts)
        return said("The advertisement is kept.")


class AdvertisementProofView(CommissionPage, View):
    def get(self, request, pk: int) -> HttpResponse:
        found = get_object_or_404(Advertisement.objects.exclude(proof=None).select_related("proof"), pk=pk)
        return handed_out(found.proof)
