"""WCAG 2.2 AA on the officers' pages about training: both directions, light and dark, wide and narrow."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from tests.look.test_axe import CHROMIUM, findings
from training.models import Enrollment


@pytest.fixture
def pages(client, taught, marisol, at):
    """Each address with its page, made before the browser starts: no server, no socket."""
    client.force_login(marisol.user)
    one, found = Enrollment.objects.get(employee__number="5001").pk, {}
    with at("2026-11-20T09:00"):
        for language in ("en", "ar"):
            with override(language):
                asked = [
                    reverse("agency", args=["police"]),
                    reverse("agency_people", args=["police"]),
                    reverse("agency_training", args=["police", "t"]),
                    reverse("agency_training_exempt", args=["police", "t", one]),
                    reverse("agency_training_credit", args=["police", "t"], query={"everyone": 1}),
                    reverse("agency_training_remind", args=["police", "t"], query={"everyone": 1}),
                ]
            found |= {address: client.get(address) for address in asked}
    assert {response.status_code for response in found.values()} == {200}
    return {address: response.content for address, response in found.items()}


@pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed on this machine")
def test_axe_finds_nothing_on_the_officers_pages_about_training(pages):
    assert findings(pages) == []
