"""Enrolling a whole agency in a module, against the raw statements that put the same rows into the same tables.

Both are timed with their COMMIT, in turns, and their rows are taken away again after each round.
"""

from django.db import connection, transaction

from deadlines import clock
from deadlines.due import due, keep
from letters.models import Letter
from people.models import Agency
from tests.bench.city import City, tidy
from tests.bench.counting import Cost, counted, middle
from tests.bench.tables import Table
from training.acts.enrollments import assign
from training.models import Assignment, Enrollment, ModulePage

# Written by hand: the columns that the act fills, and nothing that it checks.
ASSIGNMENT = """
INSERT INTO training_assignment (module_id, is_for_everyone, starts_on) VALUES (%s, %s, %s) RETURNING id
"""
ITS_AGENCY = "INSERT INTO training_assignment_agencies (assignment_id, agency_id) VALUES (%s, %s)"
ENROLLMENTS = """
INSERT INTO training_enrollment (module_id, employee_id, cycle, reason, enrolled_at, due_id, due_on)
SELECT %s, employee_id, 1, 'assigned', %s, %s, %s FROM people_employment
WHERE agency_id = %s AND starts_on <= %s AND (ends_on IS NULL OR ends_on >= %s)
"""
LETTERS = """
INSERT INTO letters_letter (key, kind, "to", name, language, subject_id, reader, owed_at)
SELECT 'enrollment:' || enrollment.id || ':0', 'enrollment', COALESCE(employee.email, ''),
  employee.given_name || ' ' || employee.family_name, employee.language, enrollment.id, employee.number, %s
FROM training_enrollment enrollment JOIN people_employee employee ON employee.id = enrollment.employee_id
WHERE enrollment.module_id = %s AND enrollment.enrolled_at = %s
"""
RECORD = """
INSERT INTO evidence_entry (at, action, subject_type, subject_id, subject_label, details)
VALUES (%s, %s, %s, %s, %s, %s)
"""


def measure(city: City, module: ModulePage, sizes: list[int], *, rounds: int) -> Table:
    table = Table(
        name="enrolling",
        title="Enrolling an agency in a module, against a raw INSERT … SELECT of the same rows",
        note=f"Medians of {rounds} rounds in turns after one to warm up; COMMIT included in both. Asked: at most 3.",
    )
    keep(due("training", clock.today()))
    for size in sizes:
        agency = Agency.objects.get(slug=f"of-{size}")
        acts, raws = [], []
        for _round in range(rounds + 1):
            raws.append(_raw(module, agency, size))
            acts.append(_act(module, agency, size))
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


def _act(module: ModulePage, agency: Agency, size: int) -> Cost:
    with counted() as cost:
        assign(module=module, agencies=[agency], by=None)
    _take_away(module, size)
    return cost


def _raw(module: ModulePage, agency: Agency, size: int) -> Cost:
    deadline = keep(due("training", clock.today()))
    day, due_on = clock.today().isoformat(), deadline.due_on.isoformat()
    at = connection.ops.adapt_datetimefield_value(clock.now())
    with counted() as cost, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(ASSIGNMENT, [module.pk, False, day])
        (assignment,) = cursor.fetchone()
        cursor.execute(ITS_AGENCY, [assignment, agency.pk])
        cursor.execute(ENROLLMENTS, [module.pk, at, deadline.pk, due_on, agency.pk, day, day])
        cursor.execute(LETTERS, [at, module.pk, at])
        label, details = str(module), f'{{"people": {size}, "reason": "assigned"}}'
        cursor.execute(RECORD, [at, "people enrolled", "training.modulepage", str(module.pk), label, details])
        cursor.execute(RECORD, [at, "training assigned", "training.assignment", str(assignment), label, details])
    _take_away(module, size)
    return cost


def _take_away(module: ModulePage, size: int) -> None:
    """As many were enrolled, and as many owed a letter, by the one as by the other."""
    made = Enrollment.objects.filter(module=module)
    assert made.count() == size
    assert Letter.objects.filter(kind="enrollment").count() == size
    with transaction.atomic():
        Letter.objects.filter(kind="enrollment")._raw_delete(using="default")
        made._raw_delete(using="default")
        Assignment.objects.filter(module=module).delete()
    tidy("training_enrollment", "letters_letter")
