"""WCAG 2.2 AA on every page of the quiz: both directions, light and dark, wide and narrow."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils.translation import override
from playwright.sync_api import sync_playwright

from tests.look.test_axe import CHROMIUM, HOST, QUIET, RULES, answer
from tests.training.conftest import wrong_answer
from tests.training.taking import (
    answer_every_page,
    give,
    page_of,
    result_of,
    review_of,
    start_of,
    step_of,
)
from training.models import Attempt


@pytest.fixture
def pages(client, city, attempt, ines, at):
    """Each address with its page, made before the browser starts: no server, no socket. What was refused has an address
    of its own."""
    client.force_login(ines.user)
    found = {}

    def keep(name, how="get", url=""):
        for prefix in ("", "/ar"):
            response = getattr(client, how)(prefix + (url or name))
            assert response.status_code in (200, 422), name
            found[prefix + name] = response.content

    with at("2026-10-06T09:00"), override("en"):
        keep(start_of(attempt.enrollment))
        for key in ("T-1", "T-2", "T-4", "T-5"):
            keep(page_of(attempt, step_of(attempt, key)))
        for key in ("T-1", "T-4"):
            keep(f"/refused/{key}/", "post", page_of(attempt, step_of(attempt, key)))
        keep("/refused/review/", "post", review_of(attempt))
        give(client, attempt, step_of(attempt, "T-6"))
        keep("/stands/", "get", page_of(attempt, step_of(attempt, "T-6")))
        keep(page_of(attempt, step_of(attempt, "T-6", 1)))
        answer_every_page_again(client, attempt)
        keep(review_of(attempt))
        client.post(review_of(attempt))
        keep(result_of(attempt))
        client.post(start_of(attempt.enrollment))
        again = Attempt.objects.get(number=2)
        answer_every_page(client, again)
        client.post(review_of(again))
        keep(result_of(again))
        keep("/completed/", "get", start_of(attempt.enrollment))
    return found


def answer_every_page_again(client, attempt):
    """Two of them wrongly, so that it does not pass; the story's first part stands already."""
    for item in attempt.paper.items:
        for number, scene in enumerate(item.scenes):
            if (item.key, number) != ("T-6", 0):
                given = wrong_answer(scene) if item.key in ("T-1", "T-3") else None
                give(client, attempt, step_of(attempt, item.key, number), given)


@pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed on this machine")
def test_axe_finds_nothing_on_any_page_of_the_quiz(pages):
    found = []
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        for scheme, width, prefix in [("light", 1280, ""), ("dark", 360, "/ar")]:
            tab = browser.new_page(color_scheme=scheme, viewport={"width": width, "height": 900})
            tab.route("**/*", answer(pages))
            for path in (path for path in pages if path.startswith("/ar/") == bool(prefix)):
                tab.goto(HOST + path)
                broken = Axe().run(tab, options=RULES).response["violations"]
                found += [(path, rule["id"], rule["nodes"][0]["html"][:200]) for rule in broken]
                if "/refused/" in path and not tab.evaluate("document.activeElement.matches('.errors')"):
                    found.append((path, "what is wrong has not the focus"))
                for wide in (1280, 360):
                    tab.set_viewport_size({"width": wide, "height": 900})
                    if tab.evaluate("document.documentElement.scrollWidth > innerWidth"):
                        found.append((path, wide, "wider than the screen"))
                tab.set_viewport_size({"width": width, "height": 900})
        browser.close()
    assert found == []
