"""An agency for which no appointing officer is named: who stands in is said wherever it matters."""

from datetime import date

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from directives.acts.deliveries import record_service
from directives.acts.reminders import escalate, tell_officers
from home.reports.board import board
from letters.outbox import send_due
from people.models import Agency, Delegation

NOW = "2026-12-03T09:00"
UNNAMED = "No appointing officer is named for Police Department"


@pytest.fixture
def see(client, at):
    def see(who, name, *args):
        client.force_login(who.user)
        with at(NOW):
            return client.get(reverse(name, args=args)).text

    return see


def test_the_head_stands_in_and_every_desk_says_so_until_one_is_named(
    see, at, marisol, clerk, ines, transmitted, order
):
    shown = see(marisol, "agency", "police")
    assert f"{UNNAMED}. Its head, Marisol Quiñones, answers until one is named." in shown
    assert "The clerk can name one." in shown
    add = reverse("delegations:add")
    assert (add in shown, add in see(clerk, "agency", "police")) == (False, True)
    with at(NOW):
        said = [each for each in board(order, today=date(2026, 12, 3)).todo if "no appointing officer" in each.text]
    assert [(each.state, each.agencies) for each in said] == [("due", ("Free Public Library", "Police Department"))]
    rows = see(clerk, "board:index")
    assert "No officer is named: the head answers." in rows
    assert "No officer and no head is named: you answer." in rows
    Delegation.objects.create(agency_id=Agency.objects.get(slug="police").pk, officer=ines, starts_on=date(2026, 12, 1))
    assert UNNAMED not in see(marisol, "agency", "police")
    assert "the head answers" not in see(clerk, "board:index")
    assert Permission.objects.filter(codename="add_delegation", group__user=clerk.user).exists()


@pytest.mark.parametrize(
    ("who", "why", "weekly"),
    [
        ("officer", "You answer for Police Department.", "The appointing officer hears of it each week."),
        ("head", f"{UNNAMED}, so this comes to you, who lead it", "so the head hears of it each week"),
        ("clerk", f"{UNNAMED}, and no head, so this comes to you as the city clerk", "so the clerk hears of it"),
    ],
)
def test_a_letter_says_why_it_comes_to_who_stands_in(
    sent, police, ines, marisol, clerk, city, at, mailoutbox, who, why, weekly
):
    with at("2026-10-15T11:00"):
        record_service(
            dissemination=sent, deliveries=sent.deliveries.filter(employee=ines), how="paper", by=marisol.user
        )
    if who == "officer":
        Delegation.objects.create(agency=police, officer=marisol, starts_on=date(2026, 12, 1))
    if who == "clerk":
        Agency.objects.update(head=None)
    with at("2026-12-03T06:10"):
        tell_officers()
        escalate()
        send_due()
    letters = {letter.subject: letter.body.replace("\n", " ") for letter in mailoutbox}
    assert why in letters["Police Department: 1 person is late"]
    assert weekly in letters["Long overdue in Police Department"]
