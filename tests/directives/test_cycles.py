"""Leavers end, joiners begin, and what is a year old goes out again: by rule, once."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from deadlines.models import Municipality
from directives.acts.cycles import close_leavers, due_again, send_again, welcome_joiners
from directives.acts.deliveries import serve_at_sign_in
from directives.models import Delivery, Dissemination
from evidence.models import Entry
from letters.models import Letter
from people.models import Employment

Reason = Dissemination.Reason


def leave(employee, last_day):
    Employment.objects.filter(employee=employee, ends_on=None).update(ends_on=last_day)


def test_a_leaver_owes_nothing_from_the_morning_after(delivery, ines, at):
    leave(ines, date(2026, 11, 6))
    with at("2026-11-06T06:10"):
        assert close_leavers() == 0
    with at("2026-11-07T06:10"):
        assert (close_leavers(), close_leavers()) == (1, 0)
    delivery.refresh_from_db()
    assert (delivery.closed_as, delivery.closed_on) == ("separated", date(2026, 11, 7))


def test_a_transfer_ends_one_and_begins_the_other(sent, delivery, ines, library, police, at):
    leave(ines, date(2026, 11, 6))
    Employment.objects.create(employee=ines, agency=library, starts_on=date(2026, 11, 7))
    with at("2026-11-07T06:10"):
        assert close_leavers() == 1
        assert welcome_joiners() == 0, "The library has sent nothing yet."


def test_a_joiner_gets_what_is_in_force_with_a_clock_of_their_own(sent, person, police, at):
    joana = person("1500", "Joana", "Reis", police, starts_on=date(2026, 11, 9))
    with at("2026-11-08T06:10"):
        assert welcome_joiners() == 0
    with at("2026-11-10T06:10"):
        assert (welcome_joiners(), welcome_joiners()) == (1, 0)
    delivery = Delivery.objects.get(employee=joana)
    sending = delivery.dissemination
    assert (sending.reason, sending.cycle, sending.edition, sending.sent_by) == ("joiner", 1, sent.edition, None)
    assert (sending.provided_due.rule, sending.provided_due.due_on) == ("joiner", date(2026, 12, 9))
    assert delivery.due_on is None, "The clock to acknowledge starts with service."
    assert Letter.objects.filter(kind="delivery", subject_id=delivery.pk).count() == 1


def test_two_first_days_are_two_sendings_and_one_name_known_late_counts_from_the_text(sent, person, police, at):
    for number, first_day in (("1500", date(2026, 11, 9)), ("1501", date(2026, 11, 10)), ("1502", date(2019, 3, 4))):
        person(number, "A", "B", police, starts_on=first_day)
    with at("2026-11-12T06:10"):
        assert welcome_joiners() == 3
    days = Dissemination.objects.filter(reason="joiner").order_by("cycle").values_list("provided_due__trigger_on")
    assert [str(day) for (day,) in days] == ["2026-10-15", "2026-11-09", "2026-11-10"]


def test_who_comes_back_is_asked_again_and_who_signed_is_not(sent, delivery, ines, marisol, police, at):
    Delivery.objects.filter(employee=marisol).update(
        closed_as="acknowledged", closed_at=sent.sent_at, closed_on=sent.roster_on
    )
    for each in (ines, marisol):
        leave(each, date(2026, 11, 6))
    with at("2026-11-07T06:10"):
        close_leavers()
    for each in (ines, marisol):
        Employment.objects.create(employee=each, agency=police, starts_on=date(2027, 1, 4))
    with at("2027-01-04T06:10"):
        assert welcome_joiners() == 1
    assert Dissemination.objects.get(reason="joiner").deliveries.get().employee == ines


def test_a_year_later_it_goes_out_again_to_who_works_there_then(sent, delivery, ines, person, police, at):
    joana = person("1500", "Joana", "Reis", police, starts_on=date(2027, 3, 1))
    with at("2027-10-14T06:10"):
        welcome_joiners()
        assert send_again() == 0
    with at("2027-10-15T06:10"):
        assert (send_again(), send_again()) == (1, 0)
    again = Dissemination.objects.get(reason="annual")
    assert set(again.deliveries.values_list("employee__number", flat=True)) == {"1000", "1001", joana.number}
    assert again.provided_due.due_on == date(2027, 10, 15)
    assert set(Delivery.objects.exclude(dissemination=again).values_list("closed_as", flat=True)) == {"superseded"}
    assert Entry.objects.filter(action="edition disseminated", by=None, subject_id=str(again.pk)).count() == 1


def test_a_missed_morning_is_made_up_and_the_next_year_counts_from_there(sent, at):
    with at("2027-10-18T06:10"):
        assert send_again() == 1
    with at("2028-10-17T06:10"):
        assert send_again() == 0
    with at("2028-10-18T06:10"):
        assert send_again() == 1
    assert list(Dissemination.objects.filter(reason="annual").order_by("cycle").values_list("cycle", flat=True)) == [
        1,
        2,
    ]


def test_an_agency_without_people_is_passed_over(sent, ines, marisol, at):
    for each in (ines, marisol):
        leave(each, date(2026, 12, 31))
    with at("2027-10-15T06:10"):
        assert send_again() == 0


@pytest.mark.parametrize(
    ("yearly_on", "last_on", "due_on"),
    [
        ("", date(2026, 10, 15), "2027-10-15"),
        ("", date(2028, 2, 29), "2029-02-28"),
        # Saturday, October 16, 2027: the Friday before, for the day may not come later than the year.
        ("", date(2026, 10, 16), "2027-10-15"),
        ("09-14", date(2026, 10, 15), "2027-09-14"),
        ("12-01", date(2026, 10, 15), "2027-10-15"),
    ],
)
def test_when_a_text_is_due_again(city, yearly_on, last_on, due_on):
    Municipality.objects.update(yearly_on=yearly_on)
    deadline = due_again(last_on)
    assert str(deadline.due_on) == due_on
    assert deadline.steps


def test_the_number_of_statements_does_not_grow_with_the_people(sent, person, police, at):
    counts = []
    for day, people in (("2026-11-09", 1), ("2026-11-16", 30)):
        for number in range(people):
            person(f"{day}-{number}", "A", "B", police, starts_on=date.fromisoformat(day))
        with (
            at(f"{day}T06:10"),
            CaptureQueriesContext(
                connection,
            ) as queries,
        ):
            assert welcome_joiners() == people
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_signing_in_serves_a_joiner(sent, person, police, at):
    joana = person("1500", "Joana", "Reis", police, starts_on=date(2026, 11, 9))
    with at("2026-11-09T06:10"):
        welcome_joiners()
    with at("2026-11-09T09:00"):
        assert serve_at_sign_in(user=joana.user) == 1
