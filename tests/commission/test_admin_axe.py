"""WCAG 2.2 AA on the commission's own part of the admin: wide and narrow, and right to left."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles import finders
from django.urls import reverse
from django.utils.translation import override
from playwright.sync_api import sync_playwright
from wagtail.users.models import UserProfile

from commission.acts.drafts import draft_notice
from commission.acts.meetings import call_meeting
from tests.commission.conftest import local
from tests.look.test_axe import CHROMIUM, HOST, QUIET, RULES


@pytest.fixture
def pages(client, order, published, held, seats, hall, clerk, devraj, at):
    """Each page in English and Arabic, made before the browser starts."""
    with at("2026-11-20T09:00"):
        called = call_meeting(kind="special", starts_at=local("2026-12-17T19:00"), where=hall, by=devraj.user)
        draft = draft_notice(meeting=called, by=devraj.user)
        client.force_login(clerk.user)
        lists = ["today", "meetings", "notices", "members", "questions", "places", "advertisements"]
        addresses = [reverse(f"commission_{each}:index") for each in lists]
        addresses += [reverse("commission_meetings:meeting", args=[pk]) for pk in (held.pk, called.pk)]
        addresses += [reverse("commission_notices:notice", args=[pk]) for pk in (published.pk, draft.pk)]
        addresses += [reverse("commission_notices:subscribers", args=[published.pk])]
        addresses += [reverse("commission_meetings:details", args=[called.pk])]
        addresses += [reverse("commission_meetings:call"), reverse("commission_notices:publish", args=[draft.pk])]
        found = {}
        for language in ("en", "ar"):
            UserProfile.objects.update_or_create(user=clerk.user, defaults={"preferred_language": language})
            with override(language):
                found |= {f"{each}?{language}": client.get(each).content for each in addresses}
    return found


def answer(pages):
    """Our page, or a static file whatever version its address asks for; nothing else is fetched."""

    def handle(route):
        path = route.request.url.removeprefix(HOST)
        name = path.partition("?")[0].removeprefix("/static/")
        file = finders.find(name) if path.startswith("/static/") else None
        if path in pages:
            route.fulfill(body=pages[path], content_type="text/html")
        elif file:
            route.fulfill(path=file)
        else:
            route.abort()

    return handle


def broken(pages):
    """What axe finds in `main`: the frame is Wagtail's own. English on a wide screen, Arabic on a narrow one."""
    found = []
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        for width, language in [(1280, "en"), (360, "ar")]:
            tab = browser.new_page(viewport={"width": width, "height": 900})
            tab.route("**/*", answer(pages))
            for path in (each for each in pages if each.endswith(language)):
                tab.goto(HOST + path)
                tab.evaluate("document.querySelectorAll('main details').forEach(fold => fold.open = true)")
                violations = Axe().run(tab, context="main", options=RULES).response["violations"]
                found += [(path, width, rule["id"], rule["nodes"][0]["html"][:200]) for rule in violations]
                if tab.evaluate("document.documentElement.scrollWidth > innerWidth"):
                    found.append((path, width, "wider than the screen", ""))
        browser.close()
    return found


@pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed on this machine")
def test_axe_finds_nothing_in_the_commissions_rooms(pages):
    assert broken(pages) == []
