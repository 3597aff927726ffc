"""Somebody from outside: the order, what can be asked of the clerk, and nothing that asks who they are."""

from directives.models import CertifiedCopyRequest


def test_a_visitor_reads_the_order_and_asks_for_a_copy(walk, it_is, directive, order):
    it_is("2026-10-16T09:00")
    visitor = walk()
    visitor.open("/")
    visitor.follow("Read the order")
    visitor.sees("FEDERAL RESPONSIBILITY")
    visitor.open("/order/editions/")
    visitor.open("/directives/")
    visitor.follow("Police directive")
    visitor.open("/order/certified-copy/")
    visitor.write("Your name", "Ana Ruiz")
    visitor.write("E-mail", "ana@example.org")
    visitor.press("Ask the clerk")
    assert CertifiedCopyRequest.objects.get().name == "Ana Ruiz"


def test_no_page_is_wider_than_a_phone_in_spanish(walk, it_is, directive):
    it_is("2026-10-16T09:00")
    visitor = walk(language="es")
    for path in ("/", "/order/", "/directives/", "/order/certified-copy/", "/accounts/login/"):
        visitor.open(path)
