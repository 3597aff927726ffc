from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from deadlines import clock
from directives.acts import transmittals
from directives.acts.transmittals import confirm_receipt, transmit
from directives.models import Transmittal
from directives.refusal import Refusal
from evidence.models import Entry
from letters.models import Letter


def test_one_act_sends_the_order_to_every_agency(transmitted, police, library):
    copies = {copy.agency: copy for copy in Transmittal.objects.all()}
    assert set(copies) == {police, library}
    assert copies[police].due.due_on == date(2026, 10, 14)
    assert copies[police].notice_due.due_on == date(2026, 10, 16)
    assert copies[police].directive_due.due_on == date(2026, 11, 2)


def test_a_letter_is_owed_to_each_agency_with_an_address(transmitted, police):
    letter = Letter.objects.get(kind="transmittal")
    assert (letter.to, letter.name) == ("police@kestrelfalls.example", "Police Department")


def test_sending_twice_sends_nothing_twice(transmitted, clerk):
    assert transmit(edition=transmitted, by=clerk.user) == 0
    assert Transmittal.objects.count() == 2
    assert Letter.objects.filter(kind="transmittal").count() == 1


def test_an_agency_made_later_is_sent_its_copy_by_the_same_act(transmitted, clerk):
    from people.models import Agency

    Agency.objects.create(name="Shade Tree Commission", slug="trees", kind="board", has_staff=False)
    assert transmit(edition=transmitted, by=clerk.user) == 1


def test_only_the_clerk_sends(order, police, marisol):
    with pytest.raises(PermissionDenied):
        transmit(edition=order, by=marisol.user)
    assert not Transmittal.objects.exists()


def test_only_the_order_is_sent(directive, clerk):
    with pytest.raises(Refusal, match="Only the order"):
        transmit(edition=directive, by=clerk.user)


def test_nothing_is_sent_when_the_record_cannot_be_written(order, police, clerk, monkeypatch):
    def broken(**_):
        raise RuntimeError

    monkeypatch.setattr(transmittals, "record", broken)
    with pytest.raises(RuntimeError):
        transmit(edition=order, by=clerk.user)
    assert not Transmittal.objects.exists()
    assert not Letter.objects.exists()


def test_the_same_number_of_statements_for_any_number_of_agencies(order, clerk, police, django_assert_num_queries):
    from people.models import Agency

    def statements():
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        Transmittal.objects.all().delete()
        Letter.objects.all().delete()
        with CaptureQueriesContext(
            connection,
        ) as captured:
            transmit(edition=order, by=clerk.user)
        return len(captured)

    transmit(edition=order, by=clerk.user)
    few = statements()
    Agency.objects.bulk_create(Agency(name=f"Board {n}", slug=f"board-{n}", kind="board") for n in range(30))
    assert statements() == few


def test_an_agency_confirms_once(transmitted, police, marisol, at):
    copy = Transmittal.objects.get(agency=police)
    with at("2026-10-02T11:00"):
        first = confirm_receipt(transmittal=copy, by=marisol.user)
    with at("2026-10-05T11:00"):
        second = confirm_receipt(transmittal=copy, by=marisol.user)
    assert first.received_at == second.received_at
    assert Entry.objects.filter(action="receipt of the order confirmed").count() == 1


def test_another_agency_cannot_confirm_for_it(transmitted, police, nell):
    with pytest.raises(PermissionDenied):
        confirm_receipt(transmittal=Transmittal.objects.get(agency=police), by=nell.user)


def test_a_city_may_count_the_directive_from_receipt(order, city, police, clerk, marisol, at):
    city.directive_clock_start = "agency_receipt"
    city.save()
    with at("2026-10-01T09:00"):
        transmit(edition=order, by=clerk.user)
    copy = Transmittal.objects.get(agency=police)
    assert copy.directive_due is None
    with at("2026-10-05T09:00"):
        assert confirm_receipt(transmittal=copy, by=marisol.user).directive_due.due_on == date(2026, 11, 4)
    assert clock.today() != date(2026, 10, 5)


@pytest.mark.parametrize(
    ("cascade", "change", "asks"),
    [
        ("full", "minor", True),
        ("material_only", "minor", False),
        ("material_only", "material", True),
        ("clerk_only", "material", False),
    ],
)
def test_what_an_amendment_starts_again_is_the_citys_choice(
    cascade, change, asks, order, order_page, city, police, clerk
):
    from directives import words
    from directives.acts.editions import adopt_order

    city.amendment_cascade = cascade
    city.save()
    order_page.body = words.to_stream([{"words": "[MUNICIPALITY] amends. _____ _____"}])
    order_page.save()
    amended = adopt_order(
        page=order_page,
        signed_on=date(2026, 12, 1),
        effective_on=date(2026, 12, 1),
        change=change,
        reason="R",
        by=clerk.user,
    )
    transmit(edition=amended, by=clerk.user)
    copy = Transmittal.objects.get(agency=police)
    assert (copy.notice_due is not None, copy.directive_due is not None) == (asks, asks)
    assert copy.due.due_on == date(2026, 12, 31)
