"""How long something took, and how many SQL statements it sent besides BEGIN and COMMIT."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median, quantiles

from django.db import connection


@dataclass
class Cost:
    seconds: float = 0.0
    statements: int = 0


@contextmanager
def counted() -> Iterator[Cost]:
    """`with counted() as cost: …`; afterwards `cost` holds the seconds and the statements."""
    cost = Cost()

    def count(execute, sql, params, many, context):
        # Only SQLite's BEGIN comes this way.
        cost.statements += not sql.startswith("BEGIN")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(count):
        start = time.perf_counter()
        yield cost
        cost.seconds = time.perf_counter() - start


def middle(seconds: list[float]) -> float:
    """The median, in milliseconds."""
    return median(seconds) * 1000


def slowest(seconds: list[float]) -> float:
    """The 95th percentile, in milliseconds: 19 of 20 were quicker."""
    return quantiles(seconds, n=20)[-1] * 1000


class SayStatements:
    """Middleware: each answer says how many statements it took."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        with counted() as cost:
            response = self.get_response(request)
        response["X-Statements"] = str(cost.statements)
        return response
