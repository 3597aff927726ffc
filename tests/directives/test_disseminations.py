from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from directives.acts import disseminations
from directives.acts.disseminations import disseminate
from directives.models import Delivery, Dissemination
from directives.refusal import Refusal
from letters.models import Letter
from letters.outbox import send_due
from people.models import Employee, Employment


def test_everyone_on_the_roster_has_one_line(sent, ines, marisol):
    assert {d.employee for d in sent.deliveries.all()} == {ines, marisol}
    assert sent.roster_on == date(2026, 10, 15)


def test_no_clock_runs_before_it_reaches_anybody(sent):
    assert not sent.deliveries.exclude(served_at=None, due_on=None).exists()


def test_the_orders_clock_and_the_citys_are_two_dates(sent):
    """§12 gives the agency thirty days from the clerk's copy; the person's own date comes with service."""
    assert sent.provided_due.due_on == date(2026, 11, 2)
    assert sent.provided_due.rule == "agency_directive"


def test_a_letter_to_somebody_without_an_address_is_read_in_the_house_and_serves_nobody(
    directive, person, police, marisol
):
    person("1003", "Rosa", "Lima", police, email=False)
    sending = disseminate(edition=directive, reason="directive", by=marisol.user)
    assert sending.deliveries.count() == 2
    owed = Letter.objects.filter(kind="delivery").order_by("reader").values_list("reader", "to")
    assert list(owed) == [("1000", "1000@kestrelfalls.example"), ("1003", "")]
    send_due()
    assert Letter.objects.of("1003").get().state == Letter.State.IN_APP
    assert sending.deliveries.get(served_at=None).employee.number == "1003"


def test_leavers_and_joiners_of_other_days_are_not_on_the_list(directive, person, police, marisol, at):
    person("1004", "Old", "Timer", police)
    Employment.objects.filter(employee__number="1004").update(ends_on=date(2026, 10, 14))
    person("1005", "New", "Comer", police, starts_on=date(2026, 10, 16))
    with at("2026-10-15T10:00"):
        sending = disseminate(edition=directive, reason="directive", by=marisol.user)
    assert {d.employee.number for d in sending.deliveries.all()} == {"1000"}


def test_the_list_is_frozen(sent, person, police):
    person("1006", "Late", "Joiner", police)
    assert sent.deliveries.count() == 2


def test_two_overlapping_employments_are_one_delivery(directive, ines, police, marisol):
    Employment.objects.filter(employee=ines).update(ends_on=date(2099, 1, 1))
    Employment.objects.create(employee=ines, agency=police, starts_on=date(2026, 1, 1))
    sending = disseminate(edition=directive, reason="directive", by=marisol.user)
    assert sending.deliveries.filter(employee=ines).count() == 1


def test_a_second_sending_for_the_same_reason_is_refused(sent, directive, marisol):
    with pytest.raises(Refusal, match="already"):
        disseminate(edition=directive, reason="directive", by=marisol.user)
    assert Dissemination.objects.count() == 1


def test_another_agencys_officer_cannot_send_it(directive, ines, nell):
    with pytest.raises(PermissionDenied):
        disseminate(edition=directive, reason="directive", by=nell.user)
    assert not Delivery.objects.exists()


def test_an_agency_without_employees_sends_nothing(directive, marisol):
    Employment.objects.all().delete()
    with pytest.raises(Refusal, match="Nobody is on the roster"):
        disseminate(edition=directive, reason="directive", by=marisol.user)
    assert not Dissemination.objects.exists()


def test_a_newer_edition_closes_what_was_open_of_the_older(sent, directive_page, marisol, at):
    from directives import words
    from directives.acts.editions import adopt_directive
    from tests.directives.conftest import DIRECTIVE

    directive_page.body = words.to_stream([*DIRECTIVE, {"words": "Newer words."}])
    directive_page.save()
    with at("2026-11-20T09:00"):
        newer = adopt_directive(
            page=directive_page,
            effective_on=date(2026, 11, 20),
            change="material",
            reason="New script",
            by=marisol.user,
        )
        disseminate(edition=newer, reason="directive", by=marisol.user)
    assert set(sent.deliveries.values_list("closed_as", "closed_on")) == {("superseded", date(2026, 11, 20))}


def test_nothing_is_sent_when_the_record_cannot_be_written(directive, ines, marisol, monkeypatch):
    def broken(**_):
        raise RuntimeError

    monkeypatch.setattr(disseminations, "record", broken)
    with pytest.raises(RuntimeError):
        disseminate(edition=directive, reason="directive", by=marisol.user)
    assert not Dissemination.objects.exists()
    assert not Delivery.objects.exists()
    assert not Letter.objects.filter(kind="delivery").exists()


def test_a_thousand_people_cost_the_statements_of_two(directive, ines, police, marisol):
    disseminate(edition=directive, reason="directive", by=marisol.user)
    with CaptureQueriesContext(connection) as few:
        disseminate(edition=directive, reason="annual", by=marisol.user)
    Employee.objects.bulk_create(
        Employee(number=f"n{n}", given_name="Ada", family_name=f"Roe {n}", email=f"n{n}@kestrelfalls.example")
        for n in range(1000)
    )
    Employment.objects.bulk_create(
        Employment(employee=e, agency=police, starts_on=date(2021, 1, 4))
        for e in Employee.objects.filter(number__startswith="n")
    )
    with CaptureQueriesContext(connection) as many:
        sending = disseminate(edition=directive, reason="annual", cycle=2, by=marisol.user)
    assert sending.deliveries.count() == 1002
    assert len(many) == len(few) == 10  # two of them the test's savepoint


def test_a_clock_is_answered_once(sent, directive, marisol):
    """A later sending of the same agency has no date of the order to keep."""
    again = disseminate(edition=directive, reason="annual", by=marisol.user)
    assert (sent.provided_due.due_on, again.provided_due) == (date(2026, 11, 2), None)


def test_who_is_late_under_one_edition_of_the_order_may_answer_under_the_next(
    transmitted, order_page, directive_page, clerk, marisol, police, at
):
    """An amendment is in force and not sent yet: the first copy's clock still runs, and this sending answers it."""
    from directives import words
    from directives.acts.editions import adopt_directive, adopt_order
    from directives.reports.board import board
    from tests.directives.conftest import ORDER

    order_page.body = words.to_stream([*ORDER, {"words": "As amended."}])
    order_page.save()
    december = date(2026, 12, 1)
    with at("2026-12-01T09:00"):
        adopt_order(
            page=order_page, signed_on=december, effective_on=december, change="minor", reason="R", by=clerk.user
        )
    with at("2026-12-14T09:00"):
        late = adopt_directive(page=directive_page, effective_on=date(2026, 12, 14), by=marisol.user)
        sending = disseminate(edition=late, reason="directive", by=marisol.user)
    assert sending.provided_due.due_on == date(2026, 11, 2)
    row = next(row for row in board(transmitted, today=date(2026, 12, 14)) if row.agency == police)
    assert (row.directed.state, row.directed.days_late) == ("late", 42)
