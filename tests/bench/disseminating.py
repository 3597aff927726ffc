"""Disseminating to a whole agency, against four plain INSERTs that put the same rows into the same tables.

Both are timed with their COMMIT, in turns, and their deliveries and letters are taken away again after each round.
"""

import json
from itertools import count

from django.db import connection, transaction

from deadlines import clock
from directives.acts.disseminations import disseminate
from directives.models import Delivery, Dissemination, Edition
from letters.models import Letter
from tests.bench.city import City, tidy
from tests.bench.counting import Cost, counted, middle
from tests.bench.tables import Table

# Written by hand: the columns that the act fills, and nothing that it checks.
DISSEMINATION = """
INSERT INTO directives_dissemination (edition_id, agency_id, reason, cycle, roster_on, sent_at, sent_by_id)
VALUES (%s, %s, %s, %s, %s, %s, %s) RETURNING id
"""
DELIVERIES = """
INSERT INTO directives_delivery (dissemination_id, employee_id, job_role_id)
SELECT %s, employee_id, job_role_id FROM people_employment
WHERE agency_id = %s AND starts_on <= %s AND (ends_on IS NULL OR ends_on >= %s)
"""
LETTERS = """
INSERT INTO letters_letter (key, kind, "to", name, language, subject_id, reader, owed_at)
SELECT 'delivery:' || delivery.id, 'delivery', COALESCE(employee.email, ''),
  employee.given_name || ' ' || employee.family_name, employee.language, delivery.id, employee.number, %s
FROM directives_delivery delivery JOIN people_employee employee ON employee.id = delivery.employee_id
WHERE delivery.dissemination_id = %s
"""
RECORD = """
INSERT INTO evidence_entry (at, action, by_id, subject_type, subject_id, subject_label, details)
VALUES (%s, 'edition disseminated', %s, 'directives.dissemination', %s, %s, %s)
"""
# A small sending is over in no time: more rounds of it cost nothing, and its median is the steadier.
SMALL, MORE_ROUNDS = 1_000, 6


def measure(city: City, sizes: list[int], *, rounds: int) -> Table:
    more = rounds * MORE_ROUNDS
    table = Table(
        name="disseminating",
        title="Disseminating an edition, against raw INSERTs of the same sending, deliveries, letters and record",
        note=f"Medians of {rounds} rounds in turns, {more} up to {SMALL:,} people, after one to warm up; "
        "COMMIT included in both. Asked: at most 3.",
    )
    cycles = count(1)
    for size in sizes:
        edition = city.editions[size]
        acts, raws = [], []
        for _round in range(1 + (more if size <= SMALL else rounds)):
            raws.append(_raw(edition, city, next(cycles)))
            acts.append(_act(edition, city, next(cycles)))
        table.rows.append(_row(size, acts, raws))
    return table


def _row(size: int, acts: list[Cost], raws: list[Cost]) -> dict:
    act, raw = (middle([cost.seconds for cost in costs[1:]]) for costs in (acts, raws))
    return {
        "people": size,
        "act_ms": act,
        "raw_ms": raw,
        "ratio": act / raw,
        "act_statements": acts[-1].statements,
        "raw_statements": raws[-1].statements,
    }


def _act(edition: Edition, city: City, cycle: int) -> Cost:
    with counted() as cost:
        sent = disseminate(edition=edition, reason=Dissemination.Reason.ANNUAL, by=city.head, cycle=cycle)
    _take_away(sent.pk)
    return cost


def _raw(edition: Edition, city: City, cycle: int) -> Cost:
    day, instant = clock.today().isoformat(), connection.ops.adapt_datetimefield_value(clock.now())
    agency, head = edition.agency_id, city.head.pk
    about, details = str(edition), json.dumps({"reason": Dissemination.Reason.ANNUAL})
    with counted() as cost, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(DISSEMINATION, [edition.pk, agency, Dissemination.Reason.ANNUAL, cycle, day, instant, head])
        (sent,) = cursor.fetchone()
        cursor.execute(DELIVERIES, [sent, agency, day, day])
        cursor.execute(LETTERS, [instant, sent])
        cursor.execute(RECORD, [instant, head, str(sent), about, details])
    _take_away(sent)
    return cost


def _take_away(dissemination_id: int) -> None:
    with transaction.atomic():
        Letter.objects.filter(kind="delivery")._raw_delete(using="default")
        Delivery.objects.filter(dissemination=dissemination_id)._raw_delete(using="default")
    tidy("directives_delivery", "letters_letter")
