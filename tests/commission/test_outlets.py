"""Places for notices, and the twice-monthly advertisement until the end of 2026."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from commission.acts.outlets import advertise, keep_place
from commission.advertising import State, months
from commission.models import Advertisement, PostingPlace
from directives.refusal import Refusal
from evidence.models import Entry


def test_a_place_is_named_once_and_changed_without_losing_it(clerk):
    first = keep_place(kind="newspaper", name="Courier", by=clerk.user)
    assert keep_place(kind="newspaper", name="Courier", by=clerk.user) == first
    keep_place(place=first, kind="newspaper", name="The Courier", is_official=True, is_used=False, by=clerk.user)
    place = PostingPlace.objects.get()
    assert (place.pk, place.name, place.is_official, place.is_used) == (first.pk, "The Courier", True, False)


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"kind": "newspaper", "name": " "}, "Give the place a name"),
        ({"kind": "clerk", "name": "File", "is_official": True}, "Only a newspaper"),
    ],
)
def test_a_place_that_makes_no_sense_is_refused(clerk, facts, sentence):
    with pytest.raises(Refusal, match=sentence):
        keep_place(**facts, by=clerk.user)


def test_two_places_never_have_one_name(places, clerk):
    with pytest.raises(Refusal, match="of that name"):
        keep_place(place=places[1], kind="newspaper", name="Ledger", by=clerk.user)


def test_an_advertisement_is_kept_once_with_its_proof(clerk, at):
    facts = {"advertised_on": date(2026, 12, 7), "outlet": "courier.example", "by": clerk.user}
    with at("2026-12-14T10:00"):
        first = advertise(**facts, proof=b"%PDF-1.4", proof_name="ad.pdf")
        assert advertise(**facts) == first
        assert first.proof.name == "ad.pdf"
        for changes, sentence in [
            ({"advertised_on": date(2026, 12, 15)}, "still to come"),
            ({"outlet": " "}, "in which publication"),
            ({"outlet": "ledger.example", "proof": b"MZ"}, "Send a PDF"),
        ]:
            with pytest.raises(Refusal, match=sentence):
                advertise(**{**facts, **changes})
    assert Entry.objects.filter(action="notices advertised").count() == 1


def test_the_wrong_person_and_a_lost_record_leave_nothing(clerk, ines, at, unwritten):
    facts = {"advertised_on": date(2026, 12, 7), "outlet": "courier.example"}
    with at("2026-12-14T10:00"):
        for act in (
            lambda: advertise(**facts, by=ines.user),
            lambda: keep_place(kind="clerk", name="x", by=ines.user),
        ):
            with pytest.raises(PermissionDenied):
                act()
        unwritten("outlets")
        for act in (
            lambda: advertise(**facts, by=clerk.user),
            lambda: keep_place(kind="clerk", name="x", by=clerk.user),
        ):
            with pytest.raises(TypeError):
                act()
    assert not Advertisement.objects.exists()
    assert not PostingPlace.objects.exists()


DAYS = [date(2026, 9, 21), date(2026, 9, 28), date(2026, 11, 9), date(2026, 12, 7)]


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2026-09-30", [(2, State.DONE)]),
        ("2026-10-31", [(2, State.DONE), (0, State.DUE)]),
        ("2026-12-14", [(2, State.DONE), (0, State.LATE), (1, State.LATE), (1, State.OPEN)]),
        ("2026-12-17", [(2, State.DONE), (0, State.LATE), (1, State.LATE), (1, State.DUE)]),
        # The law asks for it until the end of the year, and what was not done stays late.
        ("2027-03-01", [(2, State.DONE), (0, State.LATE), (1, State.LATE), (1, State.LATE)]),
    ],
)
def test_each_month_says_where_it_stands(today, expected):
    found = months(DAYS, since=date(2026, 9, 14), today=date.fromisoformat(today))
    assert [(month.count, month.state) for month in found] == expected


def test_a_city_whose_order_comes_later_owes_none():
    assert months([], since=date(2027, 2, 1), today=date(2027, 3, 1)) == []
