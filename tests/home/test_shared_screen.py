"""The shared screen: one person after another, nothing of the last one left."""

import pytest
from django.core.cache import cache
from django.urls import reverse

from directives.acts.acknowledgments import acknowledge
from directives.acts.notings import note as write_down
from directives.models import Acknowledgment
from directives.refusal import Refusal
from evidence.models import Entry
from home import shared
from people.acts.pins import give_pins
from people.models import Employee, Employment

NOW = "2026-10-20T09:00"


@pytest.fixture(autouse=True)
def _no_tries_before():
    cache.clear()


@pytest.fixture
def seconds(monkeypatch):
    """Lets so many seconds pass at the machine."""
    passed = [1_800_000_000.0]
    monkeypatch.setattr(shared.time, "time", lambda: passed[0])

    def pass_by(number):
        passed[0] += number

    return pass_by


@pytest.fixture
def angel(police):
    """Hired without e-mail and without an account."""
    person = Employee.objects.create(number="1003", given_name="Ángel", family_name="Rivera", language="es")
    Employment.objects.create(employee=person, agency=police, starts_on="2020-01-06")
    return person


@pytest.fixture
def kiosk(client, police, angel, sent, marisol, at, seconds):
    """The shared screen of the police, opened by the chief; Ángel has 123456, Inés 222222."""
    client.force_login(marisol.user)
    with at(NOW):
        client.post(reverse("agency_sharing_open", args=["police"]))
    return client


@pytest.fixture
def pin(police, marisol, monkeypatch, at):
    def give(employee, digits):
        monkeypatch.setattr("people.acts.pins.secrets.randbelow", lambda below: int(digits))
        with at(NOW):
            give_pins(agency=police, employees=Employee.objects.filter(pk=employee.pk), by=marisol.user)
        return digits

    return give


@pytest.fixture
def enter(kiosk, at):
    def go(number, digits, on=NOW):
        with at(on):
            return kiosk.post(reverse("shared"), {"number": number, "pin": digits}, follow=True)

    return go


@pytest.fixture
def sign(kiosk, at):
    def go(page, digits, on=NOW):
        with at(on):
            return kiosk.post(reverse("shared_text"), {"note": page.context["note"], "pin": digits}, follow=True)

    return go


def test_the_officer_is_signed_out_and_the_browser_is_nothing_but_the_screen(kiosk):
    assert kiosk.get(reverse("desk")).status_code == 302
    assert kiosk.get(reverse("agency", args=["police"])).status_code == 302
    page = kiosk.get(reverse("shared"))
    assert "Police Department" in page.text
    assert "no-store" in page["Cache-Control"]
    assert Entry.objects.get(action="shared screen opened").by.username == "1000"


def test_another_agencys_officer_opens_none_and_any_other_browser_is_none(client, nell, police):
    assert client.post(reverse("shared")).status_code == 403
    assert "not a shared screen" in client.get(reverse("shared_text")).text
    client.force_login(nell.user)
    for name in ("agency_sharing_open", "agency_pins"):
        assert client.post(reverse(name, args=["police"])).status_code == 404


def test_somebody_without_an_account_reads_in_their_language_signs_and_leaves(kiosk, pin, enter, sign, angel, sent, at):
    joined = sent.deliveries.get(employee=angel)
    pin(angel, "123456")
    page = enter("1003", "123456")
    joined.refresh_from_db()
    assert (joined.served_how, joined.served_by) == ("sign_in", None)
    assert page.redirect_chain[-1][0] == "/es/shared/text/"
    assert "Ángel Rivera" in page.text
    assert page["Refresh"] == f"{shared.IDLE + 120}; url=/es/shared/still-there/"
    done = sign(page, "123456")
    assert done.redirect_chain[-1][0].endswith("/shared/thanks/")
    assert "Ángel" not in done.text
    signed = Acknowledgment.objects.get()
    assert (signed.method, signed.typed_name, signed.acknowledged_by) == ("shared", "Ángel Rivera", None)
    left = kiosk.post(reverse("shared_next"))
    assert left.url == "/shared/"
    back = kiosk.get(reverse("shared_text"))
    assert (back.status_code, back.url) == (302, "/shared/")


