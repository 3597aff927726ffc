"""WCAG 2.2 AA on the pages of what was noted away from a screen, and on the shared screen: both directions, light and
dark, wide and narrow."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from directives.acts.disputes import dispute
from directives.acts.notings import note
from people.acts.pins import give_pins
from people.models import Employee
from tests.look.test_axe import CHROMIUM, findings

NOW = "2026-10-20T09:00"


@pytest.fixture
def pages(client, crowd, ines, marisol, clerk, police, at):
    """Each address with its page, made before the browser starts: no server, no socket."""
    found = {}
    sending = crowd(5)
    one = _noted(sending, "1001", marisol, at, way="paper", proof="Folder 3, front desk")
    _noted(sending, "5000", marisol, at, way="roll_call", witness="Sergeant Dow")
    pin = _pin(police, marisol, at)
    kiosk = Client()
    with at(NOW):
        kiosk.force_login(marisol.user)
        kiosk.post(reverse("agency_sharing_open", args=["police"]))
        client.force_login(marisol.user)
        slips = client.post(reverse("agency_pins", args=["police"]), {"without": "1"})
        for language in ("en", "ar"):
            with override(language):
                found |= _of_the_desk(client, ines, one)
                found |= {reverse("shared"): kiosk.get(reverse("shared"))}
        dispute(noting=one, words="I was on patrol that day.", by=ines.user)
        for language in ("en", "ar"):
            with override(language):
                found |= _of_officer_and_clerk(client, marisol, clerk, sending, one)
                entered = kiosk.post(reverse("shared"), {"number": marisol.number, "pin": pin})
                assert entered.status_code == 302
                for name in ("shared_text", "shared_thanks", "shared_still_there"):
                    found[reverse(name)] = kiosk.get(reverse(name))
    found["/slips/"] = slips
    assert {address: page.status_code for address, page in found.items() if page.status_code != 200} == {}
    return {address: response.content for address, response in found.items()}


def _noted(sending, number, by, at, **said):
    with at(NOW):
        delivery = sending.deliveries.get(employee__number=number)
        return note(delivery=delivery, happened_on=date(2026, 10, 19), language="en", by=by.user, **said)


def _pin(police, marisol, at):
    with at(NOW):
        return give_pins(agency=police, employees=Employee.objects.filter(pk=marisol.pk), by=marisol.user)[0].pin


def _of_the_desk(client, ines, one):
    client.force_login(ines.user)
    asked = [reverse("desk"), reverse("noting", args=[one.pk])]
    return {address: client.get(address) for address in asked}


def _of_officer_and_clerk(client, marisol, clerk, sending, one):
    client.force_login(marisol.user)
    asked = [
        reverse("agency", args=["police"]),
        reverse("sending", args=["police", sending.pk]),
        reverse("sending_note", args=["police", sending.pk, "roll-call"], query={"everyone": 1}),
        reverse("agency_sharing", args=["police"]),
    ]
    found = {address: client.get(address) for address in asked}
    client.force_login(clerk.user)
    asked = [
        reverse("agency_notings", args=["police"]),
        reverse("agency_notings_confirm", args=["police"], query={"everyone": 1}),
        reverse("agency_notings_set_aside", args=["police"], query={"everyone": 1}),
        reverse("disputes"),
        reverse("dispute", args=[one.pk]),
    ]
    return found | {address: client.get(address) for address in asked}


@pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed on this machine")
def test_axe_finds_nothing_on_the_pages_of_notings_and_the_shared_screen(pages):
    assert findings(pages) == []
