"""The order, the directives, and the signing of them."""

from django.urls import path

from directives.views import changes, copies, signing, texts

urlpatterns: list = [
    path("order/", texts.order, name="order"),
    path("order/editions/", texts.order_editions, name="order_editions"),
    path("order/editions/<int:number>/", texts.order_edition, name="order_edition"),
    path("order/editions/<int:number>/pdf/", texts.order_pdf, name="order_pdf"),
    path("order/editions/<int:number>/text.json", texts.order_words, name="order_words"),
    path("order/changes/<int:older>/<int:newer>/", changes.order_changes, name="order_changes"),
    path("order/certified-copy/", copies.certified_copy, name="certified_copy"),
    path("order/certified-copy/asked/", copies.certified_copy_asked, name="certified_copy_asked"),
    path("directives/", texts.directives, name="directives"),
    path("directives/<slug:agency>/<slug:kind>/<int:number>/", texts.directive_edition, name="directive_edition"),
    path("directives/<slug:agency>/<slug:kind>/<int:number>/pdf/", texts.directive_pdf, name="directive_pdf"),
    path("directives/<slug:agency>/<slug:kind>/<int:number>/text.json", texts.directive_words, name="directive_words"),
    path("desk/<int:delivery_id>/", signing.reading, name="reading"),
    path("receipts/<slug:code>/", signing.receipt, name="receipt"),
    path("receipts/<slug:code>/pdf/", signing.receipt_pdf, name="receipt_pdf"),
]
