"""Many browsers at one server: who is signed in, how a form is sent, how long the answers took."""

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

from people.models import Employee, User
from rows.whole_sets import update_rows
from tests.bench.counting import middle, slowest

CLIENTS = [1, 4]
A_TURN = 20  # requests a client makes before the other kind has its turn


@dataclass
class Browser:
    """Somebody signed in, with what their browser holds once the page was shown."""

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


def compare(port: int, people: list[Browser], *, clients: int, reading: Callable, sending: str) -> list[dict]:
    """Everyone opens their page (`reading` names what else to bring back from it); then some send it while others
    insert one bare row, in small turns, over connections that stay open. A row of the table for each kind."""
    kinds = {"reading": Answers(), "bare insert": Answers(), sending: Answers()}
    with ThreadPoolExecutor(clients) as pool:
        connections = [HTTPConnection("127.0.0.1", port, timeout=60) for _ in range(clients)]
        _turn(pool, connections, people, lambda *asked: _read(*asked, reading), kinds["reading"])
        for start in range(0, len(people), A_TURN * clients):
            turn = people[start : start + A_TURN * clients]
            _turn(pool, connections, turn, _insert, kinds["bare insert"])
            _turn(pool, connections, turn, _send, kinds[sending])
        for connection in connections:
            connection.close()
    return [_row(clients, kind, answers, kinds["bare insert"]) for kind, answers in kinds.items()]


def found_in(page: str, pattern: str) -> str:
    """The value a hidden field of the page holds."""
    return unescape(re.search(pattern, page).group(1))


def sign_in(user: User, page: str) -> Browser:
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return Browser(page=page, session=f"{settings.SESSION_COOKIE_NAME}={session.session_key}")


def give_accounts(size: int, number: int) -> None:
    """To so many people of the agency of that size, who have none."""
    people = list(Employee.objects.filter(number__startswith=f"{size}-", user=None).order_by("pk")[:number])
    accounts = User.objects.bulk_create(User(username=person.number, password="!") for person in people)
    update_rows(Employee, ["user"], [(person.pk, user.pk) for person, user in zip(people, accounts, strict=True)])


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


def _turn(pool, connections: list[HTTPConnection], people: list[Browser], ask: Callable, answers: Answers) -> None:
    """Each connection serves its share of these people, all connections at once."""

    def serve(number: int) -> None:
        for browser in people[number :: len(connections)]:
            start = perf_counter()
            statements = ask(connections[number], browser)
            answers.seconds.append(perf_counter() - start)
            answers.statements.add(statements)

    start = perf_counter()
    list(pool.map(serve, range(len(connections))))
    answers.elapsed += perf_counter() - start


def _read(connection: HTTPConnection, browser: Browser, reading: Callable) -> int:
    connection.request("GET", browser.page, headers={"Cookie": browser.session})
    response, page = _answer(connection, 200)
    token = response.getheader("Set-Cookie", "").partition(";")[0]
    browser.cookies = f"{browser.session}; {token}"
    form_token = found_in(page, r'name="csrfmiddlewaretoken" value="([^"]+)"')
    browser.form = {"csrfmiddlewaretoken": form_token, "typed_name": "Inés Ferreira", **reading(page)}
    return int(response.getheader("X-Statements"))


def _insert(connection: HTTPConnection, browser: Browser) -> int:
    return _post(connection, browser, reverse("bench_insert"))


def _send(connection: HTTPConnection, browser: Browser) -> int:
    return _post(connection, browser, browser.page)


def _post(connection: HTTPConnection, browser: Browser, url: str) -> int:
    headers = {"Cookie": browser.cookies, "Content-Type": "application/x-www-form-urlencoded"}
    connection.request("POST", url, urlencode(browser.form), headers)
    return int(_answer(connection, 302)[0].getheader("X-Statements"))


def _answer(connection: HTTPConnection, expected: int) -> tuple[HTTPResponse, str]:
    response = connection.getresponse()
    body = response.read().decode()
    if response.status != expected:
        raise RuntimeError(f"Expected {expected}, was answered {response.status}: {body[:2000]}")
    return response, body