def test_whose_it_is_signs_with_their_own_pin_and_nobody_elses(pin, enter, sign, ines, angel):
    pin(ines, "222222")
    pin(angel, "123456")
    page = enter("1001", "222222")
    refused = sign(page, "123456")
    assert (refused.status_code, "That is not your PIN." in refused.text) == (422, True)
    assert not Acknowledgment.objects.exists()
    sign(page, "222222")
    signed = Acknowledgment.objects.get()
    assert (signed.method, signed.acknowledged_by) == ("shared", ines.user)


def test_what_was_shown_on_a_desk_does_not_sign_here_nor_the_other_way(kiosk, pin, enter, ines, delivery, note, at):
    pin(ines, "222222")
    page = enter("1001", "222222")
    with pytest.raises(Refusal, match="not what this asks"):
        acknowledge(delivery=delivery, note=page.context["note"], typed_name="Inés", by=ines.user)
    with at(NOW):
        of_the_desk = {"note": note(delivery, ines.user), "pin": "222222"}
        assert "Open the text again" in kiosk.post(reverse("shared_text"), of_the_desk).text
    assert not Acknowledgment.objects.exists()


def test_unknown_number_wrong_pin_locked_and_another_agency_are_answered_alike(pin, enter, ines, nell, library, at):
    pin(ines, "222222")
    with at(NOW):
        monk = give_pins(agency=library, employees=Employee.objects.filter(pk=nell.pk), by=nell.user)
    answers = [
        enter("9999", "222222"),
        enter("1001", "111111"),
        enter("2000", monk[0].pin),
        *[enter("1001", "111111") for _try in range(4)],
        enter("1001", "222222"),
    ]
    said = "That number and that PIN do not go together here."
    assert [(answer.status_code, said in answer.text) for answer in answers] == [(422, True)] * len(answers)


def test_whoever_goes_away_is_asked_and_then_forgotten(kiosk, pin, enter, ines, seconds, at):
    pin(ines, "222222")
    enter("1001", "222222")
    seconds(shared.IDLE + 120)
    asks = kiosk.get(reverse("shared_still_there"))
    assert ("Are you still there?" in asks.text, asks["Refresh"]) == (True, "30; url=/shared/")
    assert "Inés" in kiosk.post(reverse("shared_still_there"), follow=True).text
    seconds(shared.IDLE + 120 + shared.ASKED)
    assert kiosk.get(reverse("shared_text")).url == "/shared/"
    assert kiosk.post(reverse("shared_text"), {"pin": "222222"}).url == "/shared/"

    enter("1001", "222222")
    kiosk.post(reverse("shared_still_there"), {"away": "1"})
    seconds(shared.ASKED)
    assert kiosk.get(reverse("shared_text")).url == "/shared/"


def test_asking_for_a_page_does_not_make_the_time_longer(kiosk, pin, enter, ines, seconds):
    pin(ines, "222222")
    enter("1001", "222222")
    seconds(100)
    assert kiosk.get(reverse("shared_text"))["Refresh"].startswith("110;")


def test_it_closes_after_twelve_hours_and_when_somebody_signs_in(kiosk, ines, seconds, client):
    client.post(reverse("account_login"), {"login": "1001", "password": "a long enough phrase"})
    assert shared.KEY not in client.session
    assert client.get(reverse("desk")).status_code == 200


def test_nor_is_it_open_in_the_thirteenth_hour(kiosk, seconds):
    seconds(shared.OPEN + 1)
    assert "not a shared screen" in kiosk.get(reverse("shared")).text


def test_what_was_noted_of_somebody_is_not_asked_of_them_here(kiosk, pin, enter, ines, delivery, marisol, at):
    pin(ines, "222222")
    with at(NOW):
        write_down(
            delivery=delivery, way="paper", happened_on=delivery.dissemination.roster_on, language="en", by=marisol.user
        )
    assert "You have nothing to sign" in enter("1001", "222222").text


def test_slips_are_printed_once_for_those_ticked_or_without_one(client, police, ines, marisol, at):
    client.force_login(marisol.user)
    with at(NOW):
        page = client.get(reverse("agency_sharing", args=["police"]))
        assert "Print PINs for the 2 people without one" in page.text
        slips = client.post(reverse("agency_pins", args=["police"]), {"person": ines.pk})
        assert "1 slip to cut out" in slips.text
        assert slips.context["slips"][0].pin in slips.text
        assert "no-store" in slips["Cache-Control"]
        again = client.post(reverse("agency_pins", args=["police"]), {"without": "1"})
        assert [slip.employee for slip in again.context["slips"]] == [marisol]
        assert "Nobody was chosen" in client.post(reverse("agency_pins", args=["police"])).text
