"""What happened away from a screen: the officer's pages, the second person's, the desk it is about, the clerk's."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from directives.acts.notings import note_all
from directives.acts.notings_confirmed import confirm
from directives.models import Delivery, Noting
from directives.reports.board import order_carried_out
from home.reports.board import board
from tests.directives.conftest import noted  # noqa: F401 a fixture, found by its name

NOW = "2026-10-20T09:00"
DAY = {"happened_on": "2026-10-19", "language": "en"}


@pytest.fixture
def see(client, at):
    def get(who, name, *args, on=NOW, **query):
        client.force_login(who.user)
        with at(on):
            return client.get(reverse(name, args=args), query)

    return get


@pytest.fixture
def send(client, at):
    def post(who, name, *args, on=NOW, **data):
        client.force_login(who.user)
        with at(on):
            return client.post(reverse(name, args=args), data, follow=True)

    return post


def test_a_roll_call_is_noted_of_everyone_ticked_and_confirmed_as_one_sheet(see, send, marisol, clerk, crowd):
    # Of eleven, six are open; the chief herself is passed over.
    sending = crowd(10)
    asked = see(marisol, "sending_note", "police", sending.pk, "roll-call", everyone=1).text
    assert "Note that 4 people acknowledged it at roll call" in asked
    assert "It is about you" in asked
    refused = send(marisol, "sending_note", "police", sending.pk, "roll-call", everyone=1, **DAY)
    assert refused.status_code == 422
    assert "Name the witness" in refused.text
    assert not Noting.objects.exists()
    done = send(marisol, "sending_note", "police", sending.pk, "roll-call", everyone=1, witness="Sgt. Dow", **DAY).text
    assert "Noted of 4 people." in done
    assert "Noted: waits for a second person" in done
    assert "4 notings wait for a second person." in see(marisol, "agency", "police").text

    mine = see(marisol, "agency_notings_confirm", "police", everyone=1).text
    assert "You noted it of 4 people yourself" in mine
    assert "nothing was done" in send(marisol, "agency_notings_confirm", "police", everyone=1).text
    listed = see(clerk, "agency_notings", "police")
    assert listed.text.count("Read and acknowledged at roll call") == 4
    assert "Confirm what was noted of 4 people" in see(clerk, "agency_notings_confirm", "police", everyone=1).text
    assert "Confirmed for 4 people." in send(clerk, "agency_notings_confirm", "police", everyone=1).text
    assert Delivery.objects.filter(closed_as="acknowledged", closed_on=date(2026, 10, 19)).count() == 4


def test_a_refusal_is_of_one_person(see, send, marisol, crowd):
    sending = crowd(5)
    several = see(marisol, "sending_note", "police", sending.pk, "refusal", everyone=1)
    assert several.status_code == 302
    one = sending.deliveries.get(employee__number="5000").pk
    said = send(
        marisol, "sending_note", "police", sending.pk, "refusal", person=one, witness="Nurse Okafor", **DAY
    ).text
    assert "Noted of 1 person." in said
    assert Noting.objects.get().way == "refused"


def test_what_cannot_be_is_said_on_the_form(send, marisol, crowd):
    sending = crowd(5)
    late = {**DAY, "happened_on": "2026-10-21"}
    said = send(marisol, "sending_note", "police", sending.pk, "paper", everyone=1, **late)
    assert (said.status_code, "That day is still to come" in said.text) == (422, True)


def test_setting_aside_needs_a_reason(see, send, marisol, clerk, noted):  # noqa: F811
    one = noted()
    assert send(clerk, "agency_notings_set_aside", "police", person=one.delivery_id).status_code == 422
    said = send(clerk, "agency_notings_set_aside", "police", person=one.delivery_id, why="Not her hand.").text
    assert "Set aside for 1 person." in said
    assert "Nothing waits" in said


def test_another_agencys_officer_sees_a_404_and_the_auditor_reads(see, send, nell, auditor, noted):  # noqa: F811
    one = noted()
    for name, args in [("agency_notings", ()), ("agency_notings_confirm", ()), ("agency_notings_set_aside", ())]:
        assert see(nell, name, "police", *args).status_code == 404
    assert see(nell, "disputes").status_code == 404
    assert see(auditor, "agency_notings", "police").status_code == 200
    assert send(auditor, "agency_notings_confirm", "police", person=one.delivery_id).status_code == 403
    assert see(auditor, "disputes").status_code == 200


def test_she_is_told_on_her_desk_says_no_and_the_clerk_settles_it(see, send, ines, nell, marisol, clerk, police, noted):  # noqa: F811
    one = noted()
    desk = see(ines, "desk").text
    assert "You have nothing to do." in desk
    assert "noted that you signed “Police directive” on paper on Monday, October 19, 2026." in desk
    assert see(nell, "noting", one.pk).status_code == 404
    assert send(ines, "noting", one.pk, words=" ").status_code == 422
    desk = send(ines, "noting", one.pk, words="I was on patrol.").text
    assert "You have 1 thing to do." in desk
    assert "You said that this is not right" in desk
    assert "1 is disputed, and waits for the clerk." in see(marisol, "agency", "police").text
    assert "I was on patrol." in see(marisol, "agency_notings", "police").text

    with_dispute = list(board(order_carried_out(today=date(2026, 10, 20)), today=date(2026, 10, 20)).todo)
    line = next(each for each in with_dispute if "dispute" in each.text)
    assert (line.text, line.agencies, line.url) == ("1 dispute waits for you.", ("Police Department",), "/disputes/")
    assert see(marisol, "dispute", one.pk).status_code == 404
    assert "I was on patrol." in see(clerk, "dispute", one.pk).text
    assert send(clerk, "dispute", one.pk, settled_as="stands").status_code == 422
    assert "Settled." in send(clerk, "dispute", one.pk, settled_as="taken_back", why="No such sheet.").text
    assert "The city clerk settled it" in see(ines, "desk").text


def test_a_receipt_says_how_it_was_signed_and_who_noted_saw_and_confirmed_it(see, ines, clerk, police, noted, at):  # noqa: F811
    one = noted("roll_call", proof="scan 0f3a page 2 line 5")
    with at("2026-10-21T09:00"):
        confirm(agency=police, notings=Noting.objects.all(), by=clerk.user)
    one.refresh_from_db()
    said = " ".join(see(ines, "receipt", one.acknowledgment.code).text.split())
    assert "Read and acknowledged at roll call" in said
    assert "Noted by Marisol Quiñones on Tuesday, October 20, 2026, 9 a.m. EDT. Witness: Sergeant Dow." in said
    assert "Paper: scan 0f3a page 2 line 5. Confirmed by Halina Brzostek on Wednesday, October 21, 2026" in said
    # Nobody noted the hour, so none is said.
    assert "<dt>Signed</dt><dd>Monday, October 19, 2026</dd>" in said
    assert reverse("noting", args=[one.pk]) in said


def test_whoever_refused_finds_the_way_to_sign_after_all(see, ines, clerk, police, noted, at):  # noqa: F811
    one = noted("refused")
    with at("2026-10-21T09:00"):
        confirm(agency=police, notings=Noting.objects.all(), by=clerk.user)
    desk = see(ines, "desk", on="2026-10-22T09:00").text
    assert "Refused, witnessed" in desk
    assert "Read it and sign after all" in desk
    assert "By signing you say:" in see(ines, "reading", one.delivery_id, on="2026-10-22T09:00").text


def test_a_long_list_takes_the_queries_of_a_short_one(see, clerk, marisol, crowd, at):
    sending = crowd(20)
    called = {"way": "roll_call", "happened_on": date(2026, 10, 19), "language": "en", "witness": "Sgt. Dow"}

    def note_of(people):
        with at(NOW):
            note_all(dissemination=sending, deliveries=people, by=marisol.user, **called)
        Noting.objects.filter(pk__in=Noting.objects.order_by("pk")[: Noting.objects.count() // 2]).update(
            disputed_at="2026-10-20T15:00Z", disputed_words="No."
        )

    def count(name, *args):
        with CaptureQueriesContext(connection) as asked:
            assert see(clerk, name, *args).status_code == 200
        return len(asked)

    pages = [("agency_notings", "police"), ("disputes",)]
    note_of(sending.deliveries.filter(employee__number__in=["5000", "5001"]))
    [count(*page) for page in pages]
    few = [count(*page) for page in pages]
    note_of(sending.deliveries.all())
    assert Noting.objects.count() == 8
    assert [count(*page) for page in pages] == few
