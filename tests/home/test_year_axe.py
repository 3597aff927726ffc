"""WCAG 2.2 AA on the clerk's year, the next morning and a day as it was, and on what changed for a reader."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from django.utils.translation import override
from playwright.sync_api import sync_playwright
from wagtail.users.models import UserProfile

from directives.models import Dissemination
from tests.directives.test_changed import again, amended, signed  # noqa: F401 fixtures, found by their names
from tests.look.test_axe import CHROMIUM, HOST, QUIET, RULES
from tests.training.test_admin_axe import answer

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
    found = []
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        for scheme, width in [("light", 1280), ("dark", 360)]:
            tab = browser.new_page(color_scheme=scheme, viewport={"width": width, "height": 900})
            tab.route("**/*", answer(pages))
            for path in pages:
                tab.goto(HOST + path)
                tab.evaluate("document.querySelectorAll('main details').forEach(fold => fold.open = true)")
                # In the admin what this house draws; its frame is looked at in the journeys.
                context = "#main" if path.startswith("/admin/") else None
                broken = Axe().run(tab, context=context, options=RULES).response["violations"]
                found += [(path, scheme, rule["id"], rule["nodes"][0]["html"][:200]) for rule in broken]
                if tab.evaluate("document.documentElement.scrollWidth > innerWidth"):
                    found.append((path, scheme, "wider than the screen"))
        browser.close()
    assert found == []
