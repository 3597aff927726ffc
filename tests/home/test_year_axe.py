"""WCAG 2.2 AA on the clerk's year, the next morning and a day as it was, and on what changed for a reader."""

import pytest
from django.urls import reverse
from django.utils.translation import override
from wagtail.users.models import UserProfile

from directives.models import Dissemination
from tests.directives.test_changed import again, amended, signed  # noqa: F401 fixtures, found by their names
from tests.look.test_axe import CHROMIUM, findings

NOON = "2026-11-20T12:00"


@pytest.fixture
def pages(client, signed, amended, again, clerk, ines, at):  # noqa: F811
    """Each address with its page, made before the browser starts: no server, no socket."""
    delivery = again(amended, Dissemination.Reason.AMENDMENT)
    client.force_login(ines.user)
    found = {}
    with at("2027-03-03T09:00"):
        for language in ("en", "ar"):
            with override(language):
                path = reverse("reading", args=[delivery.pk])
                found[path] = client.get(path).content
    client.force_login(clerk.user)
    for language in ("en", "ar"):
        UserProfile.objects.update_or_create(user=clerk.user, defaults={"preferred_language": language})
        with at(NOON):
            found |= {f"{path}?{language}": page.content for path, page in _of_the_admin(client)}
    return found


def _of_the_admin(client):
    yield reverse("year:index"), client.get(reverse("year:index"))
    yield reverse("tomorrow:index"), client.post(reverse("tomorrow:index"))
    yield reverse("as_of:day", args=["2026-11-01"]), client.get(reverse("as_of:day", args=["2026-11-01"]))


@pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed on this machine")
def test_axe_finds_nothing_on_them(pages):
    assert findings(pages) == []
