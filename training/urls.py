"""Learning, the quiz and certificates."""

from django.urls import path

from training.views import certificates

urlpatterns: list = [
    path("certificates/", certificates.certificate_check, name="certificate_check"),
    path("certificates/<slug:number>/", certificates.certificate, name="certificate"),
    path("certificates/<slug:number>/pdf/", certificates.certificate_pdf, name="certificate_pdf"),
]
