"""The front door and the two desks."""

from django.urls import path

from home.views import (
    agency,
    desk,
    directing,
    disputes,
    front,
    notices,
    notings,
    officials,
    people,
    scans,
    sending_acts,
    sendings,
    sheets,
    training,
)

urlpatterns: list = [
    path("", front.front_page, name="home"),
    path("desk/", desk.desk, name="desk"),
    path("agency/", agency.my_agencies, name="my_agencies"),
    path("agency/<slug:slug>/", agency.agency, name="agency"),
    path("agency/<slug:slug>/receipt/", agency.confirm_receipt, name="confirm_receipt"),
    path("agency/<slug:slug>/notice/", notices.notice, name="agency_notice"),
    *directing.addresses("directive"),
    *directing.addresses("policy"),
    path("agency/<slug:slug>/people/", people.people, name="agency_people"),
    path("agency/<slug:slug>/people/people.<str:form>", people.export, name="agency_people_export"),
    *training.addresses,
    *notings.addresses,
    *disputes.addresses,
    path("agency/<slug:slug>/officials/", officials.officials, name="agency_officials"),
    path("agency/<slug:slug>/officials/new/", officials.official_new, name="agency_official_new"),
    path("agency/<slug:slug>/officials/<int:pk>/end/", officials.official_end, name="agency_official_end"),
    path("agency/<slug:slug>/officials/<int:pk>/letter/", officials.official_letter, name="agency_official_letter"),
    path("agency/<slug:slug>/sendings/<int:pk>/", sendings.sending, name="sending"),
    path("agency/<slug:slug>/sendings/<int:pk>/people.<str:form>", sendings.export, name="sending_export"),
    path("agency/<slug:slug>/sendings/<int:pk>/sheets/", sheets.sheets, name="sending_sheets"),
    path("agency/<slug:slug>/sendings/<int:pk>/sheets/<slug:kind>.pdf", sheets.sheets_pdf, name="sending_sheets_pdf"),
    *scans.addresses,
    path("agency/<slug:slug>/sendings/<int:pk>/<slug:act>/", sending_acts.handle, name="sending_act"),
]
