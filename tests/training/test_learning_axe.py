"""WCAG 2.2 AA on a learner's pages: left to right on a wide screen, right to left on a dark and narrow one."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from tests.look.test_axe import CHROMIUM, HOST, QUIET, RULES, answer
from training.acts.attempts import submit

ADDRESSES = [
    "/desk/",
    "/training/",
    "/training/t/",
    "/training/t/lessons/first/",
    "/training/t/lessons/second/?check=1&answer=2",
]


@pytest.fixture
def pages(client, city, attempt, answers, ines, marisol, at):
    """Each address with its page, made before the browser starts: Inés has passed; her chief has yet to begin."""
    with at("2026-10-06T09:00"):
        answers(attempt, ines.user)
        submit(attempt=attempt, by=ines.user)
    found = {}
    for who, prefix in [(marisol, ""), (ines, "/ar")]:
        client.force_login(who.user)
        with at("2026-11-04T09:00"):
            found.update({prefix + address: client.get(prefix + address) for address in ADDRESSES})
    assert {response.status_code for response in found.values()} == {200}
    return {address: response.content for address, response in found.items()}


@pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed on this machine")
def test_axe_finds_nothing_on_a_learners_pages(pages):
    found = []
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        for scheme, width in [("light", 1280), ("dark", 360)]:
            tab = browser.new_page(color_scheme=scheme, viewport={"width": width, "height": 900})
            tab.route("**/*", answer(pages))
            for path in pages:
                tab.goto(HOST + path)
                if tab.evaluate("document.documentElement.scrollWidth > innerWidth"):
                    found.append((path, scheme, width, "wider than the screen"))
                if path.startswith("/ar/") != (width == 360):
                    continue
                tab.evaluate("document.querySelectorAll('main details').forEach(fold => fold.open = true)")
                broken = Axe().run(tab, options=RULES).response["violations"]
                found += [(path, scheme, width, rule["id"], rule["nodes"][0]["html"][:200]) for rule in broken]
        browser.close()
    assert found == []
