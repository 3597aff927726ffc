"""Acknowledging over HTTP, against a bare insert by the same people on the same server.

Everyone opens the text first, as a browser would, and brings back its sealed note and its token. Then some sign while
others insert one row, in small turns, over connections that stay open.
"""

from django.urls import reverse

from directives.acts.disseminations import disseminate
from directives.models import Acknowledgment, Dissemination
from tests.bench.asking import CLIENTS, Browser, compare, found_in, give_accounts, sign_in
from tests.bench.city import City
from tests.bench.serving import THREADS, WORKERS, serving
from tests.bench.tables import Table


def measure(city: City, size: int, *, signers: int) -> Table:
    """`signers` people sign for each number of clients; `size` is that of their agency."""
    table = Table(
        name="acknowledging",
        title=f"Acknowledging over HTTP, against a bare insert (gunicorn, {WORKERS} workers of {THREADS} threads)",
        note="Everyone signs once. Reading is the page that shows the text. The ratio is of medians, to the insert.",
    )
    people = _signers(city, size, signers * len(CLIENTS))
    with serving() as port:
        for clients in CLIENTS:
            these = [people.pop() for _ in range(signers)]
            table.rows += compare(port, these, clients=clients, reading=_note, sending="acknowledging")
    assert Acknowledgment.objects.count() == signers * len(CLIENTS)
    return table


def _note(page: str) -> dict:
    return {"note": found_in(page, r'name="note" value="([^"]+)"')}


def _signers(city: City, size: int, number: int) -> list[Browser]:
    """Accounts, sessions and an open delivery for so many people of the agency of that size."""
    sent = disseminate(edition=city.editions[size], reason=Dissemination.Reason.JOINER, by=city.head)
    give_accounts(size, number)
    found = sent.deliveries.filter(employee__user__isnull=False).exclude(employee__user=city.head)
    open_ones = found.select_related("employee__user").order_by("pk")[:number]
    return [sign_in(delivery.employee.user, reverse("reading", args=[delivery.pk])) for delivery in open_ones]
