"""Three years of one person's training, day by day: hired, passed, expired, renewed, amended, left."""

from datetime import date, timedelta

import pytest

from deadlines import clock
from directives import words
from directives.acts.editions import adopt_order
from directives.models import OrderPage
from people.models import Employment
from tests.directives.conftest import ORDER
from tests.training.conftest import right_answer
from training import marking
from training.acts.attempts import answer, read_lesson, start_attempt, submit
from training.acts.enrollments import carry_on
from training.currency import currency
from training.models import Completion, Enrollment, LessonPage

FIRST, LAST = date(2026, 9, 28), date(2029, 10, 31)
HIRED, LEFT = date(2026, 10, 19), date(2029, 8, 31)

# What a person with a calendar would expect: cycle, reason, asked on, due on, ended as, ended on.
ROWS = [
    (1, "joiner", "2026-10-19", "2026-11-18", "completed", "2026-11-16"),
    # Asked a month before the certificate ends; not done in time, so it expired, and was passed late.
    (2, "renewal", "2027-10-17", "2027-11-16", "completed", "2027-11-22"),
    # The amendment of February 1, 2028 is material and changes a section this module teaches.
    (3, "amendment", "2028-02-01", "2028-03-02", "completed", "2028-02-14"),
    (4, "renewal", "2029-01-15", "2029-02-14", "completed", "2029-02-10"),
]
# Cycle, passed on, counts until, and what it is worth at the end of the story.
CERTIFICATES = [
    (1, "2026-11-16", "2027-11-16", "superseded"),
    (2, "2027-11-22", "2028-11-22", "superseded"),
    (3, "2028-02-14", "2029-02-14", "superseded"),
    (4, "2029-02-10", "2030-02-10", "valid"),
]


@pytest.fixture
def joana(person, police):
    """Hired on Monday, October 19, 2026."""
    return person("1500", "Joana", "Reis", police, starts_on=HIRED)


@pytest.fixture
def order(home, city, clerk):
    page = home.add_child(instance=OrderPage(title="[MUNICIPALITY] order", slug="order", number="EO 2026-07"))
    page.body = words.to_stream(ORDER)
    with clock.held("2026-09-14T09:00"):
        adopt_order(page=page, signed_on=date(2026, 9, 14), effective_on=date(2026, 9, 14), by=clerk.user)
    return page


def amend(page, clerk):
    """§2.C changes, and the clerk says that it matters."""
    body = words.from_stream(list(page.body.raw_data))
    body[1]["section"]["parts"][2]["subsection"]["text"] = "Honor CBP requests, whatever their form;"
    page.body = words.to_stream(body)
    page.save()
    day = date(2028, 2, 1)
    adopt_order(page=page, signed_on=day, effective_on=day, change="material", reason="It was misspelt.", by=clerk.user)


def passes(employee):
    """Reads what is left to read, takes the quiz and gets it right."""
    enrollment = Enrollment.objects.open().select_related("module", "employee").get(employee=employee)
    for lesson in LessonPage.objects.child_of(enrollment.module):
        read_lesson(enrollment=enrollment, lesson=lesson, by=employee.user)
    attempt = start_attempt(enrollment=enrollment, by=employee.user)
    for step in marking.steps(attempt.paper):
        scene = attempt.paper.items[step.question].scenes[step.scene]
        answer(attempt=attempt, step=step, given=right_answer(scene), by=employee.user)
    assert submit(attempt=attempt, by=employee.user).is_passed


def test_three_years_give_the_rows_and_certificates_a_person_would_expect(assigned, joana, order, clerk):
    happens = {
        date(2026, 11, 16): lambda: passes(joana),
        date(2027, 11, 22): lambda: passes(joana),
        date(2028, 2, 1): lambda: amend(order, clerk),
        date(2028, 2, 14): lambda: passes(joana),
        date(2029, 2, 10): lambda: passes(joana),
        LEFT: lambda: Employment.objects.filter(employee=joana).update(ends_on=LEFT),
    }
    for day in mornings(happens):
        with clock.held(f"{day}T06:10"):
            carry_on()
            if day in happens:
                happens[day]()
    assert rows(joana) == ROWS
    assert certificates(joana) == CERTIFICATES


def mornings(happens):
    """Every Monday, and around each day on which something happens or is expected the day itself, the one before and
    the one after: so that nothing happens a day early or late."""
    told = {date.fromisoformat(cell) for row in [*ROWS, *CERTIFICATES] for cell in row if str(cell)[:2] == "20"}
    near = {day + timedelta(days=step) for day in [*told, *happens] for step in (-1, 0, 1)}
    mondays = {FIRST + timedelta(weeks=week) for week in range((LAST - FIRST).days // 7 + 1)}
    return sorted(day for day in near | mondays if FIRST <= day <= LAST)


def test_somebody_who_leaves_with_a_cycle_open_owes_nothing_more(assigned, joana, ines):
    with clock.held("2026-10-19T06:10"):
        carry_on()
    Employment.objects.filter(employee=joana).update(ends_on=date(2026, 10, 30))
    for day in ("2026-10-30", "2026-10-31", "2026-11-01"):
        with clock.held(f"{day}T06:10"):
            carry_on()
    assert rows(joana) == [(1, "joiner", "2026-10-19", "2026-11-18", "separated", "2026-10-31")]
    assert Enrollment.objects.get(employee=ines).closed_as == ""


def rows(employee):
    found = Enrollment.objects.filter(employee=employee).order_by("cycle")
    return [
        (
            each.cycle,
            each.reason,
            str(each.enrolled_at.date()),
            str(each.due_on),
            each.closed_as,
            str(each.closed_on or ""),
        )
        for each in found
    ]


def certificates(employee):
    found = Completion.objects.filter(employee=employee).with_state().order_by("cycle")
    return [
        (
            each.cycle,
            str(each.completed_on),
            str(each.expires_on),
            currency(
                expires_on=each.expires_on,
                is_revoked=each.is_revoked,
                is_superseded=each.is_superseded,
                today=LAST,
            ).value,
        )
        for each in found
    ]
