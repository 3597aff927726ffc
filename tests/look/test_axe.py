"""WCAG 2.2 AA on the style page and the sign-in page: both directions, light and dark, wide and narrow."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles import finders
from django.urls import reverse
from django.utils.translation import override
from playwright.sync_api import sync_playwright

CHROMIUM = Path("/usr/bin/chromium")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    # Telling what is well takes axe longer than finding what is not.
    "resultTypes": ["violations"],
}
HOST = "http://city.test"


@pytest.fixture
def pages(client, city):
    """Each address with its page, made before the browser starts: no server, no socket."""
    found = {}
    for language in ("en", "ar"):
        with override(language):
            for name in ("look", "account_login"):
                found[reverse(name)] = client.get(reverse(name)).content
    return found


def answer(pages):
    def handle(route):
        path = route.request.url.removeprefix(HOST)
        if path in pages:
            route.fulfill(body=pages[path], content_type="text/html")
        else:
            route.fulfill(path=finders.find(path.removeprefix("/static/")))

    return handle


def findings(pages) -> list[tuple]:
    """What axe finds on these pages, every fold open: light and wide, dark and narrow."""
    found = []
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        for scheme, width in [("light", 1280), ("dark", 360)]:
            tab = browser.new_page(color_scheme=scheme, viewport={"width": width, "height": 900})
            tab.route("**/*", answer(pages))
            for path in pages:
                tab.goto(HOST + path)
                tab.evaluate("document.querySelectorAll('main details').forEach(fold => fold.open = true)")
                broken = Axe().run(tab, options=RULES).response["violations"]
                found += [(path, scheme, width, rule["id"], rule["nodes"][0]["html"][:200]) for rule in broken]
                if tab.evaluate("document.documentElement.scrollWidth > innerWidth"):
                    found.append((path, scheme, width, "wider than the screen"))
        browser.close()
    return found


@pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed on this machine")
@pytest.mark.django_db
def test_axe_finds_nothing(pages):
    assert findings(pages) == []
