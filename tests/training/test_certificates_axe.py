"""WCAG 2.2 AA on the pages of certificates, of certifying officials and of a policy's checklist: both directions, light
and dark, wide and narrow."""

from datetime import date

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.cache import cache
from playwright.sync_api import sync_playwright

from directives.acts.drafting import start_directive
from directives.acts.editions import adopt_directive
from directives.acts.fields import Contact
from tests.directives.conftest import order, order_page, transmitted  # noqa: F401 fixtures, found by their names
from tests.look.test_axe import CHROMIUM, HOST, QUIET, RULES, answer

SOON = "2027-09-29T09:00"


@pytest.fixture
def policy(transmitted, police, marisol, at):  # noqa: F811
    with at("2026-10-05T09:00"):
        page = start_directive(agency=police, contact=Contact("Kim Osei", "555-0100"), by=marisol.user, kind="policy")
        for each in [page, *page.get_translations().specific()]:
            each.save_revision().publish()
        page.refresh_from_db()
        adopt_directive(page=page, effective_on=date(2026, 10, 5), by=marisol.user)
        page.title = "Another title"
        page.save_revision().publish()
    return page


@pytest.fixture
def pages(client, policy, trained, designated, marisol, at):
    """Each address with its page, made before the browser starts: no server, no socket."""
    cache.clear()
    certificate = f"/certificates/{trained.number}/"
    addresses = [
        "/certificates/",
        certificate,
        "/agency/police/",
        "/agency/police/officials/",
        "/agency/police/officials/new/",
        f"/agency/police/officials/{designated.pk}/end/",
        "/agency/police/policy/",
        "/agency/police/policy/adopt/",
        "/directives/police/policy/1/",
    ]
    client.force_login(marisol.user)
    with at(SOON):
        found = {prefix + each: client.get(prefix + each) for each in addresses for prefix in ("", "/ar")}
        assert {response.status_code for response in found.values()} == {200}
        for prefix in ("", "/ar"):
            found[f"{prefix}/certificates/?number=none"] = client.get(f"{prefix}/certificates/", {"number": "none"})
            found[f"{prefix}{certificate}?asked"] = client.post(prefix + certificate, {"name": "Nell Park"})
    return {address: response.content for address, response in found.items()}


@pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed on this machine")
def test_axe_finds_nothing(pages):
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
    assert found == []
