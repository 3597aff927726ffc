"""What an amendment of the order asks again (A3): everything, copies alone, or more only when it is material."""

from datetime import date

import pytest

from directives.acts.disseminations import disseminate
from directives.acts.editions import adopt_order
from directives.acts.transmittals import transmit
from directives.models import Delivery, Dissemination
from directives.refusal import Refusal
from directives.reports.asked import asked
from directives.reports.board import board
from directives.reports.making import Step, making
from directives.said import why_asked
from tests.directives.test_as_of import amended as next_directive

DAY = date(2026, 12, 2)


@pytest.fixture
def amend(sent, order_page, city, clerk, at):
    """Amends the order on December 1, 2026 and sends its copies, in a city that reads amendments so."""

    def amend(cascade, change):
        city.amendment_cascade = cascade
        city.save()
        order_page.title += ", amended"
        order_page.save()
        with at("2026-12-01T09:00"):
            day = date(2026, 12, 1)
            newer = adopt_order(
                page=order_page, signed_on=day, effective_on=day, by=clerk.user, change=change, reason="R"
            )
            transmit(edition=newer, by=clerk.user)
        return newer

    return amend


def links(order, police, on=DAY):
    row = next(row for row in board(order, today=on) if row.agency == police)
    return row.noticed.state, row.directed.state, row.parts.total


@pytest.mark.parametrize(
    ("cascade", "change", "asks"),
    [
        ("full", "minor", True),
        ("full", "material", True),
        ("material_only", "material", True),
        ("material_only", "minor", False),
        ("clerk_only", "material", False),
    ],
)
def test_the_chain_begins_anew_or_goes_on_where_it_was(cascade, change, asks, amend, police, order):
    before = links(order, police)
    newer = amend(cascade, change)
    assert before == ("overdue", "done", 2)
    assert links(newer, police) == (("due", "due", 0) if asks else before)
    state = asked(police, "directive", today=DAY).link
    assert state.state == ("due" if asks else "done")


def test_an_amendment_nobody_was_sent_yet_asks_nothing_yet(sent, order_page, police, clerk, at):
    order_page.title += ", amended"
    order_page.save()
    with at("2026-12-01T09:00"):
        day = date(2026, 12, 1)
        newer = adopt_order(page=order_page, signed_on=day, effective_on=day, by=clerk.user, change="minor", reason="R")
    assert links(newer, police) == ("none", "none", 0)


def test_the_directive_as_it_stands_may_answer_an_amendment(amend, sent, police, marisol, ines, directive_page, at):
    newer = amend("full", "material")
    with at("2026-12-03T09:00"):
        again = disseminate(edition=sent.edition, reason=Dissemination.Reason.AMENDMENT, by=marisol.user)
    assert (again.provided_due.rule, again.provided_due.due_on) == ("agency_directive", date(2026, 12, 31))
    assert Delivery.objects.get(dissemination=sent, employee=ines).closed_as == "superseded"
    assert why_asked(again) == "The order it carries out was amended, so everybody signs it again."
    assert links(newer, police, date(2026, 12, 4)) == ("due", "done", 2)
    assert asked(police, "directive", today=date(2026, 12, 4)).given == again
    with pytest.raises(Refusal, match="already"):
        disseminate(edition=sent.edition, reason=Dissemination.Reason.AMENDMENT, by=marisol.user)


def test_a_minor_directive_asks_nobody_to_sign_again(amend, sent, marisol, clerk, at):
    minor = next_directive(sent, "minor", by=clerk, on="2026-11-20")
    with at("2026-11-20T16:00"), pytest.raises(Refusal, match="marked minor"):
        disseminate(edition=minor, reason=Dissemination.Reason.AMENDMENT, by=marisol.user)
    amend("full", "material")
    with at("2026-12-03T09:00"):
        assert (
            disseminate(edition=minor, reason=Dissemination.Reason.AMENDMENT, by=marisol.user).deliveries.count() == 2
        )


@pytest.mark.parametrize(("cascade", "step"), [("full", Step.SEND), ("material_only", None)])
def test_the_officer_is_asked_to_send_it_again_only_where_the_city_reads_it_so(
    cascade, step, amend, sent, police, monkeypatch
):
    from directives.reports.making import Making

    monkeypatch.setattr(Making, "is_adopted", True)
    amend(cascade, "minor")
    found = making(police, "directive", today=DAY)
    assert (found.now, found.asks_again) == (step, step is Step.SEND)
