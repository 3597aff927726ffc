"""Acknowledging over HTTP, against a bare insert by the same people on the same server.

Everyone opens the text first, as a browser would, and brings back its sealed note and its token. Then some sign while
others insert one row, in small turns, over connections that stay open.
"""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from html import unescape
from http.client import HTTPConnection, HTTPResponse
from importlib import import_module
from time import perf_counter
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.urls import reverse

from directives.acts.disseminations import disseminate
from directives.models import Acknowledgment, Delivery, Dissemination
from people.models import Employee, User
from rows.whole_sets import update_rows
from tests.bench.city import City
from tests.bench.counting import middle, slowest
from tests.bench.serving import THREADS, WORKERS, serving
from tests.bench.tables import Table

CLIENTS = [1, 4]
A_TURN = 20  # requests a client makes before the other kind has its turn
NOTE = re.compile(r'name="note" value="([^"]+)"')
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


@dataclass
class Signer:
    """Somebody signed in, with what their browser holds once the text was shown."""

    page: str
    session: str
    cookies: str = ""
    form: dict = field(default_factory=dict)


@dataclass
class Answers:
    """What one kind of request was answered: the seconds of each, the statements of one, the seconds of all."""

    seconds: list[float] = field(default_factory=list)
    statements: set[int] = field(default_factory=set)
    elapsed: float = 0.0


def measure(city: City, size: int, *, signers: int) -> Table:
    """`signers` people sign for each number of clients; `size` is that of their agency."""
    table = Table(
        name="acknowledging",
        title=f"Acknowledging over HTTP, against a bare insert (gunicorn, {WORKERS} workers of {THREADS} threads)",
        note="Everyone signs once. Reading is the page that shows the text. The ratio is of medians, to the insert.",
    )
    people = _sign_in(city, size, signers * len(CLIENTS))
    with serving() as port:
        for clients in CLIENTS:
            table.rows += _rows(port, clients, [people.pop() for _ in range(signers)])
    assert Acknowledgment.objects.count() == signers * len(CLIENTS)
    return table


def _rows(port: int, clients: int, people: list[Signer]) -> list[dict]:
    reading, inserting, signing = Answers(), Answers(), Answers()
    with ThreadPoolExecutor(clients) as pool:
        connections = [HTTPConnection("127.0.0.1", port, timeout=60) for _ in range(clients)]
        _turn(pool, connections, people, _read, reading)
        for start in range(0, len(people), A_TURN * clients):
            turn = people[start : start + A_TURN * clients]
            _turn(pool, connections, turn, _insert, inserting)
            _turn(pool, connections, turn, _sign, signing)
        for connection in connections:
            connection.close()
    kinds = {"reading": reading, "bare insert": inserting, "acknowledging": signing}
    return [_row(clients, kind, answers, inserting) for kind, answers in kinds.items()]


def _row(clients: int, kind: str, answers: Answers, bare: Answers) -> dict:
    return {
        "request": kind,
        "clients": clients,
        "a_second": len(answers.seconds) / answers.elapsed,
        "median_ms": middle(answers.seconds),
        "p95_ms": slowest(answers.seconds),
        "ratio": middle(answers.seconds) / middle(bare.seconds),
        "statements": "–".join(str(number) for number in sorted({min(answers.statements), max(answers.statements)})),
    }


def _turn(pool, connections: list[HTTPConnection], people: list[Signer], ask: Callable, answers: Answers) -> None:
    """Each connection serves its share of these people, all connections at once."""

    def serve(number: int) -> None:
        for signer in people[number :: len(connections)]:
            start = perf_counter()
            statements = ask(connections[number], signer)
            answers.seconds.append(perf_counter() - start)
            answers.statements.add(statements)

    start = perf_counter()
    list(pool.map(serve, range(len(connections))))
    answers.elapsed += perf_counter() - start


def _read(connection: HTTPConnection, signer: Signer) -> int:
    connection.request("GET", signer.page, headers={"Cookie": signer.session})
    response, page = _answer(connection, 200)
    token = response.getheader("Set-Cookie", "").partition(";")[0]
    signer.cookies = f"{signer.session}; {token}"
    note, form_token = (unescape(found.search(page).group(1)) for found in (NOTE, TOKEN))
    signer.form = {"note": note, "csrfmiddlewaretoken": form_token, "typed_name": "Inés Ferreira"}
    return int(response.getheader("X-Statements"))


def _insert(connection: HTTPConnection, signer: Signer) -> int:
    return _post(connection, signer, reverse("bench_insert"))


def _sign(connection: HTTPConnection, signer: Signer) -> int:
    return _post(connection, signer, signer.page)


def _post(connection: HTTPConnection, signer: Signer, url: str) -> int:
    headers = {"Cookie": signer.cookies, "Content-Type": "application/x-www-form-urlencoded"}
    connection.request("POST", url, urlencode(signer.form), headers)
    return int(_answer(connection, 302)[0].getheader("X-Statements"))


def _answer(connection: HTTPConnection, expected: int) -> tuple[HTTPResponse, str]:
    response = connection.getresponse()
    body = response.read().decode()
    if response.status != expected:
        raise RuntimeError(f"Expected {expected}, was answered {response.status}: {body[:2000]}")
    return response, body


def _sign_in(city: City, size: int, number: int) -> list[Signer]:
    """Accounts, sessions and an open delivery for so many people of the agency of that size."""
    sent = disseminate(edition=city.editions[size], reason=Dissemination.Reason.JOINER, by=city.head)
    _give_accounts(size, number)
    found = sent.deliveries.filter(employee__user__isnull=False).exclude(employee__user=city.head)
    return [_signer(delivery) for delivery in found.select_related("employee__user").order_by("pk")[:number]]


def _give_accounts(size: int, number: int) -> None:
    people = list(Employee.objects.filter(number__startswith=f"{size}-", user=None).order_by("pk")[:number])
    accounts = User.objects.bulk_create(User(username=person.number, password="!") for person in people)
    update_rows(Employee, ["user"], [(person.pk, user.pk) for person, user in zip(people, accounts, strict=True)])


def _signer(delivery: Delivery) -> Signer:
    user = delivery.employee.user
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    cookie = f"{settings.SESSION_COOKIE_NAME}={session.session_key}"
    return Signer(page=reverse("reading", args=[delivery.pk]), session=cookie)
