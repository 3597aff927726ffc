"""WCAG 2.2 AA on the trainer's rooms in the admin: what this house draws there, light and dark, wide and narrow."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles import finders
from django.urls import reverse
from playwright.sync_api import sync_playwright

from tests.look.test_axe import CHROMIUM, HOST, QUIET, RULES
from training.models import Question


@pytest.fixture
def pages(client, assigned, police, amend, trainer, at):
    """Each address with its page, made before the browser starts: no server, no socket."""
    amend()
    client.force_login(trainer.user)
    question = Question.objects.get(key="T-2")
    new = reverse("training_assignments:new")
    with at("2026-12-14T09:00"):
        found = {
            address: client.get(address)
            for address in (
                reverse("training_assignments:index"),
                reverse("training_assignments:end", args=[assigned.pk]),
                reverse("training_questions:index"),
                reverse("training_questions:question", args=[question.pk]),
                reverse("training_analysis:index"),
            )
        }
        choice = {"module": assigned.module.pk, "scope": "some", "agencies": [police.pk], "people": ""}
        found[new] = client.post(new, choice)
        found[f"{new}?wrong"] = client.post(new, {})
    assert {response.status_code for response in found.values()} == {200}
    return {address: response.content for address, response in found.items()}


def answer(pages):
    def handle(route):
        path = route.request.url.removeprefix(HOST)
        name = path.partition("?")[0]
        if path in pages:
            route.fulfill(body=pages[path], content_type="text/html")
        elif name.startswith("/static/") and (file := finders.find(name.removeprefix("/static/"))):
            route.fulfill(path=file)
        else:  # the admin's own words and icons, which come from its server
            route.fulfill(body="", content_type="text/plain")

    return handle


@pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed on this machine")
def test_axe_finds_nothing_in_the_trainers_rooms(pages):
    found = []
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        for scheme, width in [("light", 1280), ("dark", 360)]:
            tab = browser.new_page(color_scheme=scheme, viewport={"width": width, "height": 900})
            tab.route("**/*", answer(pages))
            for path in pages:
                tab.goto(HOST + path)
                broken = Axe().run(tab, context="#main", options=RULES).response["violations"]
                found += [(path, scheme, rule["id"], rule["nodes"][0]["html"][:200]) for rule in broken]
        browser.close()
    assert "\n".join(map(str, found)) == ""
