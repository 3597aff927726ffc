"""The clerk's board: what it says first, what its cells say, and its two acts."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from deadlines import clock
from directives import words
from directives.models import Edition, Transmittal
from directives.reports.board import board
from directives.reports.clocks import city_clocks
from directives.reports.todo import todo
from home.reports.board import board as whole_board
from people.models import Agency, Employment
from tests.directives.conftest import ORDER
from training.acts.enrollments import enroll, exempt
from training.models import Enrollment

DEC_14 = date(2026, 12, 14)


@pytest.fixture
def as_clerk(client, clerk):
    client.force_login(clerk.user)
    return client


def row_of(agency, order, today):
    return next(row for row in board(order, today=today) if row.agency == agency)


def test_a_copy_not_sent_yet_has_a_date_already(order, police):
    row = row_of(police, order, date(2026, 9, 20))
    assert (row.sent.state, row.sent.due.due_on) == ("due", date(2026, 10, 14))
    assert row_of(police, order, date(2026, 10, 15)).sent.state == "overdue"


def test_the_chain_of_an_agency_link_by_link(sent, police, order):
    row = row_of(police, order, DEC_14)
    assert [link.state for link in row.links] == ["done", "none", "overdue", "done"]
    assert row.directed.due.due_on == date(2026, 11, 2)
    assert (row.parts.total, row.parts.waiting) == (2, 2)


def test_a_directive_three_days_late_says_so(directive, police, order, marisol, ines, at):
    from directives.acts.disseminations import disseminate

    with at("2026-11-05T09:00"):
        disseminate(edition=directive, reason="directive", by=marisol.user)
    link = row_of(police, order, DEC_14).directed
    assert (link.state, link.days_late) == ("late", 3)


def test_a_board_without_employees_owes_no_notice(transmitted, order, police):
    Agency.objects.filter(pk=police.pk).update(has_staff=False)
    row = row_of(police, order, DEC_14)
    assert (row.noticed.state, row.directed.state) == ("none", "none")


def test_the_board_takes_the_same_queries_for_any_number_of_agencies(sent, order, django_assert_num_queries):
    with django_assert_num_queries(7):
        board(order, today=DEC_14)
    Agency.objects.bulk_create(Agency(name=f"Board {n}", slug=f"board-{n}", kind="board") for n in range(40))
    with django_assert_num_queries(7):
        board(order, today=DEC_14)


def test_the_first_line_says_what_to_do_today(sent, order):
    said = todo(board(order, today=DEC_14), city_clocks(today=DEC_14))
    assert said[0].state == "overdue"
    texts = [sentence.text for sentence in said]
    assert "1 agency has not given its employees a directive in time." in texts
    assert any(text.startswith("Adopt the U-visa policy by Wednesday, October 14, 2026") for text in texts)


def test_the_citys_clocks_are_in_order_and_within_a_year(order, at):
    with at("2026-12-14T10:00"):
        clocks = whole_board(order, today=clock.today()).clocks
    days = [each.deadline.due_on for each in clocks]
    assert days == sorted(days)
    assert date(2027, 2, 1) in days  # the fourth quarter's figures
    assert date(2027, 1, 8) in days  # January 10 is a Sunday
    assert days[-1] <= date(2027, 12, 15)


def test_a_house_without_an_order_has_no_clocks(db):
    assert city_clocks(today=DEC_14) == []


@pytest.mark.parametrize(
    ("now", "state", "said"),
    [
        ("2026-11-20T09:00", "late", "give notice of one by Tuesday, December 29, 2026, 11:59 p.m. EST"),
        ("2026-12-30T09:00", "overdue", "too late for lawful notice of a meeting in quarter 4"),
    ],
)
def test_a_quarter_without_a_meeting_is_on_the_board_amber_then_red(sent, order, as_clerk, at, now, state, said):
    with at(now):
        found = whole_board(order, today=clock.today())
        page = as_clerk.get(reverse("board:index")).content.decode()
    (sentence,) = [each for each in found.todo if said in each.text]
    assert sentence.state == state
    assert f"is-{state}" in page
    assert said in page
    assert "Give notice of the commission&#x27;s meeting in quarter 4 of 2026" in page


def trained_in(agency, order, today):
    return next(row.trained for row in whole_board(order, today=today).rows if row.chain.agency == agency)


def test_how_many_of_an_agencys_people_hold_their_training(taught, police, library, order):
    found = trained_in(police, order, DEC_14)
    assert (found.asked, found.done, found.overdue, found.percent_done) == (11, 2, 9, 18)
    # The last day itself is still in time.
    assert trained_in(police, order, date(2026, 11, 2)).overdue == 0
    assert trained_in(library, order, DEC_14).asked == 0


def test_who_has_left_or_is_exempt_is_not_counted(taught, police, order, marisol, at):
    with at("2026-11-20T09:00"):
        one = Enrollment.objects.get(employee__number="5001")
        exempt(enrollment=one, agency=police, reason="Retires", by=marisol.user)
    Employment.objects.filter(employee__number="5003").update(ends_on=date(2026, 11, 20))
    assert (trained_in(police, order, DEC_14).asked, trained_in(police, order, DEC_14).overdue) == (9, 7)


def test_overdue_training_is_among_what_must_be_done_today(taught, order, as_clerk, at):
    (said,) = [each for each in whole_board(order, today=DEC_14).todo if "training" in each.text]
    assert (said.text, said.agencies) == ("9 people are overdue with training.", ("Police Department",))
    with at("2026-12-14T09:00"):
        page = as_clerk.get(reverse("board:index")).text
        first = as_clerk.get(reverse("wagtailadmin_home")).text
    assert "2 of 11" in page
    assert reverse("agency_people", args=["police"]) in page
    assert "9 people are overdue with training." in page
    assert "9 people are overdue with training." in first


def test_the_whole_page_takes_the_same_queries_for_any_number_of_agencies(taught, hired, as_clerk, module, at):
    # One that was sent no copy, so that the clerk has that to do both times.
    Agency.objects.create(name="Shade Tree Commission", slug="shade-tree", kind="board")
    with at("2026-12-14T09:00"):
        as_clerk.get(reverse("board:index"))
        with CaptureQueriesContext(connection) as few:
            as_clerk.get(reverse("board:index"))
        Agency.objects.bulk_create(Agency(name=f"Board {n}", slug=f"board-{n}", kind="board") for n in range(40))
        hired(30, first=6000)
        enroll(module=module, reason="joiner")
        with CaptureQueriesContext(connection) as many:
            as_clerk.get(reverse("board:index"))
    assert len(few) == len(many) <= 63


def test_the_page_shows_it(sent, as_clerk):
    page = as_clerk.get(reverse("board:index"))
    assert page.status_code == 200
    assert "Police Department" in page.content.decode()


@pytest.mark.parametrize("name", ["board:index", "board:adopt"])
def test_an_officer_does_not_enter(name, sent, client, marisol):
    client.force_login(marisol.user)
    assert client.get(reverse(name)).status_code in (302, 403)


def test_sending_says_to_whom_first_and_sends_on_post_alone(order, police, library, as_clerk):
    address = reverse("board:send", args=[1])
    asked = as_clerk.get(address).content.decode()
    assert "Send to 2 agencies" in asked
    assert "no e-mail: hand the copy over" in asked
    assert not Transmittal.objects.exists()
    assert as_clerk.post(address).status_code == 302
    assert Transmittal.objects.count() == 2
    again = as_clerk.post(address, follow=True).content.decode()
    assert "nothing was sent" in again
    assert Transmittal.objects.count() == 2


def test_an_edition_that_is_not_there_is_a_404(order, as_clerk):
    assert as_clerk.get(reverse("board:send", args=[9])).status_code == 404


def test_the_clerk_adopts_the_first_edition(order_page, city, as_clerk):
    page = as_clerk.post(reverse("board:adopt"), {"signed_on": "2026-09-14", "effective_on": "2026-09-14"})
    assert page.status_code == 302
    assert Edition.objects.get().effective_on == date(2026, 9, 14)


def test_what_was_typed_stays_when_it_is_refused(order_page, city, as_clerk):
    page = as_clerk.post(reverse("board:adopt"), {"signed_on": "2026-09-14", "effective_on": "2026-09-01"})
    assert "cannot take effect before it is signed" in page.content.decode()
    assert "2026-09-01" in page.content.decode()
    assert not Edition.objects.exists()


def test_an_amendment_shows_what_changes_before_it_is_adopted(order, order_page, as_clerk):
    order_page.body = words.to_stream(words.mapped(ORDER, lambda text: text.replace("CPB", "CBP")))
    order_page.save()
    shown = as_clerk.get(reverse("board:adopt")).content.decode()
    assert "<del>CPB</del><ins>CBP</ins>" in shown
    given = {"signed_on": "2026-10-14", "effective_on": "2026-10-14", "change": "minor", "reason": "A typing error"}
    assert as_clerk.post(reverse("board:adopt"), given).status_code == 302
    assert Edition.objects.get(number=2).change == "minor"
