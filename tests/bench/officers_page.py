"""The officer's page of one sending and its CSV, from the smallest agency to the largest.

People stand where they stand in a real sending half-way: three in four have signed, some late; some are overdue, some
still have time, some it never reached.
"""

from datetime import date, timedelta

from django.db.models import CharField, F, Value
from django.db.models.functions import Cast, Concat
from django.test import Client
from django.urls import reverse

from deadlines import clock
from deadlines.due import kept
from deadlines.models import KeptDeadline
from directives.acts.disseminations import disseminate
from directives.models import Acknowledgment, Delivery, Dissemination
from directives.statements import statement
from rows.insert_select import insert_select
from tests.bench.city import City, tidy
from tests.bench.counting import Cost, counted, middle
from tests.bench.tables import Table


def measure(city: City, sizes: list[int], *, rounds: int) -> Table:
    table = Table(
        name="officers_page",
        title="The officer's page and its CSV, by the number of people",
        note=f"Medians of {rounds} after one to warm up. Each ratio is to the same view at {sizes[0]:,} people.",
    )
    sendings = {size: _half_way(city, size) for size in sizes}
    tidy()
    officer = Client(SERVER_NAME="127.0.0.1")
    officer.force_login(city.head)
    costs = {(view, size): [] for view in _VIEWS for size in sizes}
    for _round in range(rounds + 1):
        for (view, size), found in costs.items():
            found.append(_open(officer, _VIEWS[view](sendings[size], size)))
    first = {view: middle([cost.seconds for cost in costs[view, sizes[0]][1:]]) for view in _VIEWS}
    table.rows = [_row(view, size, found[1:], first[view]) for (view, size), found in costs.items()]
    return table


def _row(view: str, size: int, found: list[Cost], first: float) -> dict:
    took = middle([cost.seconds for cost in found])
    return {"view": view, "people": size, "ms": took, "ratio": took / first, "statements": found[-1].statements}


def _page(sending: Dissemination, **query) -> str:
    return reverse("sending", args=[sending.agency.slug, sending.pk], query=query)


_VIEWS = {
    "page": lambda sending, size: _page(sending),
    "overdue": lambda sending, size: _page(sending, standing="overdue"),
    "search": lambda sending, size: _page(sending, q="ferreira"),
    "last page": lambda sending, size: _page(sending, page="last"),
    "CSV": lambda sending, size: reverse("sending_export", args=[sending.agency.slug, sending.pk, "csv"]),
}


def _open(officer: Client, url: str) -> Cost:
    with counted() as cost:
        response = officer.get(url)
        # The CSV is read to its end, as a browser does.
        body = b"".join(response) if response.streaming else response.content
    assert response.status_code == 200, f"{url} was answered {response.status_code}"
    assert body
    return cost


def _half_way(city: City, size: int) -> Dissemination:
    sent_on = clock.today() - timedelta(days=45)
    with clock.held(f"{sent_on}T09:00"):
        sent = disseminate(edition=city.editions[size], reason=Dissemination.Reason.DIRECTIVE, by=city.head)
    early, late = kept("acknowledgment", sent_on), kept("acknowledgment", sent_on + timedelta(days=20))
    # Twenty lots: 13 signed in time, 2 late, 3 overdue, 1 reached lately, 1 never reached.
    deliveries = sent.deliveries.annotate(lot=F("pk") % 20)
    _serve(deliveries.filter(lot__lt=18), early)
    _serve(deliveries.filter(lot=18), late)
    in_time = [sent_on + timedelta(days=day) for day in range(13)]
    for lot, day in enumerate([*in_time, early.due_on + timedelta(days=1), early.due_on + timedelta(days=2)]):
        _sign(deliveries.filter(lot=lot), day)
    tidy("directives_delivery")
    _keep_signatures(sent)
    return sent


def _serve(deliveries, deadline: KeptDeadline) -> None:
    at = clock.now() - timedelta(days=(clock.today() - deadline.trigger_on).days)
    deliveries.update(served_at=at, served_how=Delivery.Service.EMAIL, due=deadline, due_on=deadline.due_on)


def _sign(deliveries, day: date) -> None:
    at = clock.now() - timedelta(days=(clock.today() - day).days)
    deliveries.update(closed_at=at, closed_on=day, closed_as=Delivery.End.ACKNOWLEDGED)


def _keep_signatures(sent: Dissemination) -> None:
    text = sent.edition.texts.get(is_source=True)
    insert_select(
        Acknowledgment,
        sent.deliveries.filter(closed_as=Delivery.End.ACKNOWLEDGED),
        delivery="pk",
        text=Value(text.pk),
        text_sha256=Value(text.sha256),
        language=Value(text.language),
        statement=Value(statement(sent.edition.kind, text.language)),
        typed_name=Concat(F("employee__given_name"), Value(" "), F("employee__family_name")),
        method=Value(Acknowledgment.Method.SCREEN),
        shown_at="closed_at",
        acknowledged_at="closed_at",
        due="due_id",
        due_on="due_on",
        acknowledged_by=Value(sent.sent_by_id),
        code=Concat(Value("BENCH-"), Cast("pk", CharField())),
    )
